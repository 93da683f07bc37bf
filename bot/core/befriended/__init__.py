"""The friend's side of a link: their yes, their cards, what they send, how they are reminded."""
