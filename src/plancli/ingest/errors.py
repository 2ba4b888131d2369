"""Why can a document not be imported? One error; its reason is the id of the message that says so."""

from __future__ import annotations

from typing import Literal

from plancli.errors import PlancliError, message

Reason = Literal[
    "account",
    "binary",
    "cut_text",
    "damaged",
    "doctype",
    "empty",
    "encoding",
    "encrypted",
    "image",
    "missing_extra",
    "no_sheet",
    "no_tasks",
    "no_workbook",
    "no_year",
    "not_found",
    "old_office",
    "pdf",
    "too_large",
    "too_many_cells",
    "unknown_encoding",
    "unknown_format",
    "zip_bomb",
]


class IngestError(PlancliError):
    """A document that is not imported; nothing has been written."""

    exit_code = 3
    id = "ingest.refused"

    def __init__(self, reason: Reason, /, **args: object) -> None:
        """Keep the reason, such as ``empty``, and what its message mentions."""
        super().__init__(**args)
        self.reason = reason
        self.message = message(f"ingest.{reason}", **args)
