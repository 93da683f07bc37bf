"""What is true between a person and a friend."""
