"""The friend's side of a link: their yes, their cards, what they send, and how they rest."""
