"""What does an extension make of the timing in force: 顺延一个月, 推迟10天, 延至8月15日?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli.errors import message
from plancli.timing.grammar import amounts, marks, promises
from plancli.timing.refusal import Refused
from plancli.timing.span import Item, Span

if TYPE_CHECKING:
    from datetime import date

    from plancli.timing.calendar.durations import Duration
    from plancli.timing.grammar.reader import Reader
    from plancli.timing.grammar.reading import Reading
    from plancli.timing.span import Setting
    from plancli.timing.wording.lexer import Token

DENIALS = ("不", "不得", "未", "未能", "不予", "不再", "禁止", "not")
"""Words in front of an extension that deny it."""

_NO_AMOUNT = "[num half-of half-year half-month about di last-one]"
"""What stands behind 延期 and is no amount that can be read refuses the phrase: 延期1至2个月."""


def extension(r: Reader, found: Reading, word: Token) -> Item | None:
    """Return an extension, or None where the word is only one of the task: 延期申请."""
    if r.texts[r.at - 2].endswith(DENIALS):
        raise Refused("ambiguous")
    r.passes("aspect? [at-most at-most-until]?")
    about = r.skip("about")
    period = amounts.counted(r)
    if period is None and (about or r.fits(_NO_AMOUNT)):
        raise Refused("ambiguous")
    named = _named(r)
    if period is not None and r.fits("[range num half-of before after]"):
        raise Refused("ambiguous")
    about = r.skip("around") or about
    if named is not None:
        return _to_day(r.setting, named, period, word.value)
    return period and _item(r.setting, _moved(r.setting, period, word.value), approximate=about)


def _to_day(setting: Setting, named: Item, period: Duration | None, sign: int) -> Item:
    """Return an extension to a named day, with which the period has to agree where one is said too.

    Raises:
        Refused: ``ambiguous`` where it does not, and for 下月底: from the issue date, or the time in force?
    """
    if named.span.relative and setting.base is not None:
        raise Refused("ambiguous")
    has_another = period is not None and base_last(setting) not in (None, named.last)
    if has_another and period is not None and _moved(setting, period, sign) != named.last:
        raise Refused("ambiguous")
    return _item(setting, named.last, approximate=named.approximate, named=named)


def _named(r: Reader) -> Item | None:
    """Read the day that an extension names: 至8月15日, 到年底, 自6月30日至8月15日."""
    if not r.fits("[range until from]"):
        return None
    ranged = r.kinds[r.at] == "from"
    found = marks.promise(r)
    if found is not None and found.kind != "deadline" and not (ranged and found.span.whole):
        raise Refused("ambiguous")
    return found


def base_last(setting: Setting) -> date | None:
    """Return the last day of the timing in force, or None where an extension has nothing to count from."""
    base = setting.base
    return None if base is None or base.kind == "recurring" or base.milestones else base.last


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
    """Return a deadline on the new last day, over the window and with the hedge in force."""
    span = Span(last, last, "day", last.year, last.month)
    first = promises.implied_first(setting, span, last) if named is None or named.bare else named.first
    item = Item(
        *("deadline", min(first, last), last, span),
        approximate=approximate,
        notes=() if named is None else named.notes,
    )
    before, base = base_last(setting), setting.base
    if base is None:
        return item
    item = item._replace(label="tentative" if base.tentative else "")
    if before is None:
        return item
    notes = [message("timing.note.moved", before=before, last=last)]
    if named is not None and last <= before:
        notes.append(message("timing.note.not_later", before=before, last=last))
    return item._replace(
        first=base.first if base.first is not None and base.first <= last else item.first,
        approximate=approximate or base.approximate,
        notes=(*item.notes, *notes),
    )


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
