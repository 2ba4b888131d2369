"""Why can a document not be imported? One error; its reason is the id of the message that says so."""

from __future__ import annotations

from plancli.errors import PlancliError, message


class IngestError(PlancliError):
    """A document that is not imported; nothing has been written."""

    exit_code = 3
    id = "ingest.refused"

    def __init__(self, reason: str, /, **args: object) -> None:
        """Keep the reason, such as ``empty``, and what its message mentions."""
        super().__init__(**args)
        self.reason = reason
        self.message = message(f"ingest.{reason}", **args)
