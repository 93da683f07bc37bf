"""A friend, from the person's side."""
