"""The door: the only room that knows Telegram's library."""

import os

# The library's own switch: periods come as timedeltas, and reading one does not warn.
os.environ.setdefault("PTB_TIMEDELTA", "1")
