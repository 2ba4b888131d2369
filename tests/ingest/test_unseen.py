"""Documents with labels, headings and layouts of their own come out right, and what is doubtful says so."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from plancli.ingest import ingest, needs_eyes
from tests.ingest.test_documents import expected_facts, plain, task_facts

EXPECTED = sorted((Path(__file__).parent.parent / "data" / "documents").glob("*.expected.json"))
KEPT_BESIDE = ("people", "notes")
"""Fields that the expected files give only where they matter."""


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda path: path.name.removesuffix(".expected.json"))
def test_every_task_and_the_head_are_as_expected(expected: Path) -> None:
    wanted = json.loads(expected.read_text("utf-8"))
    draft = ingest(str(expected).removesuffix(".expected.json"))
    found: dict[str, Any] = draft.plan
    head = (plain(found["title"]), plain(found.get("document")), str(found.get("issued")), found["year"])
    assert head == (plain(wanted["title"]), plain(wanted["doc_no"]), str(wanted["issued"]), wanted["year"])
    sections = {section["id"]: section["title"] for section in found.get("sections", [])}
    tasks = [task_facts(task, sections) for task in found["tasks"]]
    facts = [expected_facts(task) for task in wanted["tasks"]]
    for task, fact in zip(tasks, facts, strict=True):
        for key in KEPT_BESIDE:
            fact[key] = fact[key] or task[key]
        fact["departments"].sort()
        task["departments"].sort()
    assert tasks == facts


def test_most_documents_that_are_plain_need_no_eyes() -> None:
    plain_ones = [path for path in EXPECTED if not json.loads(path.read_text("utf-8"))["eyes"]]
    noisy = [path.name for path in plain_ones if needs_eyes(ingest(str(path).removesuffix(".expected.json")))]
    assert len(noisy) * 3 <= len(plain_ones), noisy
