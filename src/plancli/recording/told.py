"""What does one cell of a sheet that came back say?"""

# No `annotations` from __future__: a NamedTuple would compile each of its own anew on every start.
from datetime import date
from typing import NamedTuple

Value = str | int | date | None
"""What is said of one field of a task."""


class Told(NamedTuple):
    """What was filled into one cell.

    Attributes:
        value: What it says.
        cell: Its place, such as ``L19``.
    """

    value: Value
    cell: str
