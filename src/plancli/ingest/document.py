"""What plan is in this document? Read it, take it apart, and account for every character."""

from __future__ import annotations

from pathlib import Path

from plancli import disk
from plancli.decoding import file_name
from plancli.errors import cause_of
from plancli.ingest.assembly.stages import draft
from plancli.ingest.errors import IngestError
from plancli.ingest.model import Draft, Options
from plancli.ingest.readers.dispatch import read
from plancli.ingest.readers.safety import MOST_UNPACKED


def ingest(document: str | Path | bytes, *, name: str | None = None, options: Options | None = None) -> Draft:
    """Return the plan that a document holds, with an account of every character.

    Args:
        document: Path of the document, or its bytes.
        name: Its name, for messages and for the plan's ``[import]`` table; by default the file's own.
        options: What the user decided instead of a rule.

    Raises:
        IngestError: The document is refused; the message says why and what to do.
    """
    options = options or Options()
    if isinstance(document, bytes):
        data, name = document, name or "-"
    else:
        path = Path(document)
        name = name or file_name(path.name)
        try:
            data = disk.read(path, MOST_UNPACKED)
        except OSError as error:
            raise IngestError("not_found", name=name, why=cause_of(error)) from error
    return draft(read(data, name, options), data, name, options)
