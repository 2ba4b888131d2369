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
import sys
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple

from plancli.errors import UnfitError, cause_of, message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import TypeVar

    T = TypeVar("T")

LOCK_SECONDS = 30
"""How long a writer waits for the ones before it."""

_TRIES = 10
"""How often a file that is replaced or rewritten meanwhile is read, or written, anew."""

_POLL_SECONDS = 0.01
_NEWLINE = b"\n"
_BLANK = b" "
_BINARY = getattr(os, "O_BINARY", 0)
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _BINARY  # a pipe in the file's place is not waited for
_WRITE = os.O_RDWR | os.O_APPEND | getattr(os, "O_NONBLOCK", 0) | _BINARY
_CREATE = _WRITE | os.O_CREAT | os.O_EXCL
_DRAFT, _NOTE = ".new~", ".undo~"
"""How the names of drafts and of undo notes end; both begin with a dot and the name of their file."""


class BusyError(UnfitError):
    """Another writer held the lock for too long."""


class UncertainError(OSError):
    """A write failed, and what it left behind could not be taken back."""


class ReplacedError(Exception):
    """The name of the file leads to another one by now, so that what was written may be lost."""


class _Note(NamedTuple):
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


def read(path: Path, limit: int) -> bytes:
    """Return the bytes of a file, without those of a write that is going on or was cut off.

    Raises:
        OSError: It is not there, cannot be read, is no regular file, or has more than `limit` bytes.
    """
    name = os.path.realpath(path)
    data = b""
    for number in range(_TRIES):
        descriptor = os.open(name, _READ)
        try:
            before = _regular(descriptor)
            data = _read_all(descriptor, limit)
            note = _note_of(name)  # before the file is looked at again: a writer is done before its note goes
            after = os.fstat(descriptor)
        finally:
            os.close(descriptor)
        if note and note.explains(data):
            return note.old
        if not note and (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns):
            return data
        time.sleep(number * _POLL_SECONDS / 10)  # somebody is writing in place
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
    _sweep(name)
    draft, descriptor = _draft(name, 0o666)
    try:
        _write_all(descriptor, data)
        os.fsync(descriptor)
        _name_new(draft, name)
    finally:
        _drop(draft, descriptor)
    _sync_folder(name)


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
    until = time.monotonic() + LOCK_SECONDS
    _sweep(os.path.realpath(path))
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
    descriptor, is_new = _open_locked(name, create=create, until=until)
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


def _open_locked(name: str, *, create: bool, until: float) -> tuple[int, bool]:
    """Return a descriptor of the file that the name leads to, locked, and whether it was made."""
    while True:
        is_new = False
        try:
            descriptor = os.open(name, _WRITE)
        except FileNotFoundError:
            if not create:
                raise
            try:
                descriptor, is_new = os.open(name, _CREATE, 0o666), True
            except FileExistsError:
                continue
        try:
            _regular(descriptor)
            _wait_for(descriptor, until)
            if _leads_to(name, descriptor):
                return descriptor, is_new
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


def _wait_for(descriptor: int, until: float) -> None:
    """Take the lock of an open file as soon as it is free."""
    while not _lock(descriptor):
        if time.monotonic() > until:
            raise BusyError(message("os.busy", seconds=LOCK_SECONDS))
        time.sleep(_POLL_SECONDS)


def _lock(descriptor: int) -> bool:
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
        return _read_all(self.descriptor, limit)

    def is_in_place(self) -> bool:
        """Tell whether the name still leads to this file."""
        return _leads_to(self.name, self.descriptor)

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
            _sync_folder(self.name)

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
            other = os.open(self.name, os.O_WRONLY | _BINARY)  # one that does not append
            try:
                os.lseek(other, end - written, os.SEEK_SET)
                _write_all(other, _BLANK * written)
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
            self._overwrite(old if old is not None else _read_all(self.descriptor, status.st_size), data)
        self._confirm()

    def _stop_if_replaced(self, status: os.stat_result) -> None:
        """Raise ReplacedError where the name leads elsewhere, or somebody without a lock wrote meanwhile."""
        if not self.is_in_place() or os.fstat(self.descriptor).st_size != status.st_size:
            raise ReplacedError

    def _replace(self, data: bytes, status: os.stat_result) -> bool:
        """Put a new file in the place of this one; False where it would not have the same rights."""
        draft, descriptor = _draft(self.name, 0o600)
        try:
            _write_all(descriptor, data)
            if not _give_rights(descriptor, self.descriptor, status):
                return False
            os.fsync(descriptor)
            self._stop_if_replaced(status)
            os.replace(draft, self.name)
            descriptor, self.descriptor = self.descriptor, descriptor  # the draft was locked from the start
        except PermissionError:  # Windows, or a folder in which only the owner may rename
            return False
        finally:
            _drop(draft, descriptor)
        _sync_folder(self.name)
        return True

    def _overwrite(self, old: bytes, new: bytes) -> None:
        """Write into the file itself, while an undo note says what it held before."""
        note = _beside(self.name, _NOTE)
        draft, descriptor = _draft(self.name, 0o600)
        try:
            _write_all(descriptor, b"%d\n" % len(old) + old + new)
            with suppress(OSError):  # readers need no more than to read it
                os.fchmod(descriptor, stat.S_IMODE(os.fstat(self.descriptor).st_mode))
            os.fsync(descriptor)
            os.replace(draft, note)
        finally:
            _drop(draft, descriptor)
        _sync_folder(self.name)
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
        _sync_folder(self.name)

    def _look_newer(self, than_ns: int) -> None:
        """Make the time of the last change later than it was; the clock of a file system may tick slowly."""
        status = os.fstat(self.descriptor)
        place = self.descriptor if os.utime in os.supports_fd else self.name
        try:
            os.utime(place, ns=(status.st_atime_ns, max(status.st_mtime_ns, than_ns) + 1_000))
        except PermissionError:  # only the owner may choose the time; others wait for the next tick
            time.sleep(_POLL_SECONDS)
            os.utime(place)

    def _write_over(self, data: bytes, *, kept: int) -> None:
        """Write all of the file but its first `kept` bytes, and put it on disk."""
        os.ftruncate(self.descriptor, kept)
        _write_all(self.descriptor, data[kept:])
        os.fsync(self.descriptor)

    def recover(self) -> None:
        """Undo a write in place that was cut off, and remove its note."""
        if note := _note_of(self.name):
            found = _read_all(self.descriptor, len(note.old) + len(note.new))
            if (settled := note.settle(found)) != found:
                self._write_over(settled, kept=0)
            os.unlink(_beside(self.name, _NOTE))
            _sync_folder(self.name)


