"""What stands in the cells of a workbook (.xlsx, .xls, .ods), as values, whichever program wrote it?

calamine reads; before it does, it is counted how many cells it would make, and where formulas stand, since it
shows of those only what they once came to.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as ET
from xml.parsers import expat

from plancli.ingest.errors import IngestError
from plancli.ingest.readers import calamine
from plancli.ingest.readers.safety import check_cells, check_size, open_archive, read_part

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator, Sequence

Raw = str | int | float | bool | date | datetime | time | timedelta
"""What a cell holds; an empty text where it holds nothing, or what a formula came to is not known."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_XLS_STREAMS = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))

_PLACE = re.compile(rb"""\br\s*=\s*["']([A-Z]{0,3})([0-9]{1,7})["']""")
"""Place of a cell, or number of a row."""
_ODD_PLACE = re.compile(rb"""<[^<>]*\br\s*=\s*["'][^"'<>]*&""")
"""A place written with references, which nobody writes and which `_PLACE` would not see."""
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_RELATIONS = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


class Grid(NamedTuple):
    """The cells of one sheet.

    Attributes:
        name: What its tab says.
        is_hidden: Nobody sees it.
        rows: Its cells from the first row and the first column on; rows may differ in length.
        formulas: Places of formulas: row and column, from 0. Of .xls they are not known.
        merged: First and last place of each merged area. Of .ods they are not known.
    """

    name: str
    is_hidden: bool
    rows: Sequence[Sequence[Raw]]
    formulas: frozenset[tuple[int, int]] = frozenset()
    merged: Sequence[tuple[tuple[int, int], tuple[int, int]]] = ()


def read_grids(data: bytes, name: str) -> tuple[Grid, ...]:
    """Return the sheets of a workbook, hidden ones too, in its order.

    Args:
        data: The file.
        name: Its name, for the errors.

    Raises:
        IngestError: It is no workbook, damaged, protected by a password, not safe; or calamine is not there.
    """
    check_size(len(data), name)
    if not data.strip():
        raise IngestError("empty", name=name)
    if data.startswith(_OLE):
        formulas = _of_old(data, name)
    elif data.startswith(b"PK"):
        formulas = formula_places(data, name)
    else:
        raise IngestError("no_workbook", name=name)
    reader = calamine.read_apart if data.startswith(_OLE) else calamine.read
    try:
        return tuple(
            Grid(title, is_hidden, rows, formulas.get(title, frozenset()), merged)
            for title, is_hidden, rows, merged in reader(data)
        )
    except ImportError as error:
        raise IngestError("missing_extra", name=name, package="python-calamine") from error
    except calamine.LockedError as error:
        raise IngestError("encrypted", name=name) from error
    except calamine.UnreadableError as error:
        raise IngestError("damaged", name=name, why=str(error)) from error


Formulas = dict[str, frozenset[tuple[int, int]]]


def _of_old(data: bytes, name: str) -> Formulas:
    """Return that nothing is known of the formulas of an .xls file.

    Raises:
        IngestError: It is an .xlsx file behind a password.
        IngestError: It is another kind of old office file.
    """
    if _ENCRYPTED in data:
        raise IngestError("encrypted", name=name)
    if not any(stream in data for stream in _XLS_STREAMS):
        raise IngestError("no_workbook", name=name)
    return {}


def formula_places(data: bytes, name: str, *, bounded: bool = True) -> Formulas:
    """Return where formulas stand in the sheets of an .xlsx or .ods file.

    Args:
        data: The file.
        name: Its name, for the errors.
        bounded: Refuse a sheet that reaches further than any table, because calamine makes every cell of it.

    Raises:
        IngestError: It is neither, or would make more cells than any table has.
    """
    with open_archive(data, name) as archive:
        parts = set(archive.namelist())
        if "xl/workbook.xml" in parts:
            return dict(_of_xlsx(archive, name, bounded=bounded))
        if "content.xml" in parts and b"opendocument.spreadsheet" in (
            read_part(archive, "mimetype", name) or b""
        ):
            if b"manifest:encryption-data" in (read_part(archive, "META-INF/manifest.xml", name) or b""):
                raise IngestError("encrypted", name=name)
            return _of_ods(read_part(archive, "content.xml", name) or b"", name)
    raise IngestError("no_workbook", name=name)


