"""The first command on a fresh machine names what is missing, and makes anew what is half made.

Real `make`, real environments; no package index is asked.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from tests.house import tree

pytestmark = pytest.mark.journey

PINNED: Final = f"a-package==1.0 --hash=sha256:{'0' * 64}\n"
BASE: Final = str(Path(sys.base_prefix) / "bin" / "python3")
NO_INDEX: Final = {"PIP_INDEX_URL": "http://127.0.0.1:1/simple", "PIP_RETRIES": "0"}


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """What `make` needs of us, and nothing to install."""
    (tmp_path / ".ci").mkdir()
    for name in ("Makefile", ".ci/environment.sh"):
        shutil.copy(tree.ROOT / name, tmp_path / name)
    (tmp_path / "requirements.txt").touch()
    return tmp_path


def _make(folder: Path, python: str = BASE, **more: str) -> subprocess.CompletedProcess[str]:
    """Make the environment, as `make run` does first."""
    environment = {"PATH": os.environ["PATH"], "PIP_CONFIG_FILE": os.devnull, **NO_INDEX, **more}
    command = ["make", ".venv/run", f"PYTHON={python}"]
    return subprocess.run(command, cwd=folder, env=environment, text=True, capture_output=True)


def _refusal(done: subprocess.CompletedProcess[str]) -> str:
    """The one sentence before make's own last line."""
    sentence, last = (done.stdout + done.stderr).splitlines()
    assert last.startswith("make: ***")
    assert done.returncode
    return sentence


def _script(folder: Path, text: str) -> str:
    file = folder / "python3"
    file.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    file.chmod(0o700)
    return str(file)


def test_no_python_at_all(checkout: Path) -> None:
    said = _refusal(_make(checkout, "python3-that-is-not-here"))
    assert "Install Python 3.11 or newer (Debian: apt install python3 python3-venv)" in said


def test_a_python_that_is_too_old(checkout: Path) -> None:
    old = _script(checkout, 'case "$*" in *version_info*) exit 1 ;; esac')
    assert "Python 3.11 or newer is needed" in _refusal(_make(checkout, old))


@pytest.mark.parametrize("half_made", [False, True])
def test_a_python_that_makes_no_environments_names_the_package(
    checkout: Path, half_made: bool
) -> None:
    if half_made:
        _without_pip(checkout)
    (checkout / "ensurepip.py").write_text("raise ImportError", encoding="utf-8")
    said = _refusal(_make(checkout, PYTHONPATH=str(checkout)))
    assert "apt install python3-venv" in said


@pytest.mark.parametrize("how", ["its Python is gone", "installed for another"])
def test_what_is_half_made_is_made_anew_by_the_next_try(checkout: Path, how: str) -> None:
    _without_pip(checkout)
    if how == "its Python is gone":
        (checkout / ".venv/bin/python").unlink()
    if how == "installed for another":
        (checkout / ".venv/run").touch()
    done = _make(checkout)
    assert done.returncode == 0, done.stderr
    pip = [str(checkout / ".venv/bin/python"), "-m", "pip", "--version"]
    assert subprocess.run(pip, capture_output=True).returncode == 0

    (checkout / "requirements.txt").write_text(PINNED, encoding="utf-8")
    os.utime(checkout / ".venv/run", (0, 0))
    assert _refusal(_make(checkout)).startswith("pip reaches no package index.")


def _without_pip(checkout: Path) -> None:
    subprocess.run([BASE, "-m", "venv", "--without-pip", checkout / ".venv"], check=True)
