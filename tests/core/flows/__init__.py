"""The conversations."""
