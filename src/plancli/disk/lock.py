"""Who writes to a file now? Its lock is on the file itself, so that every name leads to the same lock."""

from __future__ import annotations

import errno
import os
import sys
import time

from plancli.disk.descriptors import CREATE, WRITE, leads_to, regular
from plancli.errors import UnfitError, cause_of, message

LOCK_SECONDS = 30
"""How long a writer waits for the ones before it."""

POLL_SECONDS = 0.01
"""How long is waited before a file is looked at again."""


class BusyError(UnfitError):
    """Another writer held the lock for too long."""


def open_locked(name: str, *, create: bool, until: float) -> tuple[int, bool]:
    """Return a descriptor of the file that the name leads to, locked, and whether it was made."""
    while True:
        is_new = False
        try:
            descriptor = os.open(name, WRITE)
        except FileNotFoundError:
            if not create:
                raise
            try:
                descriptor, is_new = os.open(name, CREATE, 0o666), True
            except FileExistsError:
                continue
        try:
            regular(descriptor)
            wait_for(descriptor, until)
            if leads_to(name, descriptor):
                return descriptor, is_new
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


def wait_for(descriptor: int, until: float) -> None:
    """Take the lock of an open file as soon as it is free."""
    while not lock(descriptor):
        if time.monotonic() > until:
            raise BusyError(message("os.busy", seconds=LOCK_SECONDS))
        time.sleep(POLL_SECONDS)


def lock(descriptor: int) -> bool:
    """Take the lock of an open file if it is free, and tell whether it was.

    Raises:
        UnfitError: The disk has no locks, or has run out of them.
    """
    try:
        if sys.platform == "win32":  # a byte far behind the end: what is locked there nobody else may read
            import msvcrt  # noqa: PLC0415  only there

            os.lseek(descriptor, 0x7FFF_FFFE, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415  not on Windows

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in (errno.EAGAIN, errno.EACCES, errno.EDEADLK):
            return False
        raise UnfitError(message("os.no_lock", cause=cause_of(error))) from error
    return True
