"""What does an extension make of the timing in force: 顺延一个月, 推迟10天, 延至8月15日?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli.errors import message
from plancli.timing.calendar.durations import Duration
from plancli.timing.grammar import amounts, marks, promises
from plancli.timing.refusal import Refused
from plancli.timing.span import Item, Span

if TYPE_CHECKING:
    from datetime import date

    from plancli.timing.grammar.reader import Reader
    from plancli.timing.model import Timing
    from plancli.timing.span import Setting

AMOUNT_STARTS = frozenset(["num", "half-of", "half-year", "half-month", "about", "di", "last-one"])
"""What stands behind 延期 and is no amount that can be read refuses the phrase: 延期1至2个月."""


def extension(r: Reader) -> Item | None:
    """Read an extension, or None where the word is only one of the task: 延期申请."""
    if r.kinds[r.at] != "extend":
        return None
    at = r.at
    sign = r.take().value
    r.texts[r.at] == "了" and r.skip("at")
    about = r.skip("about")
    period = amounts.within(r) or amounts.duration(r)
    if period is None and (about or r.kinds[r.at] in AMOUNT_STARTS):
        raise Refused("ambiguous")
    named = _named(r)
    if period is None and named is None:
        r.at = at
        return None
    if period is not None and r.kinds[r.at] in ("range", "num", "half-of", "before", "after"):
        raise Refused("ambiguous")
    about = r.skip("around") or about
    moved = (
        None
        if period is None or (named is not None and base_last(r.setting) is None)
        else _moved(r.setting, period, sign)
    )
    if named is None and moved is not None:
        return _item(r.setting, moved, approximate=about)
    if named is None or named.last is None or moved not in (None, named.last):
        raise Refused("ambiguous")
    return _item(r.setting, named.last, approximate=named.approximate, named=named)


def _named(r: Reader) -> Item | None:
    """Read the day that an extension names: 至8月15日, 到年底, 自6月30日至8月15日."""
    if r.kinds[r.at] not in ("range", "until", "from"):
        return None
    ranged = r.kinds[r.at] == "from"
    found = marks.promise(r)
    if found is not None and found.kind != "deadline" and not (ranged and found.span.whole):
        raise Refused("ambiguous")
    return found


def base_last(setting: Setting) -> date | None:
    """Return the last day of the timing in force, or None where an extension has nothing to count from."""
    base = setting.base
    if base is None or base.kind == "recurring" or base.milestones:
        return None
    return base.last


def _moved(setting: Setting, period: Duration, sign: int) -> date:
    """Return the last day in force, moved by a counted period.

    Raises:
        Refused: ``needs-base`` where no single last day is in force.
    """
    last = base_last(setting)
    if last is None:
        raise Refused("needs-base")
    return period.after(last) if sign > 0 else period.before(last)


def _item(setting: Setting, last: date, *, approximate: bool, named: Item | None = None) -> Item:
    """Return a deadline on the new last day, over the window in force."""
    before, base = base_last(setting), setting.base
    first = (
        promises.implied_first(setting, Span(last, last, "day"), last)
        if named is None or named.bare
        else named.first
    )
    notes = () if named is None else named.notes
    if before is not None and base is not None:
        first = base.first if base.first is not None and base.first <= last else first
        approximate = approximate or base.approximate
        notes += (message("timing.note.moved", before=before, last=last),)
        if named is not None and last <= before:
            notes += (message("timing.note.not_later", before=before, last=last),)
    span = Span(last, last, "day", last.year, last.month, rule="extension")
    return Item(
        "deadline", min(first, last), last, span, approximate=approximate, rule="extension", notes=notes
    )


def tentative(base: Timing | None, item: Item) -> bool:
    """Tell whether an extension takes over the hedge of the timing in force."""
    return item.rule == "extension" and base is not None and base.tentative


def alone(items: list[Item], setting: Setting) -> list[Item]:
    """Return an extension without the old day that it names: 由6月30日延至8月15日.

    Raises:
        Refused: ``ambiguous`` where another time stands beside it.
    """
    if all(item.rule != "extension" for item in items):
        return items
    before, *others = items
    last = base_last(setting)
    if len(others) > 1 or before.rule == "extension" or not before.bare or last not in (None, before.last):
        raise Refused("ambiguous")
    return others
