"""What has been recorded, and how does each task stand on a given day?

The ledger is a file of JSON objects, one a line, only ever appended.
"""

from plancli.ledger.book import Ledger
from plancli.ledger.chain import Memory, NoHashError, hashes
from plancli.ledger.entry import (
    CARDS,
    CLOSED,
    ID_SHOWN,
    STATUSES,
    Card,
    Entry,
    NoEntryError,
    Status,
    Urge,
    dump,
    gist,
    new_id,
    parse,
)
from plancli.ledger.file import (
    EntryUnfitError,
    LedgerBusyError,
    LedgerUncertainError,
    LedgerUnreadableError,
    LedgerUnwritableError,
    NoLedgerError,
    examine,
    heads,
    lines_of,
    read,
    record,
)
from plancli.ledger.fold import NOTHING, Progress, Promised, add_up, fold

__all__ = [
    "CARDS",
    "CLOSED",
    "ID_SHOWN",
    "NOTHING",
    "STATUSES",
    "Card",
    "Entry",
    "EntryUnfitError",
    "Ledger",
    "LedgerBusyError",
    "LedgerUncertainError",
    "LedgerUnreadableError",
    "LedgerUnwritableError",
    "Memory",
    "NoEntryError",
    "NoHashError",
    "NoLedgerError",
    "Progress",
    "Promised",
    "Status",
    "Urge",
    "add_up",
    "dump",
    "examine",
    "fold",
    "gist",
    "hashes",
    "heads",
    "lines_of",
    "new_id",
    "parse",
    "read",
    "record",
]
