"""How do bytes get into a file whole or not at all, one writer at a time, and out of it again?

A line is appended in place; anything longer becomes a new file beside the old one that takes over its name,
with its rights. Where that would part names that lead to the same file, or change its owner, the file is
overwritten in place under an undo note that readers honour. The file itself is what is locked, so that every
name leads to the same lock.
"""

from __future__ import annotations

import errno
import os
import stat
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from plancli.disk import lock
from plancli.disk.descriptors import BINARY, READ, beside, leads_to, read_all, regular, sync_folder, write_all
from plancli.disk.draft import drop, give_rights, new_draft, sweep
from plancli.disk.lock import POLL_SECONDS
from plancli.disk.undo_note import NOTE, note_of
from plancli.errors import UnfitError, message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import TypeVar

    T = TypeVar("T")

_TRIES = 10
"""How often a file that is replaced or rewritten meanwhile is read, or written, anew."""

_NEWLINE = b"\n"
_BLANK = b" "


class UncertainError(OSError):
    """A write failed, and what it left behind could not be taken back."""


class ReplacedError(Exception):
    """The name of the file leads to another one by now, so that what was written may be lost."""


def read(path: Path, limit: int) -> bytes:
    """Return the bytes of a file, without those of a write that is going on or was cut off.

    Raises:
        OSError: It is not there, cannot be read, is no regular file, or has more than `limit` bytes.
    """
    name = os.path.realpath(path)
    data = b""
    for number in range(_TRIES):
        descriptor = os.open(name, READ)
        try:
            before = regular(descriptor)
            data = read_all(descriptor, limit)
            note = note_of(name)  # before the file is looked at again: a writer is done before its note goes
            after = os.fstat(descriptor)
        finally:
            os.close(descriptor)
        if note and note.explains(data):
            return note.old
        if not note and (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns):
            return data
        time.sleep(number * POLL_SECONDS / 10)  # somebody is writing in place
    return data


def write(path: Path, data: bytes, *, overwrite: bool = False) -> None:
    """Write a file whole or not at all; one that is there keeps its mode, owner, links and other names.

    Raises:
        FileExistsError: The name is taken, and `overwrite` is false.
        OSError: It cannot be written; what was there is as it was.
    """
    name = os.path.realpath(path) if overwrite else os.path.abspath(path)  # links stay links
    if overwrite and os.path.exists(name):
        update(path, lambda file: file.rewrite(data))
        return
    sweep(name)
    draft, descriptor = new_draft(name, 0o666)
    try:
        write_all(descriptor, data)
        os.fsync(descriptor)
        _name_new(draft, name)
    finally:
        drop(draft, descriptor)
    sync_folder(name)


def _name_new(draft: str, name: str) -> None:
    """Give a finished file a name that must be free."""
    try:
        os.link(draft, name)
    except FileExistsError:
        raise
    except OSError as error:  # a disk without hard links
        if os.path.lexists(name):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), name) from error
        os.replace(draft, name)


def update(path: Path, change: Callable[[Held], T], *, create: bool = False) -> T:
    """Return what `change` makes of a file under its lock; again where the file was replaced meanwhile.

    Args:
        path: The file; links are followed.
        change: Reads and writes it; whatever it raises leaves the file as it is. It may be called again.
        create: Make the file where there is none.

    Raises:
        BusyError: Other writers did not finish in time.
        OSError: It is not there, is no regular file, or cannot be locked or written.
    """
    until = time.monotonic() + lock.LOCK_SECONDS
    sweep(os.path.realpath(path))
    for _ in range(_TRIES):
        try:
            with _held(os.path.realpath(path), create=create, until=until) as file:
                return change(file)
        except ReplacedError:
            continue
    raise UnfitError(message("os.replaced"))


@contextmanager
def _held(name: str, *, create: bool, until: float) -> Iterator[Held]:
    """Open a file and hold its lock, which the system drops when the process dies."""
    descriptor, is_new = lock.open_locked(name, create=create, until=until)
    file = Held(name, descriptor)
    try:
        file.recover()
        yield file
    finally:
        with suppress(OSError):
            if is_new and file.is_in_place() and not os.fstat(file.descriptor).st_size:
                os.unlink(name)
        with suppress(OSError):  # what was acknowledged is on disk
            os.close(file.descriptor)


