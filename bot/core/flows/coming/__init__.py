"""What is coming: /next."""
