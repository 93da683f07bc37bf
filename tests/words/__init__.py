"""The voice: every line is written, used, kind and short."""
