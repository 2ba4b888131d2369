"""What `plancli help TOPIC` says is all there is, and true."""

from __future__ import annotations

import json
import re
from importlib import import_module
from typing import TYPE_CHECKING, get_args

import pytest
from pydantic import BaseModel
from tests.conftest import ROOT

from plancli.cli import INTERRUPTED, topics
from plancli.cli.commands import MADE_BY, NAMES
from plancli.cli.complete import offers
from plancli.cli.fault import FAULT
from plancli.cli.output import FORMATS, MADE
from plancli.errors import PlancliError
from plancli.ledger import Entry
from plancli.models import PlanModel
from plancli.timing import RULES
from plancli.timing.model import KINDS
from plancli.views import circular, slip
from plancli.views.collect import COLUMNS as COLLECTED
from plancli.views.columns import COLUMNS
from plancli.views.document import placeholder_name
from plancli.views.fields import TASK_KEYS
from plancli.views.official import names as official_names
from plancli.views.official import placeholder
from plancli.words import area, say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import Plancli

SRC = ROOT / "src" / "plancli"


def names(topic: str, part: int = 0) -> list[str]:
    """Return the names that a part of a topic explains."""
    return [name for name, _ in topics.topic(topic, "en")[part].rows]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("topic", topics.TOPICS)
def test_a_topic_is_told_whole_in_the_users_language(
    plancli: Plancli, monkeypatch: pytest.MonkeyPatch, topic: str, lang: str
) -> None:
    monkeypatch.setenv("PLANCLI_LANG", lang)
    answer = plancli("help", topic)
    assert (answer.code, answer.err) == (0, "")
    said = "".join(answer.out.split())
    for part in topics.topic(topic, "zh" if lang == "zh" else "en"):
        for words in (part.heading, part.text, *(word for row in part.rows for word in row)):
            assert "".join(words.split()) in said
    assert ("Chinese" not in answer.out) or lang == "en"


def test_help_names_every_topic(plancli: Plancli) -> None:
    lines = plancli("help").lines
    for topic in topics.TOPICS:
        assert any(line.startswith(f"  {topic} ") for line in lines), topic


@pytest.mark.parametrize(
    ("typed", "meant"), [("lihgts", "lights"), ("exitcodes", "exit-codes"), ("lst", "list")]
)
def test_a_misspelt_topic_is_answered_with_the_one_that_is_near(
    plancli: Plancli, typed: str, meant: str
) -> None:
    answer = plancli("help", typed)
    assert answer.code == 2
    assert meant in answer.err


def test_a_topic_with_the_name_of_a_command_says_how_to_get_the_commands_help(plancli: Plancli) -> None:
    assert "plancli timing --help" in plancli("help", "timing").out
    assert "--rules" in plancli("timing", "--help").out


def test_topics_and_commands_are_offered_after_help() -> None:
    from typer.main import get_command  # noqa: PLC0415

    from plancli.cli.app import app  # noqa: PLC0415

    group = get_command(app)
    found = {value for value, _ in offers(group, ["help", ""]) or ()}
    assert found == {*topics.TOPICS, *NAMES}
    assert offers(group, ["help", "lights", ""]) == []


def test_every_kind_and_every_rule_of_the_language_is_told() -> None:
    assert names("timing", 1) == list(KINDS)
    assert len(names("timing", 2)) == len(RULES)


def test_every_format_is_told_and_which_command_gives_it() -> None:
    assert [name.split()[0] for name in names("formats")] == [*FORMATS, *MADE]
    given = dict(topics.topic("formats", "en")[1].rows)
    assert set(given) == {*NAMES, "(none: the board)"}
    for command, formats in MADE_BY.items():
        assert set(formats) <= set(given[command].split())


@pytest.mark.parametrize("keys", [circular.KEYS, slip.KEYS])
def test_no_name_of_a_placeholder_means_two_things(keys: tuple[str, ...]) -> None:
    words = area("papers")
    for key in keys:
        for names_ in words[f"papers.name.{key.removeprefix('item.')}"]:
            prefix = "item." if key.startswith("item.") else ""
            for name in names_.split("/"):
                assert official_names(keys)[placeholder_name(prefix + name)] == key


@pytest.mark.parametrize(("part", "keys"), [(2, circular.KEYS), (3, slip.KEYS)])
def test_every_placeholder_of_a_document_is_told_in_both_languages(part: int, keys: tuple[str, ...]) -> None:
    rows = topics.topic("templates", "en")[part].rows
    assert rows == tuple((placeholder(key, "en"), f"in Chinese {placeholder(key, 'zh')}") for key in keys)


