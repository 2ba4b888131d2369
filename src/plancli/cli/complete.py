"""What can stand here? What a shell is offered when the tabulator is pressed.

What is offered comes from plans and ledgers, perhaps somebody else's. So a value that holds a character which
acts or hides is not offered at all, and words about a value have such characters written out. Plan and ledger
are read, nothing is locked, and nothing is kept.
"""

from __future__ import annotations

import os
import re
import sys
from functools import cached_property
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any, NamedTuple

from plancli import cli, disk, ledger, query, store, views
from plancli.cli import cursor, shells, streams, world
from plancli.cli.commands import NAMES
from plancli.cli.given import Given
from plancli.drawing.folding import fold
from plancli.drawing.safe import is_harmless, visible
from plancli.errors import PlancliError
from plancli.ledger import STATUSES
from plancli.plan import department_names
from plancli.query.names import GROUPINGS, LIGHTS
from plancli.timing.model import KINDS
from plancli.words import area, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from plancli.cli.cursor import Cursor
    from plancli.ledger import Ledger
    from plancli.plan import Plan

FILES = 1
"""Exit code when the name of a file can stand here: shells complete those themselves."""

WIDEST = 60
"""Cells of what is said about a value: one line of a shell's menu."""

MOST_ENTRIES = 50
"""How many entries `undo` is offered: the last ones recorded."""

_ARE_OPEN = {
    "start": True,
    "done": True,
    "cancel": True,
    "report": True,
    "urge": True,
    "extend": True,
    "reopen": False,
}
"""Commands that are meant for open tasks, or for closed ones; the others are meant for all."""

_FILE_METAVARS = ("PATH", "FILE", "DIR")
"""How the help shows parameters that are paths; their type may be text."""

Value = tuple[str, str]
"""A value, and words about it."""


class Asked:
    """What is asked about one parameter of one command, and the files that answer it."""

    def __init__(self, given: Given, command: str, typed: str) -> None:
        """Keep what was typed: of the value itself the part after the last comma, where it is a list."""
        self.given = given
        self.command = command
        self.typed = typed

    @cached_property
    def plan(self) -> Plan:
        """The plan; it is taken from its snapshot where there is one, and none is written."""
        path, cache = self.given.place.plan, self.given.cache
        data = disk.read(path, store.places.LARGEST_PLAN)
        return (store.snapshot.load(path, data, cache) if cache else None) or store.loading.load_plan(path)

    @cached_property
    def ledger(self) -> Ledger:
        """The ledger; lines that cannot be read are passed over."""
        path = self.given.place.ledger
        return ledger.read(path) if path and path.is_file() else ledger.Ledger()


def _ids(asked: Asked) -> Iterable[Value]:
    """Return the ids of the tasks that the command is meant for, with their titles."""
    plan = asked.plan
    ids = [id_ for id_ in plan.ids if id_.startswith(asked.typed)]
    tasks = plan.some(ids)
    if asked.command in _ARE_OPEN:
        case = query.state.ask(plan, asked.ledger, asked.given.day, only=tasks)
        is_open = _ARE_OPEN[asked.command]
        ids = [id_ for id_ in ids if query.state.row(case, tasks[id_]).is_open is is_open]
    return ((id_, tasks[id_].title) for id_ in ids)


def _entries(asked: Asked) -> Iterable[Value]:
    """Return the ids of the entries that can be taken back, the last one first, with what each says."""
    gone, lang = asked.ledger.undone, world.language()
    able = (one for one in asked.ledger.entries if one.id not in gone and one.id.startswith(asked.typed))
    last = sorted(able, key=lambda entry: (entry.at, entry.id), reverse=True)[:MOST_ENTRIES]
    return (
        (one.id, f"{one.on.isoformat()} {one.task} {views.log.what(one, lang, is_undone=False)}")
        for one in last
    )


def _departments(asked: Asked) -> Iterable[Value]:
    """Return the names of the plan's departments, and their aliases."""
    aliases = ((alias, one.name) for one in asked.plan.departments for alias in one.aliases)
    return (*((name, "") for name in department_names(asked.plan)), *aliases)


def _sections(asked: Asked) -> Iterable[Value]:
    """Return the ids of the plan's sections with their titles."""
    return ((section.id, section.title) for section in asked.plan.sections)


def _tags(asked: Asked) -> Iterable[Value]:
    """Return the tags of the plan's tasks."""
    return ((tag, "") for task in asked.plan.tasks for tag in task.tags)


