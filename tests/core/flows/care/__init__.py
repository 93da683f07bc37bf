"""Danger, and the cards of help."""
