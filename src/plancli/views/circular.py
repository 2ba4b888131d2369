"""What does a circular (通报) contain? What `changes` says, as a document ready to be signed.

A form, which an office may replace by its own, and what comes into it. Counts are by reason; parts without
tasks, ids of entries and who recorded them do not appear; a soft time is never called late.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from plancli.query.state import is_soft
from plancli.query.summary import percent
from plancli.views import cells, official, sheet
from plancli.views.cells import word
from plancli.views.changes import COLUMNS, said
from plancli.views.document import ITEM, Box, Document, Filling, Line, Paragraph, Table
from plancli.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from plancli.query.changes import Changes
    from plancli.query.state import Case, Row
    from plancli.views.document import Role
    from plancli.words import Lang

COUNTS = ("done", "going_to_ask", "late", "not_due")
KEYS = (
    *(
        "letterhead",
        "issuer",
        "number",
        "title",
        "to",
        "salutation",
        "plan",
        "basis",
        "period",
        "since",
        "until",
    ),
    *(
        "overall",
        "body",
        "total",
        "rate",
        *COUNTS,
        "under_way",
        "annex_note",
        "annex",
        "annex_title",
        "signature",
        "date",
    ),
    *("sender", "printed_by", "printed_on", "seal"),
    *(
        f"{ITEM}{key}"
        for key in ("place", "id", "task", "text", "lead", "support", "timing", "deadline", "kind", "days")
    ),
)
"""Placeholders of a circular, in the order of docs/reference.md."""

ANNEXED = ("late", "doubtful", "still_late", "still_to_ask")
"""Parts whose tasks stand in the annex."""

_LONG_TITLE = 20
"""Characters of 2号 that fit a line; a longer title is parted where its sense is."""


class Sender(NamedTuple):
    """Who sends a circular to whom, and under which number.

    Attributes:
        issuer: Name at its head.
        signature: Name at its end.
        printed_by: Office that prints it.
        number: Its number.
        to: Whom it is for.
        dated: The day it bears.
        seals: Hashes that seal the ledger.
    """

    issuer: str
    signature: str
    printed_by: str
    number: str
    to: str
    dated: date
    seals: Sequence[str] = ()


_FORMS: Mapping[Lang, Sequence[tuple[str, Role]]] = {
    "zh": (
        ("issuer", "issuer"),
        ("letterhead", "letterhead"),
        ("number", "number"),
        ("", "rule"),
        ("title", "title"),
        ("salutation", "to"),
        ("body", "body"),
        ("annex_note", "annex_note"),
        ("signature", "signature"),
        ("date", "date"),
        ("annex", "annex"),
        ("annex_title", "annex_title"),
    ),
    "en": (
        ("letterhead", "letterhead"),
        ("salutation", "to"),
        ("sender", "to"),
        ("date", "to"),
        ("number", "to"),
        ("", "rule"),
        ("title", "title"),
        ("body", "body"),
        ("annex_note", "annex_note"),
        ("annex", "annex"),
        ("annex_title", "annex_title"),
    ),
}
"""Paragraphs of a circular before its annex: an official document in Chinese, a plain memo in English."""

_LONG_SIGNATURE = 14
"""Characters beyond which a signature is not centred above its date."""


def form(lang: Lang, dated: date, signature: str = "") -> Document:
    """Return the form of a circular that is signed by a name."""
    roles: Mapping[Role, Role] = {"signature": "wide_signature"} if len(signature) > _LONG_SIGNATURE else {}
    blocks: list[Paragraph | Table] = [
        Paragraph(official.placeholder(key, lang) if key else "", roles.get(role, role))
        for key, role in _FORMS[lang]
    ]
    blocks += [_annex(lang), Paragraph("", "imprint")]
    blocks += [_imprint(lang)] if lang == "zh" else []
    blocks += [Paragraph(official.placeholder("seal", lang), "imprint")]
    title = word(lang, "papers.circular.letterhead")
    return Document(title, dated, lang, tuple(blocks), is_official=lang == "zh")


_ANNEX: Mapping[str, tuple[int, Role]] = {
    "place": (13, "figure"),
    "task": (44, "cell"),
    "lead": (26, "cell"),
    "timing": (26, "cell"),
    "days": (28, "cell"),
    "kind": (21, "figure"),
}
"""Columns of the annex: width, and how their cells look."""


def _annex(lang: Lang) -> Table:
    """Return the list of what is not done, a row repeated for each task."""
    head = Line(tuple(Box(word(lang, f"papers.label.{key}"), "label") for key in _ANNEX))
    row = Line(tuple(Box(official.placeholder(ITEM + key, lang), role) for key, (_, role) in _ANNEX.items()))
    return Table(tuple(width for width, _ in _ANNEX.values()), (head, row), heads=1)


def _imprint(lang: Lang) -> Table:
    """Return who printed the circular, and when (版记)."""
    boxes = (official.placeholder("printed_by", lang), official.placeholder("printed_on", lang))
    return Table((3, 2), (Line(tuple(Box(text, "imprint") for text in boxes)),), frame="rules")


def filling(case: Case, changes: Changes, sender: Sender, lang: Lang, *, is_whole: bool = True) -> Filling:
    """Return what comes into the form of a circular.

    Args:
        case: Plan and last day of the period.
        changes: What happened.
        sender: Who sends it to whom.
        lang: Language of the words.
        is_whole: It speaks of every task of the plan.
    """
    plan, span = case.plan, changes.span
    items = tuple(_items(case, changes, lang))
    overall = _overall(case, changes, lang, is_whole=is_whole)
    annex_title = word(lang, "papers.circular.annex_title") if items else ""
    printed_on = say(lang, "papers.circular.printed_on", day=sheet.long_day(sender.dated, lang))
    counts = changes.standing._asdict()
    values: dict[str, str | tuple[Paragraph, ...]] = {
        "letterhead": word(lang, "papers.circular.letterhead"),
        "issuer": sender.issuer,
        "number": sender.number,
        "title": _title(plan.title, official.period(span, lang), lang),
        "to": sender.to,
        "salutation": say(lang, "papers.circular.salutation", to=sender.to) if sender.to else "",
        "plan": plan.title,
        "basis": plan.document or "",
        "period": official.period(span, lang),
        "since": sheet.long_day(span.first, lang),
        "until": sheet.long_day(span.last, lang),
        "overall": overall,
        "body": tuple(_body(case, changes, overall, lang)),
        "rate": _rate(changes),
        **{key: str(count) for key, count in counts.items()},
        "under_way": str(changes.under_way),
        "annex_note": say(lang, "papers.circular.annex_note", title=annex_title) if items else "",
        "annex": word(lang, "papers.circular.annex") if items else "",
        "annex_title": annex_title,
        "signature": sender.signature,
        "sender": say(lang, "papers.circular.sender", name=sender.signature) if sender.signature else "",
        "date": say(lang, "papers.circular.dated", day=sheet.long_day(sender.dated, lang)),
        "printed_by": sender.printed_by,
        "printed_on": printed_on,
        "seal": _seal(sender.seals, lang),
    }
    return Filling(official.names(KEYS), values, items)


def _title(title: str, period: str, lang: Lang) -> str:
    """Return the title of a circular; a long one is parted after the plan's name."""
    whole = say(lang, "papers.circular.title", title=title, period=period, joint="")
    is_long = lang == "zh" and len(whole) > _LONG_TITLE
    return say(lang, "papers.circular.title", title=title, period=period, joint="\n") if is_long else whole


