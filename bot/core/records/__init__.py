"""What the mind remembers, hears and answers, as plain frozen records."""
