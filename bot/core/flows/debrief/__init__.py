"""How it was: the feeling, three questions, and what follows."""
