"""What do the topics of `plancli help TOPIC` say? Help, manual and reference are drawn from the same parts.

Names, formats, keys and limits come from the code that decides about them; only the sentences are words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plancli import cli, recording, views
from plancli.cli.commands import BARE, FOLDERS, NAMES, formats_of
from plancli.cli.output import FORMATS, MADE, SUFFIXES
from plancli.words import area, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from plancli.query.names import Light
    from plancli.words import Lang

Pair = tuple[str, str]
"""A name, and what it means."""


class Part(NamedTuple):
    """A part of a topic.

    Attributes:
        heading: Its heading; empty for the first part, which the topic's own heading introduces.
        text: A paragraph, or nothing.
        rows: Names and what they mean.
    """

    heading: str = ""
    text: str = ""
    rows: tuple[Pair, ...] = ()


ENVIRONMENT = (
    "PLANCLI_PLAN",
    "PLANCLI_AS_OF",
    "PLANCLI_BY",
    "PLANCLI_LANG",
    "PLANCLI_NO_CACHE",
    "PAGER",
    "LESS",
    "NO_COLOR",
    "TERM",
    "COLUMNS",
    "LINES",
    "TZ",
    "XDG_CACHE_HOME",
    "XDG_STATE_HOME",
)
"""Variables that change what plancli does."""

EXIT_CODES = (0, 1, 2, 3, 4, 5, 6, 7, 70, 130)

RECORDS = ("envelope", "entry", "summary", "timing", "problem", "department", "file", "collected")
"""What has keys of its own in answers for programs, beside tasks."""

_OWN = ("timing", "events", "issued")
"""What a plan itself may say of its time phrases."""

LIGHTS_IN_ORDER: tuple[Light, ...] = ("done", "cancelled", "red", "yellow", "blue", "green", "grey")
"""The lights in the order in which they are decided."""

_COUNTED = ("owed", "met", "missed", "silent")
"""Words of counts and rates that need explaining."""


def _timing(lang: Lang) -> Iterator[Part]:
    """Yield how time phrases are read."""
    from plancli.timing import RULES  # noqa: PLC0415
    from plancli.timing.model import KINDS  # noqa: PLC0415  of one topic alone

    yield Part(text=say(lang, "topic.timing.text"))
    yield Part(say(lang, "topic.timing.kinds"), rows=_rows("topic.kind.", KINDS, lang))
    rules = tuple((", ".join(rule.examples[:2]), say(lang, rule.message)) for rule in RULES)
    yield Part(say(lang, "topic.timing.rules"), rows=rules)
    own = tuple(
        (f"[{name}]" if name != "issued" else name, say(lang, f"topic.timing.own.{name}")) for name in _OWN
    )
    yield Part(say(lang, "topic.timing.own"), rows=own)


def _lights(lang: Lang) -> Iterator[Part]:
    """Yield when a task has which light."""
    closed, others = LIGHTS_IN_ORDER[:2], LIGHTS_IN_ORDER[2:]
    rows = [(", ".join(views.cells.light(one, lang).text for one in closed), say(lang, "topic.light.closed"))]
    rows += [(views.cells.light(one, lang).text, say(lang, f"topic.light.{one}")) for one in others]
    yield Part(text=say(lang, "topic.lights.text"), rows=tuple(rows))
    yield Part(say(lang, "topic.lights.words"), rows=_rows("topic.lights.", _COUNTED, lang))
    limits = ("soon_days", "pace_points", "silent_days")
    yield Part(say(lang, "topic.lights.thresholds"), rows=_rows("keys.plan.supervision.", limits, lang))


def _formats(lang: Lang) -> Iterator[Part]:
    """Yield what formats there are, and which command gives them."""
    ends = {how: suffix for suffix, how in SUFFIXES.items()}
    names = ((how, f"{how} ({ends[how]})" if how in ends else how) for how in (*FORMATS, *MADE))
    rows = tuple((shown, say(lang, f"topic.format.{how}")) for how, shown in names)
    yield Part(text=say(lang, "topic.formats.text"), rows=rows)
    given = ((say(lang, "topic.formats.bare"), BARE), *((name, name) for name in NAMES))
    rows = tuple((shown, _given_by(name, lang)) for shown, name in given)
    yield Part(say(lang, "topic.formats.given"), rows=rows)


def _given_by(command: str, lang: Lang) -> str:
    """Return the formats that a command gives."""
    if command in FOLDERS:
        return say(lang, "topic.formats.folder", format=FOLDERS[command])
    return " ".join(formats_of(command)) or say(lang, "topic.formats.none")


def _columns(lang: Lang) -> Iterator[Part]:
    """Yield what each column and each key of an answer holds."""
    yield Part(text=say(lang, "topic.columns.text"))
    yield Part(say(lang, "topic.columns.task"), rows=tuple(_of_task(lang)))
    for kind in RECORDS:
        begin = f"keys.{kind}."
        yield Part(say(lang, f"topic.columns.{kind}"), rows=_rows(begin, _said(begin), lang))


def _of_task(lang: Lang) -> Iterator[Pair]:
    """Yield the columns and keys of a task; a column has its heading, too."""
    columns, keys = set(views.columns.COLUMNS), set(views.fields.TASK_KEYS)
    for name in _said("keys.task."):
        about = say(lang, f"keys.task.{name}")
        if name in columns:
            about = f"{say(lang, f'views.column.{name}')}: {about}"
        if name not in columns & keys:
            only = say(lang, "topic.columns.column_only" if name in columns else "topic.columns.key_only")
            about = f"{about} ({only})"
        yield name, about


def _templates(lang: Lang) -> Iterator[Part]:
    """Yield what an office's own templates may hold: rules, then every placeholder of each document."""
    yield Part(text=say(lang, "topic.templates.text"))
    rules = ("name", "item", "empty", "body", "fault")
    rows = tuple(
        (say(lang, f"topic.templates.{rule}"), say(lang, f"topic.template.{rule}")) for rule in rules
    )
    yield Part(say(lang, "topic.templates.rules"), rows=rows)
    other: Lang = "en" if lang == "zh" else "zh"
    for which, keys in (("circular", views.circular.KEYS), ("slip", views.slip.KEYS)):
        names = (
            (views.official.placeholder(key, lang), views.official.placeholder(key, other)) for key in keys
        )
        also = tuple((name, say(lang, "topic.templates.also", name=one)) for name, one in names)
        yield Part(say(lang, f"topic.templates.{which}"), rows=also)


