### A step with somebody they know: who it is, texts to copy, what comes of asking.
