"""What does a slip (督办单, 催办单) contain? A form for a task or a department, and what comes into it.

The colour of a slip and the count of reminders follow from the ledger; a soft time is asked about, never
called late.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli.ledger import CARDS
from plancli.query.state import is_endless
from plancli.views import cells, official, sheet
from plancli.views.cells import word
from plancli.views.document import ITEM, Box, Document, Filling, Line, Paragraph, Table
from plancli.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from plancli.ledger import Urge
    from plancli.plan import Plan
    from plancli.query.state import Case, Row
    from plancli.recording.slips import Per, Slip
    from plancli.views.document import Role
    from plancli.words import Lang

_OF_TASKS = ("timing", "deadline", "state", "card", "times", "support")
"""What is said of each task; a slip about several says it of all, a line each."""

KEYS = (
    *("title", "number", "departments", *_OF_TASKS, "matter", "basis", "demand", "reply_by", "issued_on"),
    *("plan", "issuer", "signature"),
    *(f"{ITEM}{key}" for key in ("place", "id", "task", "text", "lead", *_OF_TASKS)),
)
"""Placeholders of a slip, in the order of docs/reference.md."""


_COLUMNS = (28, 54, 28, 54)
"""Widths of the columns of a form: a label, a fact, a label, a fact."""


def form(per: Per, lang: Lang, dated: date) -> Document:
    """Return the form of a slip about one task, or about those of a department."""
    made = _Form(lang)
    title = Paragraph(official.placeholder("title", lang), "form_title")
    number = say(lang, "papers.slip.numbered", number=official.placeholder("number", lang))
    tables = made.of_task() if per == "task" else made.of_department()
    name = word(lang, "papers.slip.first")
    return Document(name, dated, lang, (title, Paragraph(number, "form_number"), *tables), foot=number)


class _Form:
    """Builds the tables of a form in a language."""

    def __init__(self, lang: Lang) -> None:
        self._lang = lang

    def of_task(self) -> tuple[Table, ...]:
        """Return the table of a slip about one task."""
        lines = (
            self._pair("departments", "support"),
            self._pair("card", "issued_on"),
            *(self._whole(key) for key in ("matter", "basis")),
            self._pair("timing", "deadline"),
            *(self._whole(key) for key in ("state", "demand")),
            *self._answers(),
        )
        return (Table(_COLUMNS, lines),)

    def of_department(self) -> tuple[Paragraph | Table, ...]:
        """Return the tables of a slip about the tasks of a department: what it is, the tasks, the answer."""
        head = (self._pair("departments", "issued_on"), self._pair("card", "reply_by"), self._whole("basis"))
        columns: Mapping[str, tuple[int, Role]] = {
            "place": (10, "figure"),
            "task": (50, "cell"),
            "timing": (28, "cell"),
            "deadline": (28, "figure"),
            "state": (44, "cell"),
        }
        tasks = (
            Line(tuple(self._label(key) for key in columns)),
            Line(tuple(self._slot(ITEM + key, role) for key, (_, role) in columns.items())),
        )
        gap = Paragraph("", "cell")
        widths = tuple(width for width, _ in columns.values())
        answer = Table(_COLUMNS, (self._whole("demand"), *self._answers()))
        return (Table(_COLUMNS, head), gap, Table(widths, tasks, heads=1), gap, answer)

    def _answers(self) -> Iterator[Line]:
        """Yield what is written in by hand: by who signs, by the department, by the supervision office."""
        yield Line(
            (self._label("reply_by"), self._slot("reply_by"), self._label("signed"), Box("")), height=9
        )
        for key, height in (("answer", 22), ("problem", 12), ("next", 12)):
            yield Line((self._label(key), Box("", span=3)), height=height)
        for one, other in (("head", "received"), ("contact", "phone")):
            yield Line((self._label(one), Box(""), self._label(other), Box("")), height=9)
        yield Line((self._label("opinion"), Box("", span=3)), height=14)

    def _label(self, key: str) -> Box:
        """Return the cell that says what stands beside or below it."""
        return Box(word(self._lang, f"papers.label.{key}"), "label")

    def _slot(self, key: str, role: Role = "cell", span: int = 1) -> Box:
        """Return the cell that is filled in."""
        return Box(official.placeholder(key, self._lang), role, span)

    def _pair(self, one: str, other: str) -> Line:
        """Return a row of two facts."""
        return Line((self._label(one), self._slot(one), self._label(other), self._slot(other)), height=8)

    def _whole(self, key: str) -> Line:
        """Return a row of one fact."""
        return Line((self._label(key), self._slot(key, span=3)), height=8)


def filling(case: Case, slip: Slip, urges: Mapping[str, Urge], lang: Lang) -> Filling:
    """Return what comes into a form.

    Args:
        case: Plan and day; the reminders that the slip amounts to are not in its ledger yet.
        slip: Its tasks, departments and number.
        urges: The reminder that each task gets, by its id.
        lang: Language of the words.
    """
    plan = case.plan
    items = tuple(_item(case, row, place, urges[row.task.id], lang) for place, row in enumerate(slip.rows, 1))
    again = any(row.urged for row in slip.rows)
    reply_by = urges[slip.rows[0].task.id].reply_by
    day = official.day(reply_by, plan, lang) if reply_by else word(lang, "papers.blank_day")
    values = {
        "title": word(lang, "papers.slip.again" if again else "papers.slip.first"),
        "number": slip.number or _BLANK,
        "departments": official.listed(slip.departments, lang),
        "matter": "\n".join(_matter(row, lang) for row in slip.rows),
        "demand": say(lang, f"papers.slip.demand.{_tone(slip.rows)}", day=day),
        "reply_by": say(lang, "papers.slip.reply", day=day),
        "issued_on": sheet.long_day(case.as_of, lang),
        **_of_plan(plan, lang),
        **{key: "\n".join(item[key] for item in items) for key in _OF_TASKS},
        "card": _highest_card(slip, urges, lang),
        "times": str(max(row.urged for row in slip.rows) + 1),
    }
    return Filling(official.names(KEYS), values, items)


_BLANK = "　　　　"
"""Room for a number that is written in by hand."""


def _item(case: Case, row: Row, place: int, urge: Urge, lang: Lang) -> Mapping[str, str]:
    """Return what is said of one task."""
    return {
        "place": str(place),
        "id": row.task.id,
        "task": official.task_name(row.task, lang),
        "text": row.task.text,
        "lead": official.listed(row.task.lead, lang),
        "support": official.listed(row.task.support, lang),
        "timing": row.timing.phrase if row.timing else "",
        "deadline": _deadline(case, row, lang),
        "state": official.sentence(_state(case, row, lang), lang),
        "card": _card(urge, row.urged + 1, lang),
        "times": str(row.urged + 1),
    }


def _card(urge: Urge, times: int, lang: Lang) -> str:
    """Return the colour of a slip, and which reminder it is."""
    return say(lang, "papers.slip.times", card=word(lang, f"views.card.{urge.card}"), times=times)


def _highest_card(slip: Slip, urges: Mapping[str, Urge], lang: Lang) -> str:
    """Return the gravest colour among the tasks of a slip, and the highest count."""
    gravest = max(slip.rows, key=lambda row: (CARDS.index(urges[row.task.id].card or CARDS[0]), row.urged))
    return _card(urges[gravest.task.id], max(row.urged for row in slip.rows) + 1, lang)


def _matter(row: Row, lang: Lang) -> str:
    """Return a task with its whole text; a text that begins with the title stands in the title's place."""
    task, text = row.task, row.task.text.strip()
    if _bare(text).startswith(_bare(task.title)):
        return official.task_name(task, lang, text.rstrip("。."))
    return f"{official.task_name(task, lang)}\n{text}" if text else official.task_name(task, lang)


