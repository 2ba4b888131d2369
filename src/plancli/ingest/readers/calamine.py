"""What does calamine read in a workbook? Run as a program, it reads standard input and answers in JSON.

Of a damaged .xls file calamine may ask for more memory than there is, which ends the process; so those are
read in a process of their own. This module imports nothing of plancli, to start fast.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Raw = str | int | float | bool | date | datetime | time | timedelta
    Area = tuple[tuple[int, int], tuple[int, int]]
    Read = tuple[str, bool, Sequence[Sequence[Raw]], Sequence[Area]]
    """A sheet: its name, whether it is hidden, its rows, its merged areas (first and last place)."""

_SECONDS = 60
"""How long reading a file apart may take."""

_PANIC = "PanicException"
"""What a fault in Rust becomes; it is not derived from `Exception`, and no module gives its class."""


class LockedError(Exception):
    """A workbook is protected by a password."""


class UnreadableError(Exception):
    """A workbook cannot be read; the argument says why, in a word."""


def read(data: bytes) -> tuple[Read, ...]:
    """Return the sheets of a workbook, in its order.

    Raises:
        LockedError: It is protected by a password.
        UnreadableError: It cannot be read.
        ImportError: calamine is not there.
    """
    from python_calamine import (  # noqa: PLC0415  only workbooks need it
        CalamineError,
        CalamineWorkbook,
        PasswordError,
        SheetVisibleEnum,
    )

    try:
        with _silence():
            book = CalamineWorkbook.from_filelike(BytesIO(data))
            sheets = [book.get_sheet_by_index(number) for number in range(len(book.sheet_names))]
            return tuple(
                (
                    about.name,
                    about.visible != SheetVisibleEnum.Visible,
                    sheet.to_python(skip_empty_area=False),
                    sheet.merged_cell_ranges or (),
                )
                for about, sheet in zip(book.sheets_metadata, sheets, strict=True)
            )
    except PasswordError as error:
        raise LockedError from error
    except (CalamineError, OSError, ValueError) as error:
        raise UnreadableError(type(error).__name__) from error
    except BaseException as error:
        if type(error).__name__ != _PANIC:
            raise
        raise UnreadableError("calamine") from error


@contextmanager
def _silence() -> Iterator[None]:
    """Let what is written to standard error meanwhile go nowhere: a panic of Rust writes its trace there."""
    kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


def read_apart(data: bytes) -> tuple[Read, ...]:
    """Return what `read` does, in a process of its own.

    Raises:
        LockedError, UnreadableError, ImportError: As `read` does.
    """
    import python_calamine  # noqa: F401, PLC0415  said here rather than by the other process

    try:
        done = subprocess.run(  # noqa: S603  this file, by this Python
            [sys.executable, "-I", __file__], input=data, capture_output=True, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UnreadableError(type(error).__name__) from error
    if done.returncode == _LOCKED:
        raise LockedError
    if done.returncode:
        raise UnreadableError("calamine")
    return tuple(
        (name, is_hidden, rows, [((a, b), (c, d)) for (a, b), (c, d) in areas])
        for name, is_hidden, rows, areas in json.loads(done.stdout, object_hook=_from_json)
    )


_LOCKED, _UNREADABLE = 3, 4
"""Exit codes of this program."""

_KINDS = (datetime, date, time)


def _to_json(value: date | datetime | time | timedelta) -> dict[str, Any]:
    """Return a value that JSON does not have."""
    if isinstance(value, timedelta):
        return {"seconds": value.total_seconds()}
    return {next(kind.__name__ for kind in _KINDS if isinstance(value, kind)): value.isoformat()}


def _from_json(value: dict[str, Any]) -> Raw:
    """Return the value that `_to_json` wrote."""
    ((kind, said),) = value.items()
    if kind == "seconds":
        return timedelta(seconds=said)
    return next(one for one in _KINDS if one.__name__ == kind).fromisoformat(said)


def main() -> int:
    """Read a workbook from standard input, and write its sheets as JSON; the exit code says what failed."""
    try:
        sheets = read(sys.stdin.buffer.read())
    except LockedError:
        return _LOCKED
    except UnreadableError:
        return _UNREADABLE
    sys.stdout.write(json.dumps(sheets, default=_to_json))
    return 0


if __name__ == "__main__":
    sys.exit(main())
