"""Documents of every structure come out word for word: tasks, departments, times, and what is no task."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from plancli.ingest import Draft, ingest
from plancli.ingest.numerals import read_marker
from plancli.ingest.text import fold, solid

DOCUMENTS = Path(__file__).parent.parent / "data" / "import"
EXPECTED = sorted(DOCUMENTS.glob("*.expected.json"))


def plain(text: object) -> str | None:
    """Return text without white space and differences of width; None for nothing."""
    return solid(fold(text)) if isinstance(text, str) and text else None


def count(number: object) -> int | None:
    """Return what a printed number counts to."""
    for after in ("、工", " 工"):
        marker = read_marker(f"{number}{after}", fold(f"{number}{after}"))
        if number and marker:
            return marker.value
    return None


def task_facts(task: dict[str, Any], sections: dict[str, str]) -> dict[str, Any]:
    """Return a task of a draft in the form that the expected files use."""
    roles = [(name, "lead") for name in task.get("lead", [])] + [
        (name, "support") for name in task.get("support", [])
    ]
    return {
        "number": count(task.get("number")),
        "section": plain(sections.get(task.get("section", ""))),
        "title": plain(task.get("title")),
        "text": plain(task["text"]),
        "departments": [(plain(name), role) for name, role in roles],
        "timing": plain(task.get("timing")),
        "people": [(person["name"], person["role"]) for person in task.get("people", [])],
        "notes": {key: plain(words) for key, words in task.get("notes", {}).items()},
    }


def expected_facts(task: dict[str, Any]) -> dict[str, Any]:
    """Return a task of an expected file in the same form."""
    return {
        "number": task["number"],
        "section": plain((task.get("section") or "").rpartition(" / ")[2]),
        "title": plain(task.get("title")),
        "text": plain(task["text"]),
        "departments": [(plain(each["name"]), each["role"]) for each in task["departments"]],
        "timing": plain(task["timing"]),
        "people": [(person["name"], person["role"]) for person in task.get("people", [])],
        "notes": {key: plain(words) for key, words in task.get("notes", {}).items()},
    }


def read(expected: Path) -> tuple[Draft, dict[str, Any]]:
    """Return the draft of a document and what is expected of it."""
    return ingest(str(expected).removesuffix(".expected.json")), json.loads(expected.read_text("utf-8"))


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda path: path.name.removesuffix(".expected.json"))
def test_every_field_of_every_task_is_as_expected(expected: Path) -> None:
    draft, wanted = read(expected)
    plan: dict[str, Any] = draft.plan
    sections = {section["id"]: section["title"] for section in plan.get("sections", [])}
    assert [task_facts(task, sections) for task in plan["tasks"]] == [
        expected_facts(task) for task in wanted["tasks"]
    ]


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda path: path.name.removesuffix(".expected.json"))
def test_the_head_of_the_document_is_as_expected(expected: Path) -> None:
    draft, wanted = read(expected)
    issued = draft.plan.get("issued")
    found = (
        plain(draft.plan["title"]),
        plain(draft.plan.get("document")),
        issued and str(issued),
        draft.plan["year"],
    )
    assert found == (plain(wanted["title"]), plain(wanted["doc_no"]), wanted["issued"], wanted["year"])


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda path: path.name.removesuffix(".expected.json"))
def test_text_that_is_no_task_is_kept_and_named(expected: Path) -> None:
    draft, wanted = read(expected)
    found = sorted((kept.kind, plain(kept.text)) for kept in draft.other)
    assert found == sorted(
        (each["kind"], plain(each["text"])) for each in wanted["other"] for _ in range(each.get("times", 1))
    )
    assert [plain(left.text) for left in draft.unplaced] == [plain(text) for text in wanted["unplaced"]]


@pytest.mark.parametrize(
    "expected",
    [path for path in EXPECTED if '"flags"' in path.read_text("utf-8")],
    ids=lambda path: path.name[:2],
)
def test_only_what_needs_eyes_is_flagged(expected: Path) -> None:
    draft, wanted = read(expected)
    assert [[flag.task, flag.reason] for flag in draft.flags] == wanted["flags"]


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda path: path.name.removesuffix(".expected.json"))
def test_the_account_adds_up(expected: Path) -> None:
    draft, _ = read(expected)
    assert (
        sum(number for kind, number in draft.account.items() if kind != "total") == draft.account["total"] > 0
    )


def test_the_encoding_is_said() -> None:
    assert ingest(DOCUMENTS / "27_damaged_gb18030.txt").encoding == "gb18030"
    assert ingest(DOCUMENTS / "01_notice_brackets.txt").encoding == "utf-8"