def _seal(seals: Sequence[str], lang: Lang) -> str:
    """Return what seals the ledger, as `changes` prints it; nothing where nothing does."""
    shown = word(lang, "views.comma").join(f"{head[:8]} {head[8:16]}" for head in seals)
    return say(lang, "views.changes.sealed", heads=shown) if seals else ""


def _rate(changes: Changes) -> str:
    """Return the share of tasks that are done, in percent; nothing where there are no tasks."""
    rate = percent(changes.standing.done, changes.standing.total)
    return "" if rate is None else str(rate)


def _overall(case: Case, changes: Changes, lang: Lang, *, is_whole: bool) -> str:
    """Return how the tasks stand at the end of the period, in a sentence without zeros."""
    counts = changes.standing._asdict()
    clauses = [
        say(
            lang,
            "papers.circular.total" if is_whole else "papers.circular.some",
            total=counts["total"],
            day=sheet.long_day(case.as_of, lang),
        )
    ]
    clauses += [
        say(lang, f"papers.circular.{key}", count=counts[key], rate=_rate(changes))
        for key in COUNTS
        if counts[key]
    ]
    if changes.under_way:
        clauses.append(say(lang, "papers.circular.under_way", count=changes.under_way))
    return official.sentence(clauses, lang)


def _body(case: Case, changes: Changes, overall: str, lang: Lang) -> Iterator[Paragraph]:
    """Yield the paragraphs of a circular; the last one stays on a page with the signature."""
    period = official.days(changes.span, lang)
    yield Paragraph(say(lang, "papers.circular.opening", title=case.plan.title, period=period))
    parts = [part for part in COLUMNS if getattr(changes, part)]
    yield _heading(1, word(lang, "papers.circular.overall"), lang)
    yield Paragraph(overall)
    if not parts:
        yield Paragraph(word(lang, "papers.circular.nothing"), stays=True)
    for number, part in enumerate(parts, start=2):
        rows: Sequence[Row] = getattr(changes, part)
        yield _heading(number, say(lang, f"views.changes.{part}", count=len(rows)), lang)
        for place, row in enumerate(rows, start=1):
            numbered = {"number": place, "numeral": official.numeral(place)}
            text = official.sentence(_CLAUSES[part](case, changes, row, lang), lang)
            is_last = part == parts[-1] and row is rows[-1]
            lead = say(lang, "papers.circular.lead", text=official.task_name(row.task, lang), **numbered)
            yield Paragraph(text, "item", lead, stays=is_last)


def _heading(number: int, text: str, lang: Lang) -> Paragraph:
    """Return the heading of a part."""
    numeral = official.numeral(number)
    return Paragraph(
        say(lang, "papers.circular.heading", number=number, numeral=numeral, text=text), "heading"
    )