def _exit_codes(lang: Lang) -> Iterator[Part]:
    """Yield what each exit code means."""
    yield Part(
        text=say(lang, "topic.exit-codes.text"),
        rows=_rows("topic.exit.", map(str, EXIT_CODES), lang),
    )


def _files(lang: Lang) -> Iterator[Part]:
    """Yield which files there are, and what each of their keys holds."""
    yield Part(text=say(lang, "topic.files.text"))
    which = tuple((number, say(lang, f"topic.files.which.{number}")) for number in "1234")
    yield Part(say(lang, "topic.files.which"), rows=which)
    plan, entry = (_rows(begin, _said(begin), lang) for begin in ("keys.plan.", "keys.ledger."))
    yield Part(say(lang, "topic.files.plan"), rows=plan)
    yield Part(say(lang, "topic.files.entries"), say(lang, "topic.files.ledger"), entry)
    kept = (("cache", "*.plan, *.phrases"), ("state", "*.chain"), ("fault", "plancli-fault-*.txt"))
    yield Part(
        say(lang, "topic.files.kept"),
        rows=tuple((name, say(lang, f"topic.files.{key}")) for key, name in kept),
    )


def _environment(lang: Lang) -> Iterator[Part]:
    """Yield which variables there are."""
    yield Part(rows=_rows("topic.environment.", ENVIRONMENT, lang))


def _limits(lang: Lang) -> Iterator[Part]:
    """Yield how much is read at most."""
    rows = tuple((number, say(lang, f"topic.limit.{name}")) for name, number in cli.limits.limits().items())
    yield Part(text=say(lang, "topic.limits.text"), rows=rows)


def _workbooks(lang: Lang) -> Iterator[Part]:
    """Yield what a department fills in, and what becomes of it."""
    yield Part(text=say(lang, "topic.workbooks.text"))
    rows = tuple(
        (views.task_sheet.head(name, lang).text, say(lang, f"topic.workbooks.{name}"))
        for name in recording.handout.FIELDS
    )
    yield Part(say(lang, "topic.workbooks.columns"), rows=rows)
    verdicts = ("taken", "same", "conflict", "claimed", "closing")
    said = ((say(lang, f"collect.verdict.{one}"), say(lang, f"topic.verdict.{one}")) for one in verdicts)
    yield Part(say(lang, "topic.workbooks.back"), rows=tuple(said))


def _rows(begin: str, names: Iterable[str], lang: Lang) -> tuple[Pair, ...]:
    """Return names, each with the sentence whose id is the beginning and the name."""
    return tuple((name, say(lang, begin + name)) for name in names)


def _said(begin: str) -> list[str]:
    """Return the ends of all ids of keys that begin so."""
    return [id_.removeprefix(begin) for id_ in area("keys") if id_.startswith(begin)]


TOPICS: dict[str, Callable[[Lang], Iterator[Part]]] = {
    "timing": _timing,
    "lights": _lights,
    "formats": _formats,
    "columns": _columns,
    "templates": _templates,
    "workbooks": _workbooks,
    "exit-codes": _exit_codes,
    "files": _files,
    "environment": _environment,
    "limits": _limits,
}
"""Every topic, by the name that `plancli help` takes."""


def topic(name: str, lang: Lang) -> tuple[Part, ...]:
    """Return the parts of a topic of `TOPICS`."""
    return tuple(TOPICS[name](lang))


def about(name: str, lang: Lang) -> str:
    """Return in a few words what a topic is about."""
    return say(lang, f"topic.about.{name}")
