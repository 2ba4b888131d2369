"""What does a command that records say of each entry: what changed, in time or late, and what is odd?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli.ledger import ID_SHOWN, gist
from plancli.query.state import is_endless, is_soft, slip_days
from plancli.views import cells
from plancli.views.cells import word
from plancli.words import say, tell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from plancli.errors import Message
    from plancli.ledger import Entry
    from plancli.query.state import Row
    from plancli.recording.effects import Effect
    from plancli.timing.model import Timing
    from plancli.words import Lang

MOST = 10
"""Up to this many entries get a line each."""


def lines(
    effects: Sequence[Effect], already: Sequence[Message], year: int, lang: Lang, *, dry_run: bool = False
) -> Iterator[str]:
    """Yield a line for each entry, for each remark, and for each wish that changed nothing.

    At most `MOST` entries and wishes are shown, entries with remarks before those that have
    none; then comes how many are left out.

    Args:
        effects: What came of each entry.
        already: What was so already.
        year: The plan's.
        lang: The user's language.
        dry_run: Nothing was written, so that no entry has an id.
    """
    which = "effect.tried" if dry_run else "effect.line"
    shown = effects
    if len(effects) > MOST:
        shown = sorted(effects, key=lambda effect: not effect.remarks)[:MOST]
    for effect in shown:
        id_ = effect.entry.task
        title = effect.after.task.title if effect.after else word(lang, "effect.stranger")
        said = word(lang, "effect.joint").join(filter(None, _said(effect, year, lang)))
        yield say(lang, which, id=id_, title=title, what=said, entry=effect.entry.id[:ID_SHOWN])
        for remark in effect.remarks:
            yield say(lang, "effect.remark", id=id_, text=tell(lang, remark))
    yield from (tell(lang, what) for what in already[: MOST - len(shown)])
    left = len(effects) + len(already) - min(MOST, len(effects) + len(already))
    if left:
        odd = sum(bool(effect.remarks) for effect in effects) - sum(bool(one.remarks) for one in shown)
        yield say(lang, "effect.more_odd" if odd else "effect.more", count=left, odd=odd)


def _said(effect: Effect, year: int, lang: Lang) -> Iterator[str]:
    """Yield what an entry changed, fact by fact."""
    if effect.undone:
        yield say(
            lang,
            "effect.undone",
            gist=tell(lang, gist(effect.undone)),
            on=effect.undone.on,
            by=effect.undone.by,
            entry=effect.undone.id[:ID_SHOWN],
        )
    elif effect.before and effect.after:
        yield from _progress(effect, effect.before, effect.after, lang)
        yield from _words(effect.entry, effect.before, effect.after, year, lang)
    if effect.after:
        yield from _stands(effect, effect.after, lang)


def _stands(effect: Effect, after: Row, lang: Lang) -> Iterator[str]:
    """Yield how a task stands now: all of it where something was taken back, else how late it is."""
    if effect.undone:
        now = (word(lang, f"views.status.{after.status}"), cells.progress(after, lang))
        yield say(lang, "effect.now", now=" ".join(filter(None, now)))
    if after.lateness and after.timing and after.timing.last:
        which = "effect.open_late" if after.lateness == "firm" else "effect.open_soft"
        yield say(lang, which, days=(effect.day - after.timing.last).days)


def _progress(effect: Effect, before: Row, after: Row, lang: Lang) -> Iterator[str]:
    """Yield sessions held, the status, and the percent that an entry gave."""
    entry = effect.entry
    if effect.held:
        before, after = (before, after) if entry.status else effect.held
        which = "effect.held" if after.count else "effect.held_uncounted"
        yield say(lang, which, held=effect.held[1].held, count=after.count)
    if (after.status, after.closed_on) != (before.status, before.closed_on):
        yield _status(before, after, entry.on, lang)
    if entry.percent is not None:
        yield say(lang, "effect.percent", percent=entry.percent)


def _words(entry: Entry, before: Row, after: Row, year: int, lang: Lang) -> Iterator[str]:
    """Yield the new time, the reminder and the words of an entry."""
    if entry.timing:
        yield _extended(before, after, year, lang)
    if entry.urge:
        slip = cells.urge(entry.urge, year, lang)
        yield say(lang, "effect.urged_by" if slip else "effect.urged", times=after.urged, slip=slip)
    for name in ("note", "problem", "next"):
        if text := getattr(entry, name):
            yield say(lang, f"views.{name}", text=text)


def _status(before: Row, after: Row, on: date, lang: Lang) -> str:
    """Return a new status, and of a closing whether it was in time."""
    closed = say(lang, f"effect.was_{before.status}", on=before.closed_on) if not before.is_open else ""
    if after.status != "done":
        is_reopened = closed and after.is_open
        now = word(lang, "effect.reopened" if is_reopened else f"views.status.{after.status}")
        return now + (closed if after.status != before.status else "")
    done = say(lang, "effect.done", on=after.done_on or on)
    return word(lang, "effect.joint").join(filter(None, (done + closed, _in_time(after, lang))))


def _in_time(row: Row, lang: Lang) -> str:
    """Return whether a closed task was closed in time; nothing where there was no time."""
    last = row.closing_time.last if row.closing_time else None
    if last is None or row.done_on is None:
        return ""
    days = (row.done_on - last).days
    if days <= 0:
        return word(lang, "effect.in_time")
    is_soft_time = row.closing_time is not None and is_soft(row.closing_time)
    return say(lang, "effect.soft_late" if is_soft_time else "effect.late", days=days)


def _extended(before: Row, after: Row, year: int, lang: Lang) -> str:
    """Return the old time and day, the new ones, the slip, and how many times a task was extended."""
    days = slip_days(before.timing, after.timing)
    slip = say(lang, "effect.slip" if days > 0 else "effect.brought_forward", days=abs(days)) if days else ""
    return say(
        lang,
        "effect.extended",
        old=before.timing.phrase if before.timing else cells.NOTHING,
        before=_end(before.timing, year),
        new=after.timing.phrase if after.timing else cells.NOTHING,
        after=_end(after.timing, year),
        slip=slip,
        times=len(after.extensions),
    )


def _end(timing: Timing | None, year: int) -> str:
    """Return the last day of a time, or the sign for none where there is nothing to be late for."""
    return cells.NOTHING if timing is None or is_endless(timing) else cells.day(timing.last, year)
