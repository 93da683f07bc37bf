"""A step at its minute, and all the way to "done"."""