class Held:
    """A file open under its lock.

    Attributes:
        name: Its name, links resolved.
        descriptor: Of the file that bears the name.
    """

    def __init__(self, name: str, descriptor: int) -> None:
        """Keep both."""
        self.name = name
        self.descriptor = descriptor

    def read(self, limit: int) -> bytes:
        """Return the file's bytes; OSError where it has more than `limit`."""
        return read_all(self.descriptor, limit)

    def is_in_place(self) -> bool:
        """Tell whether the name still leads to this file."""
        return leads_to(self.name, self.descriptor)

    def append(self, line: bytes) -> None:
        """Put a line at the end and on disk, or leave the file as it was.

        A last line whose writer was cut off is ended first, so that the new one stands on its own.

        Raises:
            OSError: It cannot be written.
            ReplacedError: It was written, and the name leads to another file by now.
        """
        end = os.lseek(self.descriptor, 0, os.SEEK_END)
        data = self._healing(end) + line
        written = 0
        try:
            while written < len(data):
                written += os.write(self.descriptor, data[written:])
            os.fsync(self.descriptor)
        except BaseException:
            self._take_back(written)
            raise
        self._confirm()
        if end == 0:
            sync_folder(self.name)

    def _confirm(self) -> None:
        """Raise ReplacedError where the name leads to another file than the one just written."""
        try:
            is_in_place = self.is_in_place()
        except OSError as error:
            raise UncertainError(error.errno, error.strerror) from error
        if not is_in_place:
            raise ReplacedError

    def _healing(self, end: int) -> bytes:
        """Return the line's end that the file's last line lacks when its writer was cut off."""
        if end == 0:
            return b""
        os.lseek(self.descriptor, end - 1, os.SEEK_SET)
        return b"" if os.read(self.descriptor, 1) == _NEWLINE else _NEWLINE

    def _take_back(self, written: int) -> None:
        """Remove the bytes just written at the end, and nothing that somebody wrote behind them.

        Raises:
            UncertainError: They are still there.
        """
        if not written:
            return
        try:
            end = os.lseek(self.descriptor, 0, os.SEEK_CUR)
            if os.fstat(self.descriptor).st_size == end:
                os.ftruncate(self.descriptor, end - written)
                return
            other = os.open(self.name, os.O_WRONLY | BINARY)  # one that does not append
            try:
                os.lseek(other, end - written, os.SEEK_SET)
                write_all(other, _BLANK * written)
            finally:
                os.close(other)
        except OSError as error:
            raise UncertainError(error.errno, error.strerror) from error

    def rewrite(self, data: bytes, *, old: bytes | None = None) -> None:
        """Give the file another content, whole or not at all; its mode, owner, links and names stay.

        Args:
            data: The new content.
            old: What it was worked out from; where the file has other bytes by now, nothing is written.

        Raises:
            OSError: It cannot be written; the file is as it was.
            ReplacedError: The name leads to another file by now, or somebody else wrote.
        """
        status = os.fstat(self.descriptor)
        if old is not None and status.st_size != len(old):
            raise ReplacedError
        self._stop_if_replaced(status)
        if status.st_nlink > 1 or not self._replace(data, status):
            self._overwrite(old if old is not None else read_all(self.descriptor, status.st_size), data)
        self._confirm()

    def _stop_if_replaced(self, status: os.stat_result) -> None:
        """Raise ReplacedError where the name leads elsewhere, or somebody without a lock wrote meanwhile."""
        if not self.is_in_place() or os.fstat(self.descriptor).st_size != status.st_size:
            raise ReplacedError

    def _replace(self, data: bytes, status: os.stat_result) -> bool:
        """Put a new file in the place of this one; False where it would not have the same rights."""
        draft, descriptor = new_draft(self.name, 0o600)
        try:
            write_all(descriptor, data)
            if not give_rights(descriptor, self.descriptor, status):
                return False
            os.fsync(descriptor)
            self._stop_if_replaced(status)
            os.replace(draft, self.name)
            descriptor, self.descriptor = self.descriptor, descriptor  # the draft was locked from the start
        except PermissionError:  # Windows, or a folder in which only the owner may rename
            return False
        finally:
            drop(draft, descriptor)
        sync_folder(self.name)
        return True

    def _overwrite(self, old: bytes, new: bytes) -> None:
        """Write into the file itself, while an undo note says what it held before."""
        note = beside(self.name, NOTE)
        draft, descriptor = new_draft(self.name, 0o600)
        try:
            write_all(descriptor, b"%d\n" % len(old) + old + new)
            with suppress(OSError):  # readers need no more than to read it
                os.fchmod(descriptor, stat.S_IMODE(os.fstat(self.descriptor).st_mode))
            os.fsync(descriptor)
            os.replace(draft, note)
        finally:
            drop(draft, descriptor)
        sync_folder(self.name)
        before = os.fstat(self.descriptor).st_mtime_ns
        try:
            self._write_over(new, kept=len(old) if new.startswith(old) else 0)
            self._look_newer(before)
            os.unlink(note)
        except BaseException:
            with suppress(OSError):  # the note stays, and readers honour it
                self._write_over(old, kept=0)
                os.unlink(note)
            raise
        sync_folder(self.name)

    def _look_newer(self, than_ns: int) -> None:
        """Make the time of the last change later than it was; the clock of a file system may tick slowly."""
        status = os.fstat(self.descriptor)
        place = self.descriptor if os.utime in os.supports_fd else self.name
        try:
            os.utime(place, ns=(status.st_atime_ns, max(status.st_mtime_ns, than_ns) + 1_000))
        except PermissionError:  # only the owner may choose the time; others wait for the next tick
            time.sleep(POLL_SECONDS)
            os.utime(place)

    def _write_over(self, data: bytes, *, kept: int) -> None:
        """Write all of the file but its first `kept` bytes, and put it on disk."""
        os.ftruncate(self.descriptor, kept)
        write_all(self.descriptor, data[kept:])
        os.fsync(self.descriptor)

    def recover(self) -> None:
        """Undo a write in place that was cut off, and remove its note."""
        if note := note_of(self.name):
            found = read_all(self.descriptor, len(note.old) + len(note.new))
            if (settled := note.settle(found)) != found:
                self._write_over(settled, kept=0)
            os.unlink(beside(self.name, NOTE))
            sync_folder(self.name)
