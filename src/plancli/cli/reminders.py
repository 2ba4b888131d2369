"""How is a list of tasks handed on as a calendar: events or to-dos, with or without a reminder?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, NamedTuple

from plancli import drawing, views
from plancli.cli.options import option
from plancli.cli.output import encoded
from plancli.errors import PlancliError, message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from plancli.cli.given import Given
    from plancli.cli.output import Made
    from plancli.query.state import Case, Row
    from plancli.views.calendar import Chosen

    Found = tuple[Case, Iterable[Row], Chosen]
    Maker = Callable[[Callable[[], Found]], dict[Made, Callable[[], bytes]]]

CALENDAR = "help.group.calendar"
"""Heading under which `--help` lists what only calendars have."""

_DAYS = {"": 1, "d": 1, "天": 1, "日": 1, "w": 7, "周": 7}
"""Days of each unit of time."""

_ALARM = rf"(\d{{1,4}}) ?({'|'.join(_DAYS)})"


class BadAlarmError(PlancliError):
    """A time before a last day was given in a way that cannot be read."""

    exit_code = 2
    id = "error.bad_alarm"


class Reminders(NamedTuple):
    """A bundle: what an answer may say when it is written as a calendar."""

    todo: Annotated[bool, option("todo", "--todo", group=CALENDAR)] = False
    alarm: Annotated[str | None, option("alarm", "--alarm", metavar="15d", group=CALENDAR)] = None

    def maker(self, session: Given, *, columns: str | None) -> Maker:
        """Return what makes tasks a calendar, as `Given.show` takes it; it says how many of them have no day.

        Args:
            session: Where the answer goes.
            columns: Columns asked for, of which a calendar has none.

        Raises:
            OtherFormatError: Columns were asked for in a calendar.
            BadAlarmError: The time before a last day cannot be read.
        """
        if session.target.how == "ics":
            session.target.refuse_unless("table", "columns", given=bool(columns))
        days = _days(self.alarm) if self.alarm else None

        def write(found: Callable[[], Found]) -> bytes:
            case, rows, chosen = found()
            made = views.calendar.calendar(case, rows, session.lang, chosen)
            if not made.events:
                session.remark(message("ics.empty"))
            if made.without:
                session.remark(message("ics.without", count=made.without))
            return encoded(drawing.calendar.draw(made, todo=self.todo, alarm_days=days))

        return lambda found: {"ics": lambda: write(found)}


def _days(text: str) -> int:
    """Return a time before a last day in days: ``15d``, ``15``, ``2w``, ``15天``, ``2周``."""
    match = re.fullmatch(_ALARM, text.strip().lower(), re.ASCII)
    if not match:
        raise BadAlarmError(value=text)
    return int(match[1]) * _DAYS[match[2]]
