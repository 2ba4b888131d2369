"""What has been recorded, and how does each task stand on a given day?

The ledger is a file of JSON objects, one a line, only ever appended.
"""

from plancli.ledger.book import Ledger
from plancli.ledger.entry import CLOSED, STATUSES, Entry, NoEntryError, Status, dump, new_id, parse
from plancli.ledger.file import (
    LedgerBusyError,
    LedgerUnreadableError,
    LedgerUnwritableError,
    lines_of,
    read,
    record,
)
from plancli.ledger.fold import NOTHING, Progress, fold

__all__ = [
    "CLOSED",
    "NOTHING",
    "STATUSES",
    "Entry",
    "Ledger",
    "LedgerBusyError",
    "LedgerUnreadableError",
    "LedgerUnwritableError",
    "NoEntryError",
    "Progress",
    "Status",
    "dump",
    "fold",
    "lines_of",
    "new_id",
    "parse",
    "read",
    "record",
]