def _of_xlsx(
    archive: zipfile.ZipFile, name: str, *, bounded: bool
) -> Iterator[tuple[str, frozenset[tuple[int, int]]]]:
    """Yield the name of each sheet of an .xlsx file, and where formulas stand in it."""
    for title, part in _sheet_parts(archive, name):
        xml = read_part(archive, part, name) or b""
        if b"&" in xml and _ODD_PLACE.search(xml):
            raise IngestError("damaged", name=name, why=part)
        places = _PLACE.findall(xml)
        rows, columns = {digits for _, digits in places}, {letters for letters, _ in places if letters}
        last_column = max((_column(letters.decode()) for letters in columns), default=0)
        if bounded:
            check_cells(name, max(map(int, rows), default=0), last_column + 1)
        if _FORMULA.search(xml):
            yield title, _formulas(xml, name, part)


def _sheet_parts(archive: zipfile.ZipFile, name: str) -> Iterator[tuple[str, str]]:
    """Yield the name of each sheet of an .xlsx file, and the part that holds it."""
    try:
        book = ET.fromstring(read_part(archive, "xl/workbook.xml", name) or b"")  # noqa: S314  no DOCTYPE
        links = ET.fromstring(read_part(archive, "xl/_rels/workbook.xml.rels", name) or b"")  # noqa: S314  no DOCTYPE
    except (ET.ParseError, ValueError, LookupError) as error:
        raise IngestError("damaged", name=name, why="xl/workbook.xml") from error
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    for space in (_MAIN, _STRICT):
        for sheet in book.iter(f"{space}sheet"):
            id_ = next((found for key in _RELATIONS if (found := sheet.get(key))), None)
            target = targets.get(id_, "")
            yield sheet.get("name", ""), target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _formulas(xml: bytes, name: str, part: str) -> frozenset[tuple[int, int]]:
    """Return where formulas stand in the XML of one sheet of an .xlsx file."""
    found: set[tuple[int, int]] = set()
    row, column = -1, -1

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal row, column
        kind, place = tag.rpartition("}")[2], attributes.get("r", "")
        if kind == "row":
            row, column = int(place) - 1 if place.isdigit() else row + 1, -1
        elif kind == "c":
            letters = place.rstrip("0123456789")
            column = _column(letters) if letters else column + 1
            row = int(place[len(letters) :]) - 1 if letters else row
        elif kind == "f":
            found.add((row, column))

    _parse(xml, start, None, name, part)
    return frozenset(found)


def _column(letters: str) -> int:
    """Return the number of a column, from 0."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _of_ods(xml: bytes, name: str) -> Formulas:
    """Return where formulas stand in the sheets of an .ods file.

    Cells and rows that repeat are written once with their number; empty ones may fill the rest of a sheet.
    """
    found: dict[str, set[tuple[int, int]]] = {}
    sheet, row, column, rows = "", 0, 0, 1

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal sheet, row, column, rows
        match tag.removeprefix(_TABLE):
            case "table":
                sheet, row = attributes.get(f"{_TABLE}name", ""), 0
            case "table-row":
                rows, column = _times(attributes, "rows"), 0
            case "table-cell" | "covered-table-cell":
                times = _times(attributes, "columns")
                is_formula = f"{_TABLE}formula" in attributes
                if is_formula or f"{_OFFICE}value-type" in attributes:
                    check_cells(name, row + rows, column + times)
                if is_formula:
                    found.setdefault(sheet, set()).add((row, column))
                column += times
            case _:
                pass

    def end(tag: str) -> None:
        nonlocal row
        if tag == f"{_TABLE}table-row":
            row += rows

    _parse(xml, start, end, name, "content.xml")
    return {title: frozenset(places) for title, places in found.items()}


def _times(attributes: dict[str, str], what: str) -> int:
    """Return how often a row or a cell of an .ods file repeats."""
    number = attributes.get(f"{_TABLE}number-{what}-repeated", "1")
    return int(number[:9]) if number.isdigit() else 1


def _parse(xml: bytes, start: object, end: object, name: str, part: str) -> None:
    """Walk through XML, which need not be well-formed to the end."""
    parser = expat.ParserCreate(namespace_separator="}")
    parser.StartElementHandler = start  # type: ignore[assignment]  # a handler
    parser.EndElementHandler = end  # type: ignore[assignment]  # a handler
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise IngestError("damaged", name=name, why=part) from error


def place(row: int, column: int) -> str:
    """Return what spreadsheets call a cell: the letters of its column and the number of its row.

    Args:
        row: Its row, from 0.
        column: Its column, from 0.
    """
    letters, left = "", column + 1
    while left:
        left, digit = divmod(left - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return f"{letters}{row + 1}"


def text_of(value: Raw) -> str:
    """Return what a cell holds as a text: a day as ISO 8601 writes it, a whole number without ``.0``."""
    match value:
        case bool():
            return "TRUE" if value else "FALSE"
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case float() if value.is_integer():
            return str(int(value))
        case float():
            return f"{value:.12g}"
        case date() | time():
            return value.isoformat()
        case _:
            return str(value)
