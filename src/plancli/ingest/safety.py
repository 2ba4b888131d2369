"""Is this file safe to unpack? Limits are checked before anything is read."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from plancli.ingest.errors import DamagedError, DoctypeError, EncryptedError, TooLargeError, ZipBombError

MEGABYTE = 1 << 20
MOST_UNPACKED = 200 * MEGABYTE
"""Sum of the declared sizes of an office file's parts, and size of any document."""
MOST_ENTRIES = 5000
MOST_RATIO = 200
SMALL = 64 * 1024
"""Below this size an entry's ratio means nothing."""
LONGEST_PROLOG = 64 * 1024
_ROOT = re.compile(rb"<[A-Za-z_]")
_ENCRYPTED = 0x1


def check_size(size: int, name: str) -> None:
    """Refuse a document larger than any plan.

    Raises:
        TooLargeError: It is.
    """
    if size > MOST_UNPACKED:
        raise TooLargeError(name=name, size=size // MEGABYTE, limit=MOST_UNPACKED // MEGABYTE)


def open_archive(data: bytes, name: str) -> zipfile.ZipFile:
    """Return an office file opened, its declared sizes and XML prologs checked.

    Raises:
        DamagedError: It cannot be opened.
        ZipBombError: It unpacks to more than any document holds.
        EncryptedError: Its entries need a password.
        DoctypeError: An XML part declares a document type.
    """
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeDecodeError) as error:
        raise DamagedError(name=name, why="zip") from error
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        raise ZipBombError(name=name, why=f"{len(entries)} > {MOST_ENTRIES}")
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MOST_UNPACKED:
        raise ZipBombError(name=name, why=f"{unpacked // MEGABYTE} MB > {MOST_UNPACKED // MEGABYTE} MB")
    for entry in entries:
        if entry.file_size > SMALL and entry.file_size > MOST_RATIO * max(entry.compress_size, 1):
            raise ZipBombError(
                name=name,
                why=f"{entry.filename}: {entry.file_size // max(entry.compress_size, 1)} : 1",
            )
        if entry.flag_bits & _ENCRYPTED:
            raise EncryptedError(name=name)
    if unpacked > MOST_RATIO * max(len(data), 1):
        raise ZipBombError(name=name, why=f"{unpacked // max(len(data), 1)} : 1")
    _check_prologs(archive, entries, name)
    return archive


def _check_prologs(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], name: str) -> None:
    for entry in entries:
        if not entry.filename.lower().endswith((".xml", ".rels", ".vml")):
            continue
        try:
            with archive.open(entry) as part:
                prolog = part.read(LONGEST_PROLOG).replace(b"\0", b"")
        except (
            zipfile.BadZipFile,
            OSError,
            EOFError,
            NotImplementedError,
            RuntimeError,
            ValueError,
        ) as error:
            raise DamagedError(name=name, why=entry.filename) from error
        except Exception as error:
            if type(error).__module__ in ("zlib", "lzma"):
                raise DamagedError(name=name, why=entry.filename) from error
            raise
        root = _ROOT.search(prolog)
        head = prolog[: root.start()] if root else prolog
        if (
            b"<!DOCTYPE" in head.upper()
            or b"<!ENTITY" in head.upper()
            or (root is None and len(prolog) >= LONGEST_PROLOG)
        ):
            raise DoctypeError(name=name, part=entry.filename)


def read_part(archive: zipfile.ZipFile, part: str, name: str) -> bytes | None:
    """Return a part of an office file unpacked, or None if it has none of that name.

    Raises:
        DamagedError: It cannot be unpacked.
    """
    import zlib  # noqa: PLC0415 - only office files need it

    if part not in archive.namelist():
        return None
    try:
        return archive.read(part)
    except (
        zipfile.BadZipFile,
        OSError,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,
        zlib.error,
    ) as error:
        raise DamagedError(name=name, why=part) from error
