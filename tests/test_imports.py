"""Which modules a command loads: start-up is part of the product, and a stray import is how it is lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

SLOW = ("pydantic", "rich", "tomli", "dateutil", "chinese_calendar", "dataclasses", "hashlib")
READER = ("plancli.models", "plancli.store.reading", "plancli.timing.grammar", "plancli.timing.wording.lexer")
TABLES = ("plancli.views.columns", "plancli.drawing.lines")
PAGES = ("plancli.views.page", "plancli.views.cells", *TABLES)
MORE = ("plancli.query.summary", "plancli.query.board", "plancli.query.changes", "plancli.query.due")
WRITING = ("plancli.recording.updates", "plancli.recording.effects")
HANDED_ON = (
    *("plancli.views.timeline", "plancli.views.webpage", "plancli.views.calendar", "plancli.drawing.bars"),
    *("plancli.drawing.timeline", "plancli.drawing.shapes", "plancli.drawing.svg", "plancli.drawing.webpage"),
    *("plancli.drawing.assets", "plancli.drawing.calendar", "html", "base64", "importlib.resources"),
)
"""What makes timelines, pages and calendars."""

SAYS_MODULES = """
import sys
from plancli.cli import main
try:
    main()
finally:
    print(*sys.modules, file=sys.stderr)
"""

SAYS_COMPILED = """
import sys, typing
made, make = [], typing.ForwardRef.__init__
def counted(self, *args, **named):
    made.append(self)
    make(self, *args, **named)
typing.ForwardRef.__init__ = counted
from plancli.cli import main
try:
    main()
finally:
    print(len(made), file=sys.stderr)
"""
"""Says how many annotations were compiled from text."""

FEW = 110
"""Annotations that may be: those of the small values, and of the options of one command."""


def told(script: str, *args: str, cache: Path) -> str:
    """Return what a script says last of a command line, having run it twice with one cache."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith(("COV", "PLANCLI_NO"))}
    environment = ours | {"XDG_CACHE_HOME": str(cache)}  # what measures coverage loads modules of its own
    for _ in range(2):
        ran = subprocess.run(
            [sys.executable, "-c", script, *args],
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        )
    return ran.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    ("command", "unwanted"),
    [
        pytest.param(
            "list -d 改革局 -o tsv", (*SLOW, *READER, *PAGES, *MORE, *WRITING), id="list for programs"
        ),
        pytest.param("list --light red -o ids", (*SLOW, *READER, *PAGES, *MORE, *WRITING), id="ids"),
        pytest.param(
            "done 5 --dry-run",
            (*SLOW, *READER, *TABLES, *MORE, "plancli.views.records", "plancli.recording.batch"),
            id="an update",
        ),
        pytest.param("list", ("pydantic", "tomli", *READER, *MORE, *WRITING), id="a piped table"),
        pytest.param("summary", ("pydantic", "tomli", *READER, *WRITING), id="a summary"),
        pytest.param("due", ("pydantic", "tomli", *READER, *WRITING), id="what falls due"),
        pytest.param(
            "--help", ("pydantic", "tomli", *READER, "plancli.store.places", "plancli.query.state"), id="help"
        ),
        pytest.param("list --help", ("pydantic", "tomli", *READER, *PAGES, *WRITING), id="a command's help"),
        pytest.param(
            "--version",
            ("pydantic", *READER, "plancli.store.places", "plancli.query.state"),
            id="the version",
        ),
    ],
)
def test_a_command_loads_only_what_it_needs(
    desk: Path, tmp_path: Path, command: str, unwanted: tuple[str, ...]
) -> None:
    """The plan stands in its snapshot, as on every day but those on which it was changed."""
    del desk
    loaded = told(SAYS_MODULES, *command.split(), cache=tmp_path / "cache").split()
    assert set(loaded).isdisjoint(unwanted)


@pytest.mark.parametrize(
    "command",
    [
        "",
        "list -o tsv",
        "list",
        "due",
        "overdue",
        "summary",
        "show 14",
        "changes --month 4",
        "done 5 --dry-run",
    ],
)
def test_what_hands_answers_on_loads_on_no_other_command(desk: Path, tmp_path: Path, command: str) -> None:
    del desk
    loaded = told(SAYS_MODULES, *command.split(), cache=tmp_path / "cache").split()
    assert set(loaded).isdisjoint(HANDED_ON)


@pytest.mark.parametrize(
    ("command", "unwanted"),
    [
        pytest.param("page -o html", ("plancli.drawing.calendar", "plancli.drawing.svg"), id="a page"),
        pytest.param("list -o ics", ("plancli.views.timeline", "plancli.drawing.shapes"), id="a calendar"),
        pytest.param("timeline -o svg", ("plancli.drawing.webpage", "plancli.drawing.bars"), id="a picture"),
    ],
)
def test_each_loads_only_its_own(desk: Path, tmp_path: Path, command: str, unwanted: tuple[str, ...]) -> None:
    del desk
    loaded = told(SAYS_MODULES, *command.split(), cache=tmp_path / "cache").split()
    assert set(loaded).isdisjoint(("pydantic", "tomli", *unwanted))


def test_a_new_time_in_the_ledger_is_resolved_once(desk: Path, tmp_path: Path) -> None:
    """The grammar takes as long to load as all else that a list does."""
    entry = {
        "id": "1",
        "at": "2010-05-01T09:00:00+08:00",
        "on": "2010-05-01",
        "task": "5",
        "timing": "10月底前",
    }
    (desk / "plan2010.ledger.jsonl").write_text(json.dumps(entry) + "\n")
    loaded = told(SAYS_MODULES, "list", "-o", "tsv", cache=tmp_path / "cache").split()
    assert set(loaded).isdisjoint(READER)


def test_a_start_compiles_few_annotations(desk: Path, tmp_path: Path) -> None:
    """Those of long values would take longer than all else that a small update does."""
    del desk
    assert int(told(SAYS_COMPILED, "done", "5", "--dry-run", cache=tmp_path / "cache")) < FEW


@pytest.mark.parametrize("command", ["changes --since 2010-05-01", "show 14", "overdue", "slips --help"])
def test_only_a_document_loads_the_package_that_writes_it(desk: Path, tmp_path: Path, command: str) -> None:
    del desk
    loaded = told(SAYS_MODULES, *command.split(), cache=tmp_path / "cache").split()
    assert set(loaded).isdisjoint({"docx", "lxml", "plancli.drawing.document", "plancli.drawing.template"})
