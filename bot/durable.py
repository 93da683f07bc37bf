"""Files that outlive a power cut: written beside their place, flushed, and put there whole.

And the lock that keeps all others on this machine away meanwhile.
"""

from __future__ import annotations

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


def folder(path: Path) -> Path:
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def create(path: Path) -> BinaryIO:
    """A new file for its owner alone. Raises FileExistsError."""
    return os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb")


def put(path: Path, data: bytes) -> None:
    """All of it stands at `path` when this returns; after a crash all of it, or what was before."""
    folder(path.parent)
    part = path.with_name(f".{path.name}.part")
    part.unlink(missing_ok=True)
    with create(part) as file:
        file.write(data)
    move(part, path)


def move(part: Path, to: Path) -> None:
    flush(part)
    os.replace(part, to)
    flush(to.parent)


def put_new(path: Path, data: bytes) -> None:
    """As `put`, where nothing stands yet. Raises FileExistsError."""
    # Others may do the same at this moment.
    part = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    put(part, data)
    try:
        os.link(part, path)
    finally:
        part.unlink(missing_ok=True)
    flush(path.parent)


@contextmanager
def alone(lock: Path, *, wait: bool = True) -> Iterator[None]:
    """One at a time, of all threads and processes on this machine.

    Without `wait` it raises BlockingIOError while another is there.
    """
    handle = os.open(folder(lock.parent) / lock.name, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(handle)


def flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
