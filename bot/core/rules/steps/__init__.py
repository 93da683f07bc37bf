"""What is true of a step."""
