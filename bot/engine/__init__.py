"""The hands: one event, one transaction; then the outbox empties itself."""
