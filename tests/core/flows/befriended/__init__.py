"""The friend's side."""
