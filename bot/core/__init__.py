"""The mind: decides what happens next from what is known, and touches nothing."""