def _people(asked: Asked) -> Iterable[Value]:
    """Return who answers for the plan's tasks in person, and as what."""
    return ((person.name, person.role) for task in asked.plan.tasks for person in task.people)


def _recorders(asked: Asked) -> Iterable[Value]:
    """Return who has recorded something."""
    return ((entry.by, "") for entry in asked.ledger.entries)


def _months(asked: Asked) -> Iterable[Value]:
    """Return the months of the plan's year by their numbers; with the year once a digit of it is typed."""
    days = [f"{asked.plan.year}-{month:02}" for month in range(1, 13)]
    numbers = ((str(month), day) for month, day in enumerate(days, start=1))
    return (*numbers, *((day, "") for day in days if asked.typed))


def _columns(asked: Asked) -> Iterable[Value]:
    """Return the names of the columns that a command's answer can have, with their headings."""
    own = {
        "log": ("entry.", views.log.COLUMNS),
        "departments": ("department.", views.departments.KEYS),
        "summary": ("summary.", views.summary.COLUMNS),
        "due": ("column.", (*views.columns.COLUMNS, "certain")),
        "changes": ("column.", (*views.columns.COLUMNS, "change")),
    }
    return _named("views", *own.get(asked.command, ("column.", views.columns.COLUMNS)))


def _sorts(asked: Asked) -> Iterable[Value]:
    """Return what tasks can be sorted by; the reverse once the minus is typed."""
    sign = "-" if asked.typed.startswith("-") else ""
    return ((sign + name, about) for name, about in _named("views", "column.", views.order.SORTS))


def _named(place: str, kind: str, values: Iterable[str]) -> Iterator[Value]:
    """Yield values that are the same in every plan, with what each is called where it has a name."""
    names = area(place)
    for value in values:
        id_ = f"{place}.{kind}{value}"
        yield value, say(world.language(), id_) if id_ in names else ""


class _Source(NamedTuple):
    """Where the values of a parameter come from, and what separates them where one word may hold several."""

    values: Callable[[Asked], Iterable[Value]]
    separators: str = ""


_COMMAS = ",，"
_ALL_COMMAS = ",，、"
_STATUSES = _Source(lambda _asked: _named("views", "status.", STATUSES), _COMMAS)

_SOURCES: dict[str, _Source] = {
    "ids": _Source(_ids, _ALL_COMMAS),
    "show id_": _Source(_ids),
    "extend id_": _Source(_ids),
    "entries": _Source(_entries),
    "dept": _Source(_departments, _ALL_COMMAS),
    "lead": _Source(_departments),
    "support": _Source(_departments),
    "section": _Source(_sections, _ALL_COMMAS),
    "add section": _Source(_sections),
    "tag": _Source(_tags, _ALL_COMMAS),
    "person": _Source(_people, _ALL_COMMAS),
    "by": _Source(_recorders),
    "log by": _Source(_recorders, _ALL_COMMAS),
    "summary by": _Source(lambda _asked: _named("views", "by.", GROUPINGS)),
    "timeline by": _Source(lambda _asked: _named("views", "by.", views.timeline.GROUPINGS)),
    "month": _Source(_months),
    "during": _Source(_months),
    "quarter": _Source(lambda _asked: ((str(number), "") for number in range(1, 5))),
    "columns": _Source(_columns, _COMMAS),
    "sort": _Source(_sorts, _COMMAS),
    "status": _STATUSES,
    "if_status": _STATUSES,
    "light": _Source(lambda _asked: _named("views", "light.", LIGHTS), _COMMAS),
    "kind": _Source(lambda _asked: _named("views", "kind.", KINDS), _COMMAS),
    "command": _Source(lambda _asked: _named("help", "", NAMES)),
}
"""By the name of a parameter, with the command's before it where the same name means something else there."""


def answer(group: Any, instruction: str, args: Sequence[str]) -> int:
    """Write what a shell's script asks for, and return the exit code.

    The scripts of older versions ask otherwise (``complete_zsh``). They are told nothing, since they insert,
    or even run, what they are told as it is.

    Args:
        group: The commands.
        instruction: ``source_`` or ``offer_`` and the name of the shell.
        args: The line up to the cursor as it was typed; from bash also the end of it that bash will replace.
    """
    verb, _, shell = instruction.partition("_")
    if isinstance(sys.stdout, TextIOWrapper):  # on Windows bash takes a carriage return as part of a value
        sys.stdout.reconfigure(newline="\n")
    if verb == "source":
        streams.write(shells.script(shell).splitlines())
    if verb != "offer" or shell not in shells.SHELLS or not args:
        return 0
    line = shells.read(args[0], shell)
    try:
        found = offers(group, line.words[1:] or ("",))
    except (PlancliError, OSError):  # nothing is said in the midst of a line that is being typed
        return 0
    if found is None:
        return FILES
    streams.write(_for_bash(found, args[0], args[-1]) if shell == "bash" else _with_words(found, line, shell))
    return 0


