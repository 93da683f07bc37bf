"""What is true without a card."""
