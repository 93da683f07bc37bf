"""A step from a wish to its minute: planned, cued, moved, made smaller, asked about."""
