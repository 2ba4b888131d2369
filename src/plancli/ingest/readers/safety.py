"""Is this file safe to unpack? What a file may cost is counted before anything makes it."""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO
from xml.parsers import expat

from plancli.ingest.errors import IngestError

MEGABYTE = 1 << 20
MOST_UNPACKED = 200 * MEGABYTE
"""Sum of the declared sizes of an office file's parts, and size of any document."""
MOST_ENTRIES = 5000
MOST_RATIO = 200
SMALL = 64 * 1024
"""Below this size an entry's ratio means nothing."""
MOST_ELEMENTS = 2_000_000
"""XML elements of all parts; the tree of so many takes some 300 MB."""
DEEPEST = 200
"""Elements within elements; our readers, and openpyxl, call themselves for each."""
MOST_COVERED = 500_000
"""Cells that merged areas and links of a workbook cover; openpyxl makes each of them."""
MOST_CELLS = 1_000_000
"""Positions of a table."""

_COVERING = ("mergeCell", "hyperlink")
_AREA = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Za-z]{1,3})\$?([0-9]{1,7}))?")
_UNPACKING = (
    zipfile.BadZipFile,
    OSError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    zlib.error,
)
"""What unpacking a damaged part raises."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How office programs pack; what LZMA is given may ask for gigabytes."""
_ENCRYPTED = 0x1
_CHUNK = 65_536


def check_size(size: int, name: str) -> None:
    """Refuse a document larger than any plan.

    Raises:
        IngestError: It is.
    """
    if size > MOST_UNPACKED:
        raise IngestError("too_large", name=name, size=size // MEGABYTE, limit=MOST_UNPACKED // MEGABYTE)


def open_archive(data: bytes, name: str) -> zipfile.ZipFile:
    """Return an office file opened, its declared sizes and XML prologs checked.

    Raises:
        IngestError: It cannot be opened.
        IngestError: It unpacks to more than any document holds.
        IngestError: Its entries need a password.
        IngestError: An XML part declares a document type.
    """
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeDecodeError) as error:
        raise IngestError("damaged", name=name, why="zip") from error
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        raise IngestError("zip_bomb", name=name, why=f"{len(entries)} > {MOST_ENTRIES}")
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MOST_UNPACKED:
        raise IngestError(
            "zip_bomb", name=name, why=f"{unpacked // MEGABYTE} MB > {MOST_UNPACKED // MEGABYTE} MB"
        )
    for entry in entries:
        if entry.file_size > SMALL and entry.file_size > MOST_RATIO * max(entry.compress_size, 1):
            raise IngestError(
                "zip_bomb",
                name=name,
                why=f"{entry.filename}: {entry.file_size // max(entry.compress_size, 1)} : 1",
            )
        if entry.flag_bits & _ENCRYPTED:
            raise IngestError("encrypted", name=name)
        if entry.compress_type not in _METHODS:
            raise IngestError("damaged", name=name, why=entry.filename)
    if unpacked > MOST_RATIO * max(len(data), 1):
        raise IngestError("zip_bomb", name=name, why=f"{unpacked // max(len(data), 1)} : 1")
    scan = _Scan(name)
    for entry in entries:
        scan.part(archive, entry)
    return archive


class _Scan:
    """One pass of expat over every part, which counts before anything makes a tree of them."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._part = ""
        self._elements = 0
        self._depth = 0
        self._covered = 0

    def part(self, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
        """Count what a part holds, as far as it is XML; whether it must be is for its reader to say."""
        self._part, self._depth = entry.filename, 0
        parser = expat.ParserCreate(namespace_separator="}")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.StartDoctypeDeclHandler = self._doctype
        try:
            with archive.open(entry) as file:
                while piece := file.read(_CHUNK):
                    parser.Parse(piece, False)
        except (expat.ExpatError, LookupError):  # no XML, or in an encoding that there is not
            return
        except _UNPACKING as error:
            raise IngestError("damaged", name=self._name, why=entry.filename) from error

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        self._depth += 1
        if self._elements > MOST_ELEMENTS:
            raise IngestError("zip_bomb", name=self._name, why=f"{self._part}: > {MOST_ELEMENTS} XML")
        if self._depth > DEEPEST:
            raise IngestError("zip_bomb", name=self._name, why=f"{self._part}: > {DEEPEST} × XML")
        if tag.rpartition("}")[2] in _COVERING and "ref" in attributes:
            self._covered += _size(attributes["ref"])
            if self._covered > MOST_COVERED:
                raise IngestError("zip_bomb", name=self._name, why=f"{self._part}: > {MOST_COVERED}")

    def _end(self, _tag: str) -> None:
        self._depth -= 1

    def _doctype(self, *_: object) -> None:
        raise IngestError("doctype", name=self._name, part=self._part)


def _size(area: str) -> int:
    """Return how many cells an area of a sheet covers; one that is written otherwise may cover all."""
    found = _AREA.fullmatch(area.strip())
    if found is None:
        return MOST_COVERED + 1
    left, top, right, bottom = found.groups()
    if right is None:
        return 1
    return (abs(_column(right) - _column(left)) + 1) * (abs(int(bottom) - int(top)) + 1)


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def check_cells(name: str, rows: int, columns: int) -> None:
    """Refuse a table of more positions than any plan has.

    Raises:
        IngestError: It has.
    """
    if rows * columns > MOST_CELLS:
        raise IngestError("too_many_cells", name=name, rows=rows, columns=columns, limit=MOST_CELLS)


def read_part(archive: zipfile.ZipFile, part: str, name: str) -> bytes | None:
    """Return a part of an office file unpacked, or None if it has none of that name.

    Raises:
        IngestError: It cannot be unpacked.
    """
    if part not in archive.namelist():
        return None
    try:
        return transitional(archive.read(part))
    except _UNPACKING as error:
        raise IngestError("damaged", name=name, why=part) from error


_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(?=\w)")
"""Names of Strict Open XML; only they differ from those of the transitional form that everybody writes."""


def classic(data: bytes, name: str) -> bytes:
    """Return an office file in Strict Open XML under the names of the transitional form; others unchanged."""
    with open_archive(data, name) as archive:
        parts = {
            entry.filename: read_part(archive, entry.filename, name) or b"" for entry in archive.infolist()
        }
    if not any(_STRICT.search(part) for part in parts.values()):
        return data
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, transitional(content))
    return out.getvalue()


def transitional(content: bytes) -> bytes:
    """Return a part of an office file with the names of Strict Open XML replaced."""
    return _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", content)
