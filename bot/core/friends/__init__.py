"""Lines to a friend, from the person's side: the link, the postcard, its leaving, the answer."""
