"""What entries do lines of NDJSON ask for? All of them are checked before any is recorded."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from plancli.errors import PlancliError, Problem, message
from plancli.ledger import Entry, NoEntryError, Urge, new_id, parse
from plancli.query.history import History, histories
from plancli.recording.lookup import no_such_task
from plancli.recording.refusals import refusals, refuse
from plancli.recording.updates import Decision, UnreadableTimingError, extension, so_already

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from plancli.errors import Message
    from plancli.ledger import Ledger, Status
    from plancli.plan import Plan
    from plancli.recording.updates import Stamp

SAYS = ("status", "percent", "held", "note", "problem", "next", "timing", "urge")
"""Keys of which a line has at least one."""

KEYS = ("task", *SAYS, "reason", "authority", "base", "on", "by", "id")
"""Keys a line may have; who, when and which id are filled in where it does not say."""

WHOLE = ("percent", "held")
"""Numbers that spreadsheets and JavaScript may write as 40.0."""


class BadLinesError(PlancliError):
    """Lines cannot be read as updates; `problems` names each."""

    exit_code = 2
    id = "error.bad_lines"


class ConditionError(PlancliError):
    """A task is not in a status it was to be in; nothing was written."""

    exit_code = 6
    id = "error.condition"


class Wish(NamedTuple):
    """An update as a line asks for it.

    Attributes:
        line: Number of the line, from 1.
        entry: What to record.
        said: The keys that the line itself has.
    """

    line: int
    entry: Entry
    said: frozenset[str]


class _BadLineError(Exception):
    """A line cannot be read as an update."""

    def __init__(self, what: Message) -> None:
        super().__init__(what)
        self.what = what


def read(text: str, plan: Plan, stamp: Stamp) -> tuple[Wish, ...]:
    """Return the updates that lines of NDJSON ask for.

    Raises:
        BadLinesError: Lines cannot be read; every one of them is named.
        NoSuchTaskError: A line speaks of a task the plan does not have.
    """
    wishes: list[Wish] = []
    problems: list[Problem] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                wishes.append(_wish(number, line, stamp))
            except _BadLineError as error:
                problems.append(Problem(error.what, "-", number))
    problems += _disputed(wishes)
    if problems:
        raise BadLinesError(*sorted(problems, key=lambda problem: problem.line or 0), count=len(problems))
    known = frozenset(plan.ids)
    strange = [wish for wish in wishes if wish.entry.task not in known]
    if strange:
        first = strange[0].entry.task
        problems = [Problem(message("bulk.no_task", id=wish.entry.task), "-", wish.line) for wish in strange]
        unknown = no_such_task(first, plan.ids)
        unknown.problems = tuple(problems)
        raise unknown
    return tuple(wishes)


def _data(line: str) -> dict[str, Any]:
    """Return the JSON object of a line."""
    try:
        data = json.loads(line, object_pairs_hook=_object)
    except (ValueError, RecursionError) as error:
        raise _BadLineError(message("bulk.not_json")) from error
    if type(data) is not dict:
        raise _BadLineError(message("bulk.not_object"))
    return data


def _oddities(data: Mapping[str, Any]) -> Iterator[Message]:
    """Yield what a line says that no update can, or what it lacks."""
    yield from (
        message("bulk.unknown_key", key=key, known=", ".join(KEYS)) for key in data if key not in KEYS
    )
    if not any(data.get(key) is not None for key in SAYS):
        yield message("bulk.says_nothing", known=", ".join(SAYS))
    if type(urge := data.get("urge")) is dict and not urge.keys() <= frozenset(Urge.__struct_fields__):
        yield message("bulk.bad_value", expected=message("entry.urge"))
    if data.get("base") is not None and data.get("timing") is None:
        yield message("bulk.base_alone")
    yield from (message("bulk.empty", key=key) for key, value in data.items() if value == "")


def _wish(number: int, line: str, stamp: Stamp) -> Wish:
    """Return the update that one line asks for."""
    data = _data(line)
    if odd := next(_oddities(data), None):
        raise _BadLineError(odd)
    blank = {"id": new_id(), "by": stamp.by, "on": stamp.on.isoformat(), "note": stamp.note}
    try:
        entry = parse(
            blank | {key: _plain(key, value) for key, value in data.items()} | {"at": str(stamp.at)}
        )
    except NoEntryError as error:
        raise _BadLineError(message("bulk.bad_value", expected=message(f"entry.{error.key}"))) from error
    return Wish(number, entry, frozenset(key for key, value in data.items() if value is not None))


def _object(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """Return a JSON object, each of whose keys may stand only once."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _BadLineError(message("bulk.double_key", key=key))
        found[key] = value
    return found


