"""What does a command that records say of each entry: what changed, in time or late, and what is odd?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli.ledger import gist
from plancli.query import slip_days
from plancli.views import cells
from plancli.views.cells import word
from plancli.words import say, tell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from plancli.query import Row
    from plancli.recording.effects import Effect
    from plancli.words import Lang

MOST = 10
"""Entries of which each gets a line of its own."""

ID_SHOWN = 8
"""Digits of an entry's id that are shown; ``undo`` takes any beginning that is unique."""


def lines(effects: Sequence[Effect], year: int, lang: Lang) -> Iterator[str]:
    """Yield a line for each entry, up to `MOST`, and for each remark; then how many are left out.

    Entries with remarks come before those that have none where not all fit.
    """
    shown = effects
    if len(effects) > MOST:
        shown = sorted(effects, key=lambda effect: not effect.remarks)[:MOST]
    for effect in shown:
        task = effect.after.task
        said = word(lang, "effect.joint").join(filter(None, _said(effect, year, lang)))
        entry = effect.entry.id[:ID_SHOWN]
        yield say(lang, "effect.line", id=task.id, title=task.title, what=said, entry=entry)
        for remark in effect.remarks:
            yield say(lang, "effect.remark", id=task.id, text=tell(lang, remark))
    if len(effects) > len(shown):
        yield say(lang, "effect.more", count=len(effects) - len(shown))


def _said(effect: Effect, year: int, lang: Lang) -> Iterator[str]:
    """Yield what an entry changed, fact by fact."""
    entry, before, after = effect.entry, effect.before, effect.after
    if effect.undone:
        target = effect.undone
        yield say(
            lang,
            "effect.undone",
            gist=tell(lang, gist(target)),
            on=target.on,
            by=target.by,
            entry=target.id[:ID_SHOWN],
            now=" ".join(
                filter(None, (word(lang, f"views.status.{after.status}"), cells.progress(after, lang)))
            ),
        )
        return
    if entry.held:
        which = "effect.held" if after.count else "effect.held_uncounted"
        yield say(lang, which, held=after.held, count=after.count)
    if entry.status or after.status != before.status:
        yield _status(before, after, entry.on, lang)
    if entry.percent is not None:
        yield f"{entry.percent}%"
    if entry.timing:
        yield _extended(before, after, year, lang)
    if entry.urge:
        day = entry.urge.reply_by
        reply = say(lang, "effect.reply_by", day=cells.day(day, year)) if day else ""
        card = word(lang, f"effect.card.{entry.urge.card or 'blue'}")
        yield say(lang, "effect.urged", times=after.urged, card=card, reply=reply)
    for name in ("note", "problem", "next"):
        if text := getattr(entry, name):
            yield say(lang, f"views.{name}", text=text)
    if after.lateness and after.timing and after.timing.last:
        which = "effect.open_late" if after.lateness == "firm" else "effect.open_soft"
        yield say(lang, which, days=(entry.on - after.timing.last).days)


def _status(before: Row, after: Row, on: date, lang: Lang) -> str:
    """Return a new status, and of a closing whether it was in time."""
    if after.status != "done":
        is_reopened = not before.is_open and after.is_open
        return word(lang, "effect.reopened" if is_reopened else f"views.status.{after.status}")
    done = say(lang, "effect.done", on=after.done_on or on)
    return word(lang, "effect.joint").join(filter(None, (done, _in_time(after, lang))))


def _in_time(row: Row, lang: Lang) -> str:
    """Return whether a closed task was closed in time; nothing where there was no time."""
    last = row.closing_time.last if row.closing_time else None
    if last is None or row.done_on is None:
        return ""
    days = (row.done_on - last).days
    if days <= 0:
        return word(lang, "effect.in_time")
    return say(lang, "effect.late" if row.is_done_late else "effect.soft_late", days=days)


def _extended(before: Row, after: Row, year: int, lang: Lang) -> str:
    """Return the old time and day, the new ones, the slip, and how many times a task was extended."""
    days = slip_days(before.timing, after.timing)
    slip = say(lang, "effect.slip" if days > 0 else "effect.brought_forward", days=abs(days)) if days else ""
    return say(
        lang,
        "effect.extended",
        old=before.timing.phrase if before.timing else cells.NOTHING,
        before=cells.day(before.timing.last if before.timing else None, year),
        new=after.timing.phrase if after.timing else cells.NOTHING,
        after=cells.day(after.timing.last if after.timing else None, year),
        slip=slip,
        times=len(after.extensions),
    )
