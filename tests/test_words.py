"""Every sentence is there in both languages, every sentence that is used is there, and none is left over.

Most ids stand in the sources as they are. Those that are put together stand in `FAMILIES`: what they begin
with, and every id that can come of it.
"""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, get_args

import pytest
import typer

import plancli
from plancli.cli.app import Group, app, load
from plancli.cli.commands import BARE, GROUPS, NAMES
from plancli.cli.output import FORMATS, MADE
from plancli.cli.topics import ENVIRONMENT, EXIT_CODES, RECORDS, TOPICS
from plancli.errors import message
from plancli.ingest.errors import Reason
from plancli.ledger import CARDS, CLOSED, STATUSES, Entry
from plancli.query.changes import Standing
from plancli.query.names import GROUPINGS, LIGHTS, PARTS, Lateness
from plancli.query.times import DOUBTFUL
from plancli.recording.handout import FIELDS
from plancli.recording.merge import Verdict
from plancli.store.places import Origin
from plancli.timing import RULES
from plancli.timing.model import KINDS
from plancli.timing.refusal import REASONS
from plancli.views.changes import COLUMNS as CHANGES
from plancli.views.circular import ANNEXED, COUNTS
from plancli.views.circular import KEYS as CIRCULAR
from plancli.views.columns import COLUMNS
from plancli.views.departments import KEYS as DEPARTMENT_KEYS
from plancli.views.fields import TASK_KEYS
from plancli.views.log import COLUMNS as ENTRY_COLUMNS
from plancli.views.slip import KEYS as SLIP
from plancli.views.summary import COLUMNS as COUNT_COLUMNS
from plancli.views.task_sheet import RENAMED
from plancli.views.timeline import SIGNS as TIMELINE_SIGNS
from plancli.views.webpage import WORDS as WEBPAGE_WORDS
from plancli.words import area, say, tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SRC = Path(plancli.__file__).parent
AREAS = sorted(path.stem for path in (SRC / "words").glob("*.py") if path.stem != "__init__")
TABLE = {id_: pair for name in AREAS for id_, pair in area(name).items()}

ID = re.compile(rf"(?:{'|'.join(AREAS)})\.[a-z0-9_.-]+")
BEGINNING = re.compile(rf"(?:{'|'.join(AREAS)})\.[a-z0-9_.-]*")


def _of(beginning: str, *ends: Iterable[str]) -> frozenset[str]:
    return frozenset(beginning + end for some in ends for end in some)


@cache
def _helps() -> frozenset[str]:
    """Return the ids of what every option and argument of every command says about itself."""
    group = typer.main.get_command(app)
    assert isinstance(group, Group)
    commands = [load(name) for name in (BARE, *NAMES)]
    params = [param for command in [group, *commands] for param in command.params]
    own = {(param, getattr(param, "help", None) or "") for param in params}
    named = {text if text.startswith("help.") else f"help.opt.{param.name}" for param, text in own}
    return frozenset(named | {"help.opt.help"})


