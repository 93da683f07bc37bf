"""What holds for any conversation: its table, its course, who is addressed."""
