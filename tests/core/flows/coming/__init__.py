"""What is coming."""