FAMILIES = {
    "views.": (
        _of("views.", ("reason", "authority", "note", "problem", "next"))
        | _of("views.status.", STATUSES)
        | _of("views.light.", LIGHTS)
        | _of("views.kind.", KINDS)
    ),
    "views.card.": _of("views.card.", CARDS),
    "views.light.": _of("views.light.", LIGHTS),
    "views.status.": _of("views.status.", STATUSES),
    "views.kind.": _of("views.kind.", KINDS),
    "views.lateness.": _of("views.lateness.", get_args(Lateness)),
    "views.column.": _of("views.column.", COLUMNS),
    "views.entry.": _of("views.entry.", ENTRY_COLUMNS),
    "views.band.": _of("views.band.", ("due", "certain", "possible", "overdue"), PARTS, ("coming", "silent")),
    "views.bands.": _of("views.bands.", ("certain", "possible"), PARTS),
    "views.board.": _of("views.board.", PARTS, ("coming", "silent")),
    "views.days.": _of("views.days.", ("to_come", "on_the_day", "past", "late", "missed")),
    "views.done.": _of("views.done.", ("late", "after")),
    "views.missed.": _of("views.missed.", ("firm", "soft")),
    "views.progress.": _of("views.progress.", ("stages", "sessions")),
    "views.empty.": _of("views.empty.", ("list", "due", "overdue")),
    "views.by.": _of("views.by.", GROUPINGS),
    "views.none.": _of("views.none.", GROUPINGS),
    "views.summary.": _of("views.summary.", set(COUNT_COLUMNS) - {"key", *LIGHTS}),
    "views.changes.": _of("views.changes.", CHANGES, ("backfilled",)),
    "views.changes.n.": _of("views.changes.n.", CHANGES),
    "views.changes.standing.": _of("views.changes.standing.", Standing._fields),
    "views.changes.column.": _of(
        "views.changes.column.", ("reported", "from", "to", "times", "reason", "authority")
    ),
    "views.department.": _of("views.department.", DEPARTMENT_KEYS),
    "timeline.sign.": _of("timeline.sign.", TIMELINE_SIGNS),
    "webpage.": _of("webpage.", WEBPAGE_WORDS),
    "webpage.part.": _of("webpage.part.", ("urge", "ask", "coming")),
    "views.left_out.": _of(
        "views.left_out.", ("closed", "more", "possible", "soft", "due_on_day")
    ),
    "help.": _of("help.", NAMES),
    "help.group.": _of("help.group.", GROUPS),
    "help.opt.": _helps(),
    "help.example.": _of("help.example.", ("plancli.1", "plancli.2", "plancli.3", "init.3"))
    | _of("help.example.", (f"{command}.{number}" for command in NAMES for number in "12")),
    "error.template.": _of("error.template.", ("unknown", "unknown_near", "unclosed", "misplaced")),
    "papers.name.": _of("papers.name.", (key.removeprefix("item.") for key in (*CIRCULAR, *SLIP))),
    "papers.label.": frozenset(id_ for id_ in area("papers") if id_.startswith("papers.label.")),
    "papers.kind.": _of("papers.kind.", ANNEXED),
    "papers.period.": _of("papers.period.", ("year", "half", "quarter", "month", "half_month")),
    "papers.circular.": _of("papers.circular.", COUNTS, ("task", "named_task", "due", "step_due"))
    | _of("papers.circular.", ("silent", "never", "passed", "ends_today")),
    "papers.circular.closed_": _of("papers.circular.closed_", ("late", "after")),
    "papers.slip.": _of("papers.slip.", ("basis", "bare_basis")),
    "papers.slip.demand.": _of("papers.slip.demand.", ("late", "soft", "open", "mixed")),
    "cli.where.": _of("cli.where.", ("plan", "ledger", "origin")),
    "cli.where.by_": _of("cli.where.by_", get_args(Origin)),
    "effect.already.": _of("effect.already.", STATUSES),
    "effect.is_": _of("effect.is_", CLOSED),
    "effect.was_": _of("effect.was_", CLOSED),
    "entry.": _of("entry.", ("entry", *(key for key in Entry.__struct_fields__))),
    "entry.gist.": _of("entry.gist.", STATUSES)
    | _of("entry.gist.", ("undo", "timing", "percent", "held", "urge", "note", "problem", "next")),
    "ledger.": _of("ledger.", ("skipped", "disputed")),
    "refuse.": _of("refuse.", CLOSED),
    "sheets.title.": _of("sheets.title.", ("list", "due", "overdue", "summary", "log", "changes", "fill_in")),
    "sheets.tab.": _of("sheets.tab.", ("list", "due", "overdue")),
    "sheets.column.": _of("sheets.column.", RENAMED),
    "sheets.part.": _of("sheets.part.", CHANGES),
    "sheets.group.": _of("sheets.group.", ("plan", "supervision", "answer")),
    "sheets.advice.": _of("sheets.advice.", "12345"),
    "collect.status.": _of("collect.status.", STATUSES),
    "collect.claim.": _of("collect.claim.", CLOSED),
    "collect.closings.": _of("collect.closings.", ("claimed", "closing")),
    "collect.closed_since.": _of("collect.closed_since.", CLOSED),
    "collect.column.": _of("collect.column.", ("handed_out", "now", "filled_in")),
    "collect.verdict.": _of("collect.verdict.", get_args(Verdict)),
    "timing.reason.": _of("timing.reason.", (reason.replace("-", "_") for reason in REASONS)),
    "timing.rule.": frozenset(rule.message for rule in RULES),
    "timing.note.": DOUBTFUL | _of("timing.note.", ("at_least", "at_most", "meaning")),
    "ingest.": _of("ingest.", get_args(Reason)),
    "keys.": _of("keys.", (id_.partition(".")[2] for id_ in area("keys"))),
    "keys.plan.": _of("keys.plan.", ("title", "year", "tasks")),
    "keys.plan.supervision.": _of("keys.plan.supervision.", ("soon_days", "pace_points", "silent_days")),
    "keys.ledger.": _of("keys.ledger.", Entry.__struct_fields__),
    "keys.task.": _of("keys.task.", COLUMNS, TASK_KEYS),
    "topic.about.": _of("topic.about.", TOPICS),
    "topic.columns.": _of("topic.columns.", RECORDS),
    "topic.environment.": _of("topic.environment.", ENVIRONMENT),
    "topic.exit.": _of("topic.exit.", map(str, EXIT_CODES)),
    "topic.files.": _of("topic.files.", ("cache", "state", "fault")),
    "topic.files.which.": _of("topic.files.which.", "1234"),
    "topic.format.": _of("topic.format.", FORMATS, MADE),
    "topic.kind.": _of("topic.kind.", KINDS),
    "topic.light.": _of("topic.light.", set(LIGHTS) - set(CLOSED)),
    "topic.lights.": _of("topic.lights.", ("owed", "met", "missed", "silent")),
    "topic.limit.": _of("topic.limit.", ("plan", "ledger", "line", "piped", "text", "unpacked"))
    | _of("topic.limit.", ("cells", "id", "phrase", "years", "held", "shown")),
    "topic.workbooks.": _of("topic.workbooks.", FIELDS),
    "topic.verdict.": _of("topic.verdict.", get_args(Verdict)),
    "topic.template.": _of("topic.template.", ("name", "item", "empty", "body", "fault")),
    "topic.templates.": _of("topic.templates.", ("name", "item", "empty", "body", "fault"))
    | _of("topic.templates.", ("circular", "slip")),
    "topic.timing.own.": _of("topic.timing.own.", ("timing", "events", "issued")),
    "ingest.reason.": frozenset(id_ for id_ in area("ingest") if id_.startswith("ingest.reason.")),
}  # fmt: skip
"""Beginnings of ids that are put together, and every id that comes of each."""


