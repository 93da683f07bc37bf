"""The machine we measure on, and what Linux says of one process of ours."""

from __future__ import annotations

import os
import platform
import sqlite3
import time
from datetime import UTC, datetime
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")


def described() -> dict[str, object]:
    """Everything that a figure depends on and the code does not."""
    return {
        "machine": _first(Path("/proc/cpuinfo"), "model name") or platform.machine(),
        "cores": len(os.sched_getaffinity(0)),
        "memory_mb": int((_first(Path("/proc/meminfo"), "MemTotal") or "0 kB").split()[0]) // 1024,
        "python": platform.python_version(),
        "kernel": platform.release(),
        "sqlite": sqlite3.sqlite_version,
        "load": os.getloadavg(),
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def memory_mb(pid: int, name: str) -> float:
    """`VmRSS` (now) or `VmHWM` (at most so far) of a process."""
    return int((_first(Path(f"/proc/{pid}/status"), name) or "0 kB").split()[0]) / 1024


def cpu_seconds(pid: int) -> float:
    """CPU that a process has used so far, in user and in system mode."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def settle(pid: int, still: float = 1.0, within: float = 30.0) -> None:
    """Wait until a process has used no CPU for a while."""
    end = time.monotonic() + within
    used, since = cpu_seconds(pid), time.monotonic()
    while time.monotonic() < end and time.monotonic() - since < still:
        time.sleep(0.05)
        now = cpu_seconds(pid)
        if now != used:
            used, since = now, time.monotonic()


def _first(file: Path, name: str) -> str | None:
    for line in file.read_text().splitlines():
        key, _, value = line.partition(":")
        if key.strip() == name:
            return value.strip()
    return None
