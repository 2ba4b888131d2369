"""How are bytes read and written through an open file, and where does its name lead?"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress

from plancli.errors import UnfitError, message

BINARY = getattr(os, "OBINARY", 0)
READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | BINARY  # a pipe in the file's place is not waited for
WRITE = os.O_RDWR | os.O_APPEND | getattr(os, "O_NONBLOCK", 0) | BINARY
CREATE = WRITE | os.O_CREAT | os.O_EXCL


def regular(descriptor: int) -> os.stat_result:
    """Return the status of an open file.

    Raises:
        OSError: It is no regular file.
    """
    status = os.fstat(descriptor)
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(status.st_mode):
        raise UnfitError(message("os.not_regular"))
    return status


def leads_to(name: str, descriptor: int) -> bool:
    """Tell whether a name leads to an open file."""
    try:
        return os.path.samestat(os.stat(name), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def read_all(descriptor: int, limit: int) -> bytes:
    """Return all bytes of an open file.

    Raises:
        UnfitError: There are more than `limit`.
    """
    os.lseek(descriptor, 0, os.SEEK_SET)
    pieces, left = [], limit + 1
    while left and (piece := os.read(descriptor, min(left, 1 << 24))):
        pieces.append(piece)
        left -= len(piece)
    if not left:
        raise UnfitError(message("os.beyond_limit", megabytes=limit // 10**6))
    return b"".join(pieces)


def write_all(descriptor: int, data: bytes) -> None:
    """Write every byte; one call of the system may take only some."""
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def sync_folder(name: str) -> None:
    """Put the name of a file on disk, where the system can and may; the file itself is there already."""
    with suppress(OSError):
        descriptor = os.open(os.path.dirname(name), os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def beside(name: str, ending: str) -> str:
    """Return the name of a hidden file beside another."""
    folder, own = os.path.split(name)
    return os.path.join(folder, f".{own}{ending}")
