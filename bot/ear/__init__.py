"""The ear: what a text means. Pure functions over per-language data, and never a guess."""