def _give_rights(draft: int, like: int, status: os.stat_result) -> bool:
    """Give a draft a file's owner, mode and attributes (such as access lists); tell whether it has them."""
    if sys.platform == "win32":
        return True  # a new file has the rights of its folder
    ours = os.fstat(draft)
    try:
        if (ours.st_uid, ours.st_gid) != (status.st_uid, status.st_gid):
            os.fchown(draft, status.st_uid, status.st_gid)
        os.fchmod(draft, stat.S_IMODE(status.st_mode))
        if sys.platform == "linux":
            has = _attributes(draft)
            for name, value in _attributes(like).items():
                if has.get(name) != value:
                    os.setxattr(draft, name, value)
    except OSError:
        return False
    return True


def _attributes(descriptor: int) -> dict[str, bytes]:
    """Return a file's extended attributes; none where its disk has none."""
    if sys.platform != "linux":
        return {}
    try:
        return {name: os.getxattr(descriptor, name) for name in os.listxattr(descriptor)}
    except OSError:
        return {}


def _beside(name: str, ending: str) -> str:
    """Return the name of a hidden file beside another."""
    folder, own = os.path.split(name)
    return os.path.join(folder, f".{own}{ending}")


def _draft(name: str, mode: int) -> tuple[str, int]:
    """Return a new, locked file beside another, and its descriptor."""
    while True:
        draft = _beside(name, f".{os.urandom(4).hex()}{_DRAFT}")
        descriptor = os.open(draft, _CREATE, mode)
        with suppress(UnfitError):  # a disk without locks
            _lock(descriptor)
        if _leads_to(draft, descriptor):  # nobody swept it away before it was locked
            return draft, descriptor
        os.close(descriptor)


def _drop(draft: str, descriptor: int) -> None:
    """Close a file, and remove the draft that it was where it has no other name by now."""
    with suppress(OSError):
        os.close(descriptor)
    with suppress(OSError):
        os.unlink(draft)


def _sweep(name: str) -> None:
    """Remove what writers that were killed left beside a file; the drafts of living ones are locked."""
    folder, own = os.path.split(name)
    with suppress(OSError):
        for entry in os.scandir(folder):
            if entry.name.startswith(f".{own}.") and entry.name.endswith(_DRAFT):
                descriptor = os.open(entry.path, _READ)
                try:
                    if _lock(descriptor):
                        os.unlink(entry.path)
                finally:
                    os.close(descriptor)


def _note_of(name: str) -> _Note | None:
    """Return the undo note of a file; None where there is none, or what has its name is no note."""
    try:
        descriptor = os.open(_beside(name, _NOTE), _READ)
    except OSError:
        return None
    try:
        size = _regular(descriptor).st_size
        length, line_end, rest = _read_all(descriptor, size).partition(_NEWLINE)
    except OSError:
        return None
    finally:
        os.close(descriptor)
    if not (line_end and length.isdigit() and int(length[:20]) <= len(rest)):
        return None
    return _Note(rest[: int(length)], rest[int(length) :])


def _regular(descriptor: int) -> os.stat_result:
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


def _leads_to(name: str, descriptor: int) -> bool:
    """Tell whether a name leads to an open file."""
    try:
        return os.path.samestat(os.stat(name), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _read_all(descriptor: int, limit: int) -> bytes:
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


def _write_all(descriptor: int, data: bytes) -> None:
    """Write every byte; one call of the system may take only some."""
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def _sync_folder(name: str) -> None:
    """Put the name of a file on disk, where the system can and may; the file itself is there already."""
    with suppress(OSError):
        descriptor = os.open(os.path.dirname(name), os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
