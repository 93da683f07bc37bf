"""A step at its minute."""