def _closed(case: Case, _changes: Changes, row: Row, lang: Lang) -> Iterator[str]:
    """Yield who closed a task, when, and how long after its time."""
    yield official.responsible(row.task, lang)
    which = "late" if row.is_done_late else "after"
    id_ = f"papers.circular.closed_{which}" if row.days_after else "papers.circular.closed"
    if row.closed_on:
        yield say(lang, id_, day=official.day(row.closed_on, case.plan, lang), days=row.days_after)


def _progress(case: Case, changes: Changes, row: Row, lang: Lang) -> Iterator[str]:
    """Yield what was reported of a task, each report with its day."""
    yield official.responsible(row.task, lang)
    for entry in changes.reports[row.task.id]:
        rest = said(replace(entry, percent=None), lang)
        percent = (
            say(lang, "papers.circular.percent", percent=entry.percent) if entry.percent is not None else ""
        )
        text = word(lang, "views.joint").join(one.rstrip("。") for one in (percent, rest) if one)
        yield say(lang, "papers.circular.report", day=official.day(entry.on, case.plan, lang), text=text)


def _undone(case: Case, _changes: Changes, row: Row, lang: Lang) -> Iterator[str]:
    """Yield what a task owes, since when; a soft time has passed, it is not late."""
    yield official.responsible(row.task, lang)
    yield from _phrase(row, lang)
    if row.due is None:
        return
    due = official.day(row.due, case.plan, lang)
    if row.timing and is_soft(row.timing):
        which = "passed" if row.days else "ends_today"
        yield say(lang, f"papers.circular.{which}", day=due, days=-(row.days or 0))
        return
    which = "step_due" if row.due_label else "due"
    yield say(lang, f"papers.circular.{which}", day=due, label=row.due_label)
    yield cells.left(row, lang)


def _phrase(row: Row, lang: Lang) -> Iterator[str]:
    """Yield the time in force, in the plan's words."""
    if row.timing:
        yield say(lang, "papers.circular.timing", phrase=row.timing.phrase)


def _extended(case: Case, _changes: Changes, row: Row, lang: Lang) -> Iterator[str]:
    """Yield from which time to which a task was extended, for which time, why, and who approved it."""
    yield official.responsible(row.task, lang)
    latest = row.extensions[-1]
    before = (row.extensions[-2].timing if len(row.extensions) > 1 else row.task.timing) or latest.timing
    after = latest.timing.phrase
    yield say(lang, "papers.circular.extended", count=len(row.extensions), before=before.phrase, after=after)
    if latest.timing.last:
        yield say(lang, "papers.circular.until", day=official.day(latest.timing.last, case.plan, lang))
    if latest.reason:
        yield say(lang, "papers.circular.reason", text=latest.reason)
    if latest.authority:
        yield say(lang, "papers.circular.authority", text=latest.authority)


def _cancelled(case: Case, _changes: Changes, row: Row, lang: Lang) -> Iterator[str]:
    """Yield when a task was cancelled."""
    yield official.responsible(row.task, lang)
    if row.closed_on:
        yield say(lang, "papers.circular.cancelled", day=official.day(row.closed_on, case.plan, lang))


def _open(case: Case, _changes: Changes, row: Row, lang: Lang) -> Iterator[str]:
    """Yield the time of a task, and its last day."""
    yield official.responsible(row.task, lang)
    yield from _phrase(row, lang)
    if row.timing and row.timing.last:
        yield say(lang, "papers.circular.until", day=official.day(row.timing.last, case.plan, lang))


def _silent(_case: Case, _changes: Changes, row: Row, lang: Lang) -> Iterator[str]:
    """Yield for how long nothing was reported of a task."""
    yield official.responsible(row.task, lang)
    which = "silent" if row.reported_on else "never"
    yield say(lang, f"papers.circular.{which}", days=row.silent_days)


_CLAUSES: Mapping[str, Callable[[Case, Changes, Row, Lang], Iterator[str]]] = {
    "closed": _closed,
    "progress": _progress,
    **dict.fromkeys(ANNEXED, _undone),
    "extended": _extended,
    "reopened": _open,
    "cancelled": _cancelled,
    "added": _open,
    "silent": _silent,
}
"""What a circular says of a task, by the part it stands in."""


def _items(case: Case, changes: Changes, lang: Lang) -> Iterator[Mapping[str, str]]:
    """Yield the rows of the annex: every task that owes something."""
    rows = [(part, row) for part in ANNEXED for row in getattr(changes, part)]
    for place, (part, row) in enumerate(rows, start=1):
        yield {
            "place": str(place),
            "id": row.task.id,
            "task": official.task_name(row.task, lang),
            "text": official.one_line(row.task.text, lang),
            "lead": official.listed(row.task.lead, lang),
            "support": official.listed(row.task.support, lang),
            "timing": row.timing.phrase if row.timing else "",
            "deadline": official.day(row.due, case.plan, lang) if row.due else "",
            "kind": word(lang, f"papers.kind.{part}"),
            "days": cells.left(row, lang),
        }
