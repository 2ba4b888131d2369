"""How do bytes get to disk safely, and from it? The only part that writes to plans and ledgers.

`files` reads and writes; `lock` lets one writer in at a time; `draft` is a new file that takes over a name;
`undo_note` keeps what a write in place may have to put back; `descriptors` is about open files.
"""

from plancli.disk import descriptors, draft, files, lock, undo_note
from plancli.disk.files import Held, ReplacedError, UncertainError, read, update, write
from plancli.disk.lock import BusyError

__all__ = [
    "BusyError",
    "Held",
    "ReplacedError",
    "UncertainError",
    "descriptors",
    "draft",
    "files",
    "lock",
    "read",
    "undo_note",
    "update",
    "write",
]
