"""How is what can be worked out again kept between commands, in a folder that may be emptied at any time?

A kept file begins with its key, everything it was worked out from; another key makes it worthless. Of a file
the key has the hash of its bytes: no stamp says for certain that it is the same. A kept file is ignored
unless key, checksum and owner match. None is ever missed: what cannot be read is worked out again, what
cannot be written is not kept.
"""

from __future__ import annotations

import os
import stat
import sys
from _blake2 import blake2b  # hashlib, which hands it out, loads OpenSSL first
from functools import cache
from importlib.machinery import PathFinder
from pathlib import Path
from typing import TypeVar

from msgspec import msgpack

from plancli import __version__

T = TypeVar("T")

_ROOT = Path(__file__).parent
_RULES = (_ROOT, _ROOT / "ledger", _ROOT / "store", _ROOT / "timing")
"""Folders of plancli's own files that decide what a plan and a ledger mean."""

_CALENDARS = ("chinese_calendar", "dateutil")
"""Packages that decide it too: working days, lengths of months."""

_OPEN = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""A link is not followed, and a pipe in the file's place is not waited for."""

_SEAL = 33
"""Bytes of a checksum's line."""

UNREADABLE = (ValueError, LookupError, RecursionError)
"""What is raised by a kept value that is no MessagePack, no UTF-8 or of another type."""


def digest(data: bytes) -> str:
    """Return a hash that two contents have in common only where they are the same."""
    return blake2b(data, digest_size=16).hexdigest()


def place(folder: Path, path: Path, ending: str) -> Path:
    """Return where something worked out from a file is kept; each installation of plancli has its own."""
    which = digest(os.fsencode(f"{os.path.abspath(path)}\n{_ROOT}\n{sys.version}"))  # noqa: PTH100  links stay
    return folder / f"{path.stem}-{which[:16]}.{ending}"


def key(path: Path, *more: object) -> bytes:
    """Return a line that says what something is worked out from: a file by name, plancli, and `more`."""
    whole = (os.path.abspath(path), __version__, sys.version, _rules(), *more)  # noqa: PTH100  links stay
    return ascii(whole).encode()


@cache
def _rules() -> str:
    """Return a hash that another version of any file with rules in it would change."""
    specs = (PathFinder.find_spec(name) for name in _CALENDARS)
    folders = (*_RULES, *(Path(spec.origin).parent for spec in specs if spec and spec.origin))
    seen = [
        (entry.name, entry.stat().st_size, entry.stat().st_mtime_ns)
        for folder in folders
        for entry in os.scandir(folder)
        if entry.name.endswith(".py")
    ]
    return digest(ascii(sorted(seen)).encode())


def read(file: Path, wanted: bytes, kind: type[T]) -> T | None:
    """Return the value kept in a file under a key; None where there is none that can be believed."""
    try:
        with open(os.open(file, os.O_RDONLY | _OPEN), "rb", buffering=0) as opened:  # noqa: PTH123  Path.open takes no flags
            if not _is_ours(os.fstat(opened.fileno())) or opened.read(len(wanted) + 1) != wanted + b"\n":
                return None
            seal, body = opened.read(_SEAL), opened.read()
        return msgpack.decode(body, type=kind) if seal == _seal(body) else None
    except (
        OSError,
        ValueError,
        RecursionError,
    ):  # ValueError: not MessagePack, not UTF-8, or of another kind
        return None


def write(file: Path, under: bytes, value: object) -> None:
    """Keep a value under a key, whole or not at all; whoever is last of two writers wins.

    Args:
        file: Where, as `place` says.
        under: Its key.
        value: What to keep.
    """
    try:
        body = msgpack.encode(value)
    except UnicodeEncodeError:  # half of a surrogate pair, as JSON can hold
        return
    draft = file.with_name(f".{file.name}")  # reused: two writers at once spoil it, and readers see that
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _OPEN, 0o600), "wb") as opened:  # noqa: PTH123  a descriptor, not a path
                opened.writelines((under, b"\n", _seal(body), body))
            draft.replace(file)
        finally:
            draft.unlink(missing_ok=True)
    except OSError:
        return


def _seal(body: bytes) -> bytes:
    """Return the checksum that shows a file is whole."""
    return f"{digest(body)}\n".encode()


def _is_ours(status: os.stat_result) -> bool:
    """Tell whether this is an ordinary file of the same user's."""
    user = getattr(os, "geteuid", None)
    return stat.S_ISREG(status.st_mode) and (user is None or status.st_uid == user())
