"""Which ids stand in a text that came through a pipe: a list of ids, a table, TSV or CSV?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_HEADING = re.compile(r"(?:id|ID|编号)(?=$|[,\t]|  )")
"""What a first line that is no id begins with: the heading of a table, of TSV or of CSV."""

_AFTER_IDS = re.compile(r"\t|  ")
_BETWEEN_IDS = re.compile(r"[ \u3000,，、]+")


def ids_in(text: str, known: Collection[str] = ()) -> list[str]:
    """Return the words that stand where ids stand; whether they are ids is for the caller to say.

    Of each line that is what comes before the first tab or double blank; several words there are parted by
    blanks or commas, unless they are one of the `known` ids as they stand. Of CSV it is the first column.
    """
    lines = [line for line in text.removeprefix("\ufeff").splitlines() if line.strip()]
    heading = _HEADING.match(lines[0].strip()) if lines else None
    if heading is None:
        return [word for line in lines for word in _words(line, known)]
    if lines[0].strip()[heading.end() :].startswith(","):
        import csv  # noqa: PLC0415  only CSV needs it

        rows = csv.reader(text.removeprefix("\ufeff").splitlines(keepends=True))
        return [row[0].strip() for row in rows if row and row[0].strip()][1:]
    return [word for line in lines[1:] for word in _words(line, known)]


def _words(line: str, known: Collection[str]) -> Iterator[str]:
    """Yield the words of one line that stand where ids stand."""
    head = _AFTER_IDS.split(line.strip(), maxsplit=1)[0].strip()
    yield from (head,) if head in known else filter(None, _BETWEEN_IDS.split(head))
