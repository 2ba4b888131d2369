"""What stands in a Word document, and how LibreOffice prints it."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

import docx
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

OFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice (soffice) is not installed")

MM = 72 / 25.4
"""Points of a millimetre."""


class Row(NamedTuple):
    """A printed line: its text, and its edges in millimetres from those of the page; sizes are in points."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    sizes: frozenset[float]


def converted(folder: Path, names: Iterable[Path], to: str) -> None:
    """Convert files with LibreOffice, in a profile of their own, so that other tests may do so too."""
    assert OFFICE
    profile = f"-env:UserInstallation=file://{folder}/profile"
    line = [OFFICE, profile, "--headless", "--convert-to", to, "--outdir", str(folder / "out")]
    subprocess.run([*line, *map(str, names)], check=True, capture_output=True, timeout=180)


def rows(page: Any) -> list[Row]:  # noqa: ANN401  pdfplumber has no types
    """Return the lines of a printed page from above; blanks are left out."""
    found: dict[int, list[dict[str, Any]]] = {}
    for char in page.chars:
        if char["text"].strip():
            found.setdefault(round(char["bottom"]), []).append(char)
    merged: list[list[dict[str, Any]]] = []
    for key in sorted(found):
        if merged and key - round(merged[-1][0]["bottom"]) <= 2:  # letters of two fonts on one line
            merged[-1] += found[key]
        else:
            merged.append(found[key])
    return [_row(page, sorted(chars, key=lambda char: char["x0"])) for chars in merged]


def _row(page: Any, chars: Sequence[dict[str, Any]]) -> Row:  # noqa: ANN401  pdfplumber has no types
    """Return a line of these characters."""
    return Row(
        "".join(char["text"] for char in chars),
        chars[0]["x0"] / MM,
        (float(page.width) - chars[-1]["x1"]) / MM,
        min(char["top"] for char in chars) / MM,
        (float(page.height) - max(char["bottom"] for char in chars)) / MM,
        frozenset(round(char["size"]) for char in chars),
    )


def texts(data: bytes | Path) -> list[str]:
    """Return the paragraphs of a document outside of tables, those without text left out."""
    return [one.text for one in _opened(data).paragraphs if one.text]


def cells(data: bytes | Path) -> list[list[str]]:
    """Return the rows of all tables of a document, each cell once."""
    rows = [row for table in _opened(data).tables for row in table.rows]
    return [[cell.text for cell in dict.fromkeys(row.cells)] for row in rows]


def faults(path: Path) -> list[str]:
    """Return what Word would offer to repair in a document, by the checks of openxml-audit."""
    from openxml_audit import OpenXmlValidator  # noqa: PLC0415  its schemas are slow to load

    return [str(error) for error in OpenXmlValidator().validate(str(path)).errors]


def everything(data: bytes | Path) -> str:
    """Return every text of every part of a document."""
    content = data if isinstance(data, bytes) else data.read_bytes()
    with zipfile.ZipFile(BytesIO(content)) as package:
        parts = [package.read(name).decode() for name in package.namelist() if name.endswith(".xml")]
    return "\n".join(parts)


def _opened(data: bytes | Path) -> Any:  # noqa: ANN401  whatever python-docx calls it
    """Return a document opened."""
    return docx.Document(BytesIO(data)) if isinstance(data, bytes) else docx.Document(str(data))
