"""What was done, looked back on: the week, the last steps, the lines that were kept."""
