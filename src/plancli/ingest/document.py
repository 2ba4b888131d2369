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
    name = name or ("-" if isinstance(document, bytes) else file_name(Path(document).name))
    return draft(
        read(_bytes_of(document, name), name, options), name, options
    )  # no name holds bytes or blocks


def _bytes_of(document: str | Path | bytes, name: str) -> bytes:
    if isinstance(document, bytes):
        return document
    try:
        return disk.read(Path(document), MOST_UNPACKED)
    except OSError as error:
        raise IngestError("not_found", name=name, why=cause_of(error)) from error