def _sources() -> Iterator[Path]:
    return (path for path in sorted(SRC.rglob("*.py")) if path.parent.name != "words")


@cache
def _written() -> tuple[dict[str, Path], dict[str, Path]]:
    """Return the ids that stand in the sources, and the beginnings of those put together, with where."""
    whole: dict[str, Path] = {}
    begun: dict[str, Path] = {}
    for path in _sources():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        joined = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
        pieces = {id(piece) for node in joined for piece in node.values}
        for node in joined:
            first = node.values[0]
            if isinstance(first, ast.Constant) and BEGINNING.fullmatch(str(first.value)):
                begun[str(first.value)] = path
        for piece in ast.walk(tree):
            if isinstance(piece, ast.Constant) and id(piece) not in pieces and ID.fullmatch(str(piece.value)):
                (begun if str(piece.value).endswith(".") else whole)[str(piece.value)] = path
    return whole, begun


def test_every_id_in_the_sources_has_its_sentence() -> None:
    whole, _ = _written()
    assert {id_: path.name for id_, path in whole.items() if id_ not in TABLE} == {}
    assert len(whole) > 100


def test_every_id_that_is_put_together_is_known_here() -> None:
    _, begun = _written()
    assert {beginning: path.name for beginning, path in begun.items() if beginning not in FAMILIES} == {}
    assert sorted(FAMILIES.keys() - begun.keys()) == []


@pytest.mark.parametrize("beginning", FAMILIES)
def test_every_id_that_can_be_put_together_has_its_sentence(beginning: str) -> None:
    assert sorted(FAMILIES[beginning] - TABLE.keys()) == []


def test_no_sentence_is_left_over() -> None:
    whole, _ = _written()
    assert TABLE.keys() - whole.keys() - frozenset().union(*FAMILIES.values()) == set()


def _arguments(sentence: str) -> set[str]:
    return {name.partition(".")[0] for _, name, _, _ in Formatter().parse(sentence) if name}


SIGNS = {"views.column.edtf", "error.prefix"}
"""Sentences that are a sign or a name in Chinese too."""

ONE_SIDED = {
    "views.changes.part": {"numeral"},
    "sheets.day": {"iso", "year", "month", "day"},
    "papers.day": {"iso", "month", "day"},
    "papers.period.half": {"part", "name"},
    "papers.period.quarter": {"part", "name"},
    "papers.period.half_month": {"first", "last", "year", "month", "name"},
    "papers.circular.heading": {"number", "numeral"},
    "papers.circular.lead": {"number", "numeral"},
}
"""Arguments that only one of the languages says."""


@pytest.mark.parametrize("id_", TABLE)
def test_every_sentence_is_there_in_both_languages(id_: str) -> None:
    english, chinese = TABLE[id_]
    assert english.strip()
    assert chinese.strip()
    assert _arguments(english) ^ _arguments(chinese) == ONE_SIDED.get(id_, set())
    words = "".join(text for text, *_ in Formatter().parse(chinese))
    assert id_ in SIGNS or re.search("[\u4e00-\u9fff]", words) or not re.search(r"\w", words)


@pytest.mark.parametrize("name", AREAS)
def test_an_area_holds_only_its_own_ids(name: str) -> None:
    assert all(id_.startswith(f"{name}.") for id_ in area(name))


def test_a_message_becomes_a_sentence_with_its_arguments() -> None:
    what = message("plan.unknown_key", key="ledd")
    assert tell("en", what) == "unknown key 'ledd'; remove it"
    assert tell("zh", what) == "未知项“ledd”；请删除"


def test_messages_among_the_arguments_become_sentences_too() -> None:
    what = message("plan.wrong_value", key="year", value="'x'", expected=message("plan.expect_integer"))
    assert tell("en", what) == "year = 'x': expected a whole number"
    assert tell("zh", what) == "year = 'x'：应为整数"


def test_braces_in_an_argument_are_text() -> None:
    assert say("en", "plan.unknown_key", key="{path}") == "unknown key '{path}'; remove it"