def test_every_exit_code_of_an_error_is_told() -> None:
    for path in SRC.rglob("*.py"):
        import_module(".".join(path.relative_to(SRC.parent).with_suffix("").parts).removesuffix(".__main__"))
    found = {FAULT, INTERRUPTED, 0, 1}
    kinds = [PlancliError]
    while kinds:
        kind = kinds.pop()
        kinds += kind.__subclasses__()
        found |= {kind.exit_code} if hasattr(kind, "exit_code") else set()
    assert sorted(map(int, found)) == sorted(topics.EXIT_CODES)


ELSEWHERE = {
    "LOGNAME", "USER", "USERNAME", "LOCALAPPDATA", "ZDOTDIR", "XDG_CONFIG_HOME", "_PLANCLI_COMPLETE",
    "LC_ALL", "LC_MESSAGES", "LANG", "LESSCHARSET",
}  # fmt: skip
"""Variables that are told beside another one, or that belong to the system's own ways."""


def test_every_variable_that_is_read_is_told() -> None:
    """What is read of the environment stands in the sources as a name in capitals."""
    text = "\n".join(
        path.read_text(encoding="utf-8") for path in (SRC / "cli").rglob("*.py") if path.name != "topics.py"
    )
    read = set(re.findall(r'environ(?:\.get)?[(\[]\s*"([A-Z_]+)"', text)) | set(
        re.findall(r'"((?:PLANCLI|XDG|LC)_[A-Z_]+)"', text)
    )
    assert read - ELSEWHERE <= set(topics.ENVIRONMENT)
    assert {name for name in topics.ENVIRONMENT if name.startswith("PLANCLI_")} <= read


def _plan_keys(model: type[BaseModel], before: str = "") -> Iterator[tuple[str, str | None]]:
    """Yield every key of a plan file, with its description for editors."""
    for name, field in model.model_fields.items():
        key = before + (field.alias or name)
        yield key, field.description
        inner = next(
            (kind for kind in (field.annotation, *get_args(field.annotation)) if _is_model(kind)), None
        )
        if inner:
            yield from _plan_keys(inner, f"{key}.")


def _is_model(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def test_every_key_of_a_plan_is_told_as_the_schema_tells_it() -> None:
    told = {
        id_.removeprefix("keys.plan."): say("en", id_) for id_ in area("keys") if id_.startswith("keys.plan.")
    }
    assert told == dict(_plan_keys(PlanModel))


def test_every_key_of_what_came_back_is_told() -> None:
    assert {*COLLECTED} == {
        id_.removeprefix("keys.collected.") for id_ in area("keys") if id_.startswith("keys.collected.")
    }


def test_every_key_of_the_ledger_is_told() -> None:
    assert [
        id_.removeprefix("keys.ledger.") for id_ in area("keys") if id_.startswith("keys.ledger.")
    ] == list(Entry.__struct_fields__)


def test_every_column_and_every_key_of_a_task_is_told() -> None:
    told = {id_.removeprefix("keys.task.") for id_ in area("keys") if id_.startswith("keys.task.")}
    assert {*COLUMNS, *TASK_KEYS} <= told


SHAPES = {
    "": "task", "list": "task", "due": "task", "overdue": "task", "show 20": "task", "timeline": "task",
    "changes --month 5": "change", "summary": "summary", "log": "entry", "timing 年中 瞎说": "timing",
    "check": "problem", "departments": "department", "where": "file",
}  # fmt: skip
"""Command lines that answer in JSON, and what their records are."""

RECORDS = {
    "task": "tasks", "change": "changes", "summary": "groups", "entry": "entries", "timing": "timings",
    "problem": "problems", "department": "departments", "file": "files",
}  # fmt: skip
"""Under which key of the envelope they stand."""

ALSO = {"entry": "ledger", "timing": "task", "change": "task"}
"""Records that have the keys of others, too."""


@pytest.fixture
def busy(plancli: Plancli, desk: Path) -> Path:
    """A desk where something of everything was recorded."""
    for line in (
        "done 14 --on 2010-05-04",
        "extend 20 次年3月底前",
        "urge 9",
        "report 24 --note 已部署",
    ):
        assert plancli(*line.split()).code == 0
    with (desk / "plan2010.toml").open("a", encoding="utf-8") as plan:
        plan.write('\n[[tasks]]\nid = "99"\ntext = "无时限。"\n')
    return desk


@pytest.mark.usefixtures("busy")
@pytest.mark.parametrize("line", SHAPES)
def test_every_key_of_an_answer_is_told(plancli: Plancli, line: str) -> None:
    shape = SHAPES[line]
    answer = json.loads(plancli(*line.split(), "-o", "json").out)
    ids = set(area("keys"))
    assert {key for key in answer if f"keys.envelope.{key}" not in ids} == set()
    keys = {key.removeprefix("support_") for record in answer[RECORDS[shape]] for key in record}
    told = {
        id_.rpartition(".")[2]
        for id_ in ids
        if id_.startswith((f"keys.{shape}.", f"keys.{ALSO.get(shape, shape)}."))
    }
    assert keys - told == set()
    assert keys
