"""What is the text of a plan file?"""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from plancli import disk
from plancli.errors import PlancliError, Problem, cause_of, message
from plancli.store.places import LARGEST_PLAN

if TYPE_CHECKING:
    from pathlib import Path


class PlanUnreadableError(PlancliError):
    """The plan file is not there or cannot be read."""

    exit_code = 3
    id = "error.plan_unreadable"


class PlanInvalidError(PlancliError):
    """The plan file was read and says something that cannot be; `problems` names every such place."""

    exit_code = 3
    id = "error.plan_invalid"


def read_text(path: Path) -> str:
    """Return the text of a plan file.

    Raises:
        PlanUnreadableError: There is no such file, or it cannot be read as text.
        PlanInvalidError: It is not UTF-8.
    """
    return to_text(read_bytes(path), path)


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a plan file.

    Raises:
        PlanUnreadableError: There is no such file, or it cannot be read.
    """
    try:
        return disk.read(path, LARGEST_PLAN)
    except FileNotFoundError as error:
        raise PlanUnreadableError(path=path, cause=message("plan.missing")) from error
    except IsADirectoryError as error:
        raise PlanUnreadableError(path=path, cause=message("plan.is_folder")) from error
    except OSError as error:
        raise PlanUnreadableError(path=path, cause=cause_of(error)) from error


def to_text(data: bytes, path: Path) -> str:
    """Return the text that the bytes of a plan file are; `path` is how its problems name it.

    Raises:
        PlanUnreadableError: They are no text.
        PlanInvalidError: They are not UTF-8.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or _looks_like_utf16(data):
        raise PlanUnreadableError(path=path, cause=message("plan.utf16"))
    if b"\0" in data:
        raise PlanUnreadableError(path=path, cause=message("plan.binary"))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise PlanInvalidError(Problem(message("plan.not_utf8"), str(path), line), path=path) from error


def _looks_like_utf16(data: bytes) -> bool:
    """Tell whether bytes are UTF-16 without a mark: every other byte of its ASCII is 0."""
    zeros = data[::2].count(0), data[1::2].count(0)
    return min(zeros) == 0 and max(zeros) > len(data) / 16
