"""How the database came to be as it is; one file a change, run by `python -m bot migrate`."""
