"""What holds between a person and a friend, and the person's side of it: link, line, answer."""
