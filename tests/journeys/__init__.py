"""Whole stories through the real process: the specification, with its transcripts."""
