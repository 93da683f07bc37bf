"""English: words for times, and words that may mean danger. Data only, to be read by people."""
