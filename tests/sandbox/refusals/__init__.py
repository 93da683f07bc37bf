"""Every way in which a call can be refused, each with a call that provokes it."""

from tests.sandbox.refusals.changing import CHANGES, TAPS
from tests.sandbox.refusals.keyboards import KEYBOARDS
from tests.sandbox.refusals.looks import HOOKS, LOOKS
from tests.sandbox.refusals.sending import FILES, TEXTS, WHAT, WHO

CASES = [*WHO, *WHAT, *TEXTS, *FILES, *KEYBOARDS, *CHANGES, *TAPS, *LOOKS, *HOOKS]