def _plain(key: str, value: Any) -> Any:  # noqa: ANN401  whatever JSON holds
    """Return a value as an entry holds it: a task's id may be a number, a whole number may end in .0."""
    if key == "task" and type(value) is int:
        return str(value)
    return int(value) if key in WHOLE and type(value) is float and value.is_integer() else value


def _disputed(wishes: Sequence[Wish]) -> list[Problem]:
    """Return a problem for each line that gives an id, seen before, another content."""
    first: dict[str, Wish] = {}
    return [
        Problem(message("bulk.used_id", id=wish.entry.id), "-", wish.line)
        for wish in wishes
        if not _is_same(wish, first.setdefault(wish.entry.id, wish).entry)
    ]


def _is_same(wish: Wish, entry: Entry) -> bool:
    """Tell whether an entry says whatever the line says."""
    return all(getattr(wish.entry, key) == getattr(entry, key) for key in wish.said)


def decide(
    plan: Plan,
    ledger: Ledger,
    wishes: Sequence[Wish],
    *,
    if_status: Collection[Status] = (),
    force: bool = False,
) -> Decision:
    """Return what is to be recorded: every wish that changes something, in turn; a known id changes nothing.

    Raises:
        BadLinesError: A line uses the id of an entry that says something else.
        ConditionError: A task is in none of the statuses `if_status`.
        RefusedError: What a line asks needs `force`; each line is named.
        UnreadableTimingError: A line gives a timing that cannot be read.
    """
    known = {entry.id: entry for entry in ledger.entries}
    _stop_if_used(wishes, known)
    first_of_each = {wish.entry.id: wish for wish in reversed(wishes) if wish.entry.id not in known}
    new = [wish for wish in wishes if first_of_each.get(wish.entry.id) is wish]
    standing = dict(histories(plan, ledger, {wish.entry.task for wish in new}))
    _stop_unless(if_status, standing, new)
    entries: list[Entry] = []
    already = [_recorded(wish) for wish in wishes if first_of_each.get(wish.entry.id) is not wish]
    is_note_left = False
    unreadable: dict[int, UnreadableTimingError] = {}
    refused: list[Problem] = []
    for wish in new:
        history = standing[wish.entry.task]
        try:
            made = _changing(history, wish.entry)
        except UnreadableTimingError as error:
            unreadable[wish.line] = error
            continue
        if not isinstance(made, Entry):
            already.append(made)
            is_note_left |= bool(wish.entry.note)
            continue
        if not force:
            refused += refusals(history, made, place="-", line=wish.line)
        entries.append(made)
        standing[made.task] = history.plus(made)
    _stop_at(unreadable)
    refuse(refused)
    return Decision(tuple(entries), tuple(already), is_note_left)


def _stop_if_used(wishes: Sequence[Wish], known: Mapping[str, Entry]) -> None:
    """Stop where lines use the ids of entries that say something else; each is named."""
    used = [wish for wish in wishes if wish.entry.id in known and not _is_same(wish, known[wish.entry.id])]
    if used:
        problems = [Problem(message("bulk.used_id", id=wish.entry.id), "-", wish.line) for wish in used]
        raise BadLinesError(*problems, count=len(problems))


def _stop_at(unreadable: Mapping[int, UnreadableTimingError]) -> None:
    """Stop where times cannot be read, by the line that gives each; every line is named."""
    for first in unreadable.values():
        what = [message("bulk.bad_timing", **dict(error.message.args)) for error in unreadable.values()]
        problems = [Problem(one, "-", line) for one, line in zip(what, unreadable, strict=True)]
        raise UnreadableTimingError(*problems, **dict(first.message.args))


def _recorded(wish: Wish) -> Message:
    """Return that the entry of a line is recorded already."""
    return message("effect.already.recorded", id=wish.entry.task, entry=wish.entry.id, line=wish.line)


def _stop_unless(
    if_status: Collection[Status], standing: Mapping[str, History], wishes: Sequence[Wish]
) -> None:
    """Stop where a task is in none of some statuses, on the day a wish takes effect."""
    for wish in wishes if if_status else ():
        status = standing[wish.entry.task].on(wish.entry.on).status
        if status not in if_status:
            raise ConditionError(task=wish.entry.task, status=status, wanted=", ".join(if_status))


def _changing(history: History, entry: Entry) -> Entry | Message:
    """Return the entry where it says something new; a repeated status alone, or the same day, does not."""
    said = {key for key in SAYS if getattr(entry, key) is not None} - {"note"}
    if "timing" in said:
        made = extension(history, entry)
        return made if said == {"timing"} or isinstance(made, Entry) else entry
    if said == {"status"} and (row := history.on(entry.on)).status == entry.status:
        return so_already(row)
    return entry
