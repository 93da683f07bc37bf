"""The door: the only room that knows Telegram's library."""

import os
import sys

# The library's own switch: periods come as timedeltas, and reading one does not warn.
os.environ.setdefault("PTB_TIMEDELTA", "1")

# The transport looks for this package at every lock and searches the whole path in vain each
# time: 4 to 5 % of a busy bot's time. It is not among what we install.
sys.modules.setdefault("sniffio", None)  # type: ignore[arg-type]
