"""How is a task said in one short line, for a chat or a mail?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plancli.errors import message
from plancli.views import cells
from plancli.views.cells import word
from plancli.views.footers import notes
from plancli.views.page import Lines, Page
from plancli.words import say, tell

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plancli.errors import Message
    from plancli.query.state import Case, Row
    from plancli.words import Lang

_LONG_WINDED = re.compile(r"^(?:时间)?(初步定|初定|暂定|拟定)(?:为|在|于)?")
"""How plans begin a tentative time: 时间初定为3月."""


def page(case: Case, rows: Iterable[Row], lang: Lang, *, left_out: Iterable[Message] = ()) -> Page:
    """Return tasks, a line each; nothing in words where there are none, as for programs."""
    return Page((Lines(tuple(line(row, case.plan.year, lang) for row in rows)),), notes(case, lang, left_out))


def line(row: Row, year: int, lang: Lang) -> str:
    """Return one task: ``14 开展调研（产权管理局）初定3月，已过106天``."""
    task = row.task
    leaders = tell(lang, message("views.brief.lead", names=task.lead)) if task.lead else " "
    phrase = _LONG_WINDED.sub(r"\1", row.timing.phrase) if row.timing else ""
    stands = word(lang, "views.brief.joint").join(filter(None, (phrase, _state(row, year, lang))))
    return f"{task.id} {task.title}{leaders}{stands}".strip()


def _state(row: Row, year: int, lang: Lang) -> str:
    """Return how a task stands: closed, or how long there is, or since when its time has passed."""
    if not row.is_open:
        which = "late" if row.is_done_late else "after"
        done = say(lang, f"views.done.{which}", days=row.days_after) if row.days_after else ""
        return done or word(lang, f"views.status.{row.status}")
    if row.missed and not row.lateness:
        return cells.missed(row, year, lang)
    if row.days is None:
        return ""
    if row.lateness == "soft":
        return say(lang, "views.brief.passed", days=-row.days)
    return cells.left(row, lang)
