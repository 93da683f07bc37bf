"""The voice: every sentence a person reads, and nothing else."""