def _bare(text: str) -> str:
    """Return a text in the form in which a title is looked for in it: without blanks and what ends it."""
    return "".join(text.split()).rstrip("。.…")


def _of_plan(plan: Plan, lang: Lang) -> Mapping[str, str]:
    """Return on what a slip is based, and who sends it."""
    which = "basis" if plan.document else "bare_basis"
    issuer = plan.office.issuer or plan.issuer or ""
    return {
        "plan": plan.title,
        "basis": say(lang, f"papers.slip.{which}", title=plan.title, document=plan.document),
        "issuer": issuer,
        "signature": plan.office.signature or issuer,
    }


def _deadline(case: Case, row: Row, lang: Lang) -> str:
    """Return the last day of a task's time; in words where it has none."""
    if row.timing is None:
        return ""
    if is_endless(row.timing) or row.timing.last is None:
        return cells.kind(row.timing, lang)
    return official.day(row.timing.last, case.plan, lang)


def _state(case: Case, row: Row, lang: Lang) -> Iterator[str]:
    """Yield how a task stands: its status, what it owes, how long it has been silent, the last words."""
    status = word(lang, f"views.status.{row.status}")
    yield " ".join(filter(None, (status, cells.progress(row, lang))))
    if row.missed and not row.lateness:
        yield cells.missed(row, case.plan.year, lang)
    elif row.days is not None:
        yield cells.left(row, lang)
    if row.silent_days:
        which = "silent" if row.reported_on else "never"
        yield say(lang, f"papers.circular.{which}", days=row.silent_days)
    if row.note:
        yield say(lang, "papers.slip.last", text=row.note)
    if row.problem:
        yield say(lang, "views.problem", text=row.problem)


def _tone(rows: Sequence[Row]) -> str:
    """Return what is asked for: why tasks are late, when soft ones will be done, or only how they stand."""
    tones = {{"firm": "late", "missed": "late", "soft": "soft"}.get(row.part or "", "open") for row in rows}
    return tones.pop() if len(tones) == 1 else "mixed"
