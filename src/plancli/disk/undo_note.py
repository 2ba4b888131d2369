"""What was in a file before it was overwritten in place?"""

from __future__ import annotations

import os
from typing import NamedTuple

from plancli.disk.descriptors import READ, beside, read_all, regular

NOTE = ".undo~"
"""How the name of an undo note ends; it begins with a dot and the name of its file."""

_NEWLINE = b"\n"


class Note(NamedTuple):
    """What an undo note says: the bytes of the file before a write in place, and after it."""

    old: bytes
    new: bytes

    def settle(self, found: bytes) -> bytes:
        """Return what counts of a file's bytes: those before the write, unless somebody else wrote since."""
        return self.old if self.explains(found) else found

    def explains(self, found: bytes) -> bool:
        """Tell whether a file's bytes are those that the write, cut off anywhere, leaves behind."""
        written = found.rstrip(b"\0")  # a crash may leave zeros where data should be
        return self.new.startswith(written) or self.old.startswith(written)


def note_of(name: str) -> Note | None:
    """Return the undo note of a file; None where there is none, or what has its name is no note."""
    try:
        descriptor = os.open(beside(name, NOTE), READ)
    except OSError:
        return None
    try:
        size = regular(descriptor).st_size
        length, line_end, rest = read_all(descriptor, size).partition(_NEWLINE)
    except OSError:
        return None
    finally:
        os.close(descriptor)
    if not (line_end and length.isdigit() and int(length[:20]) <= len(rest)):
        return None
    return Note(rest[: int(length)], rest[int(length) :])
