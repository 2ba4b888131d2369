"""How do bytes get into a file and on disk, whole or not at all, and to its end by one writer at a time?"""

from __future__ import annotations

import os
import stat
import threading
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from plancli.errors import cause_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from io import FileIO

_NEWLINE = b"\n"


class LockError(Exception):
    """The lock of a file cannot be made; the argument says why."""


@contextmanager
def locked(path: Path, seconds: float) -> Iterator[bool]:
    """Hold the lock that every writer of a file takes; the system drops it when a process dies.

    Yields:
        Whether it was had within so many seconds.

    Raises:
        LockError: It cannot be made where the file is.
    """
    from fasteners import InterProcessLock  # noqa: PLC0415  only an update locks

    lock = InterProcessLock(path.parent / f".{path.name}.lock")
    try:
        path.parent.stat()  # the library would make the folder of a mistyped path
        is_ours = lock.acquire(timeout=seconds)
    except OSError as error:
        raise LockError(cause_of(error)) from error
    except threading.ThreadError as error:
        raise LockError(error) from error
    try:
        yield is_ours
    finally:
        if is_ours:
            lock.release()
        elif lock.lockfile:
            lock.lockfile.close()


def create(path: Path, chunks: Iterable[bytes], *, overwrite: bool = False) -> None:
    """Write a file whole, or not at all: beside its place first, then under its name.

    A link stays a link and what it names is written; a file that is replaced hands its mode on, and a new one
    gets what the umask leaves.

    Raises:
        FileExistsError: It is there, and `overwrite` is false.
        OSError: It cannot be written; whatever was there is as it was.
    """
    if not overwrite and os.path.lexists(path):
        raise FileExistsError(path)
    target = Path(os.path.realpath(path))
    draft = target.with_name(f".plancli-{os.urandom(6).hex()}.tmp")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with open(descriptor, "wb") as file:  # noqa: PTH123  a descriptor has no path
            file.writelines(chunks)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileNotFoundError):
            draft.chmod(stat.S_IMODE(target.stat().st_mode))
        _name(draft, target, overwrite=overwrite)
    finally:
        draft.unlink(missing_ok=True)
    _sync_folder(target.parent)


def _name(draft: Path, target: Path, *, overwrite: bool) -> None:
    """Give a finished file its name; without `overwrite`, raise FileExistsError where the name is taken."""
    if not overwrite:
        try:
            target.hardlink_to(draft)
        except FileExistsError:
            raise
        except OSError as error:  # a disk without hard links
            if target.exists():
                raise FileExistsError(target) from error
        else:
            return
    draft.replace(target)


def append(path: Path, data: bytes) -> None:
    """Put whole lines at the end of a file and on disk, or leave it as it was; the caller holds the lock.

    A last line whose writer was cut off is ended first, so that the new ones stand on their own.

    Raises:
        OSError: They cannot be written; the file is as it was.
    """
    is_new = not path.exists()
    with path.open("a+b", buffering=0) as file:
        end = file.seek(0, os.SEEK_END)
        try:
            _write_all(file, _healing(file, end) + data)
            os.fsync(file.fileno())
        except OSError:
            file.truncate(end)
            if is_new:
                path.unlink()
            raise
    if is_new:
        _sync_folder(path.parent)


def _healing(file: FileIO, end: int) -> bytes:
    """Return the line's end that the file's last line lacks when its writer was cut off."""
    if end == 0:
        return b""
    file.seek(end - 1)
    return b"" if file.read(1) == _NEWLINE else _NEWLINE


def _write_all(file: FileIO, data: bytes) -> None:
    """Write every byte; one call of the system may take only some."""
    view = memoryview(data)
    while view:
        view = view[file.write(view) :]


def _sync_folder(folder: Path) -> None:
    """Put a new file's name on disk, where the system can and may; the file itself is there already."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
