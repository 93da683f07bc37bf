"""Where this machine has its Chromium, and what is said when it has none."""

from __future__ import annotations

import os
import shutil
from typing import Final

CHROMIUM: Final = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), None)
NOT_LOOKED_AT: Final = CHROMIUM is None and not os.environ.get("CI")
"""Whether the tests of the page are left out; in CI they fail instead."""
MISSING: Final = "CHROMIUM IS NOT HERE: nobody looked at the page. Debian: apt-get install chromium"
QUIET: Final = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
"""It asks nobody outside for anything."""
