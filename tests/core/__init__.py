"""The mind, tested as what it is: a function."""
