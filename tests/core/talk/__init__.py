"""What holds for any conversation."""
