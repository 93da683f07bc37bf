"""What no open talk waited for: commands, promised moments, news, texts out of the blue."""