def _with_words(found: Iterable[Value], line: shells.Line, shell: str) -> Iterator[str]:
    """Yield values with words about them; fish would insert a value that begins with ``~`` unquoted."""
    is_unquoted = shell == "fish" and not (line.words[-1] or line.quote)
    for value, about in found:
        if not (is_unquoted and value.startswith("~")):
            yield f"{value}\t{about}".rstrip("\t")


def _for_bash(found: Iterable[Value], line: str, replaced: str) -> Iterator[str]:
    """Yield what bash is to put in the place of the end of the line, which may begin within a word."""
    before = shells.read(line.removesuffix(replaced), "bash")
    for value, _ in found if line.endswith(replaced) else ():
        yield shells.quoted(value.removeprefix(before.words[-1]), before.quote)


def offers(group: Any, words: Sequence[str]) -> list[Value] | None:
    """Return what can stand where the last word is being typed; None where the name of a file can.

    Raises:
        PlancliError: The plan or the ledger cannot be read.
        OSError: One of their paths cannot be looked at.
    """
    at = cursor.find(group, words)
    match at.what:
        case "command":
            return _fitting(_named("help", "", NAMES), at)
        case "option":
            return _fitting(_options(at), at)
        case "topic":
            lang = world.language()
            about = ((name, cli.topics.about(name, lang)) for name in cli.topics.TOPICS)
            return _fitting((*about, *_named("help", "", NAMES)), at)
        case "nothing":
            return []
        case "value":
            return _values(at)


def _values(at: Cursor) -> list[Value] | None:
    """Return what the value that is being typed can be; None where it names a file."""
    if at.param.type.name == "path" or at.param.metavar in _FILE_METAVARS:
        return None
    choices = getattr(at.param.type, "choices", ())
    if choices:
        return _fitting(((choice, "") for choice in choices), at)
    named = (f"{at.command} {at.param.name}", at.param.name)
    source = next((_SOURCES[name] for name in named if name in _SOURCES), None)
    return _fitting(source.values(_asked(at, source)), at, source.separators) if source else []


def _options(at: Cursor) -> Iterator[Value]:
    """Yield the options that are not on the line yet or may be repeated, each by its longest name."""
    for param in at.params:
        if param.param_type_name == "option" and (param.multiple or param.name not in at.values):
            yield max(param.opts, key=len), cli.help.description(param, world.language())


def _asked(at: Cursor, source: _Source) -> Asked:
    """Return what is asked, with the files that are named on the line."""
    plan, ledger = (os.path.expanduser(at.values.get(name, "")) for name in ("plan", "ledger"))  # noqa: PTH111  as typed
    given = Given(plan=plan or None, ledger=ledger or None, as_of=at.values.get("as_of"))
    return Asked(given, at.command, at.typed[_list_before(at.typed, source.separators) :])


def _list_before(typed: str, separators: str) -> int:
    """Return how many characters of a list come before the item that is being typed."""
    return max((typed.rfind(sign) + 1 for sign in separators), default=0)


def _fitting(values: Iterable[Value], at: Cursor, separators: str = "") -> list[Value]:
    """Return the words that begin as the one at the cursor and that a terminal can show, each once."""
    begin = _list_before(at.typed, separators)
    items, last = at.typed[:begin], at.typed[begin:]
    taken = set(re.split(f"[{separators}]", items)) if items else set()
    found: dict[str, str] = {}
    for value, about in values:
        if value.startswith(at.typed):
            found.setdefault(value, about)
        elif items and value.startswith(last) and value not in taken and not _list_before(value, separators):
            found.setdefault(items + value, about)
    return [(at.before + value, _short(about)) for value, about in found.items() if is_harmless(value)]


def _short(about: str) -> str:
    """Return what is said about a value as one line that any terminal can show."""
    first, *more = fold(visible(about), WIDEST) or [""]
    return f"{first}…" if more else first
