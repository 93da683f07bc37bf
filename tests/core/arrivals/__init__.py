"""What no open conversation waited for."""
