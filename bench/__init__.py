"""How fast the house is: the real process, a real file, Telegram's other end on loopback.

`make bench` prints one JSON object a line on standard output, a table on standard error.
"""
