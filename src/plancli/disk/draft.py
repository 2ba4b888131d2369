"""How does a new file come to stand beside another, with its rights, to take over its name?"""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress

from plancli.disk.descriptors import CREATE, READ, beside, leads_to
from plancli.disk.lock import lock
from plancli.errors import UnfitError

_DRAFT = ".new~"
"""How the names of drafts end; they begin with a dot and the name of their file."""


def new_draft(name: str, mode: int) -> tuple[str, int]:
    """Return a new, locked file beside another, and its descriptor."""
    while True:
        draft = beside(name, f".{os.urandom(4).hex()}{_DRAFT}")
        descriptor = os.open(draft, CREATE, mode)
        with suppress(UnfitError):  # a disk without locks
            lock(descriptor)
        if leads_to(draft, descriptor):  # nobody swept it away before it was locked
            return draft, descriptor
        os.close(descriptor)


def drop(draft: str, descriptor: int) -> None:
    """Close a file, and remove the draft that it was where it has no other name by now."""
    with suppress(OSError):
        os.close(descriptor)
    with suppress(OSError):
        os.unlink(draft)


def sweep(name: str) -> None:
    """Remove what writers that were killed left beside a file; the drafts of living ones are locked."""
    folder, own = os.path.split(name)
    with suppress(OSError):
        for entry in os.scandir(folder):
            if entry.name.startswith(f".{own}.") and entry.name.endswith(_DRAFT):
                descriptor = os.open(entry.path, READ)
                try:
                    if lock(descriptor):
                        os.unlink(entry.path)
                finally:
                    os.close(descriptor)


def give_rights(draft: int, like: int, status: os.stat_result) -> bool:
    """Give a draft a file's owner, mode and attributes (such as access lists); tell whether it has them."""
    if sys.platform == "win32":
        return True  # a new file has the rights of its folder
    ours = os.fstat(draft)
    try:
        if (ours.st_uid, ours.st_gid) != (status.st_uid, status.st_gid):
            os.fchown(draft, status.st_uid, status.st_gid)
        os.fchmod(draft, stat.S_IMODE(status.st_mode))
        if sys.platform == "linux":
            has = _attributes(draft)
            for name, value in _attributes(like).items():
                if has.get(name) != value:
                    os.setxattr(draft, name, value)
    except OSError:
        return False
    return True


def _attributes(descriptor: int) -> dict[str, bytes]:
    """Return a file's extended attributes; none where its disk has none."""
    if sys.platform != "linux":
        return {}
    try:
        return {name: os.getxattr(descriptor, name) for name in os.listxattr(descriptor)}
    except OSError:
        return {}
