### The way up: a little more, offered beside the same again.
