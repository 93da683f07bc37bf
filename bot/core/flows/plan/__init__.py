"""One tiny step, from a wish to its place on the calendar."""
