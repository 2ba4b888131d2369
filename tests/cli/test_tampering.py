"""`check --deep` says what somebody did to the ledger; a circular on paper seals it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.desk import answer, recorded

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Plancli

LEDGER = "plan2010.ledger.jsonl"


@pytest.fixture
def book(desk: Path, plancli: Plancli) -> Path:
    """A ledger of three updates; returns its path."""
    for words in (["done", "24"], ["report", "14", "--percent", "40"], ["report", "24", "--note", "已部署"]):
        assert plancli(*words).code == 0
    assert plancli("check", "--deep").err == ""
    return desk / LEDGER


def deep(plancli: Plancli, *words: str) -> set[str]:
    """Return the ids of what is found in the ledger."""
    found = json.loads(plancli("check", "--deep", "-o", "json", *words).out)["problems"]
    return {problem["code"] for problem in found if problem["code"].startswith("ledger.")}


def test_each_line_names_the_one_before(book: Path) -> None:
    first, second, third = recorded(book.parent)
    assert first["prev"] == ""
    assert len({second["prev"], third["prev"]} - {""}) == 2


def test_an_edit_is_named_by_check_deep_alone(book: Path, plancli: Plancli) -> None:
    text = book.read_text(encoding="utf-8")
    book.write_text(text.replace('"percent":40', '"percent":90'), encoding="utf-8")
    assert deep(plancli) == {"ledger.changed", "ledger.chain_broken"}
    assert "ledger" not in plancli("check").out
    assert plancli("check", "--deep").code == 1


def test_entries_that_are_gone_are_counted(book: Path, plancli: Plancli) -> None:
    book.write_bytes(book.read_bytes().splitlines(keepends=True)[0])
    assert deep(plancli) == {"ledger.gone"}
    assert f"{LEDGER}: 2 entries recorded here are no longer there" in plancli("check", "--deep").out


@pytest.mark.parametrize(("lang", "says"), [("en", "Ledger sealed by"), ("zh", "台账封存码：")])
def test_a_circular_seals_the_ledger(
    book: Path, plancli: Plancli, monkeypatch: pytest.MonkeyPatch, lang: str, says: str
) -> None:
    monkeypatch.setenv("PLANCLI_LANG", lang)
    printed = plancli("changes", "--month", "5").lines[-1]
    assert printed.startswith(says)
    head = printed.removeprefix(says).strip()
    (whole,) = answer(plancli("changes", "--month", "5", "-o", "json"))["sealed"]
    assert whole.startswith(head.replace(" ", ""))
    assert plancli("cancel", "3").code == 0
    assert deep(plancli, "--sealed", head) == set()
    monkeypatch.setenv("XDG_STATE_HOME", str(book.parent / "elsewhere"))  # another machine
    book.write_text(book.read_text(encoding="utf-8").replace("已部署", "已完成"), encoding="utf-8")
    assert deep(plancli, "--sealed", head) == {"ledger.chain_broken", "ledger.no_seal"}


def test_older_lines_are_legal_and_counted(book: Path, plancli: Plancli) -> None:
    lines = recorded(book.parent)
    book.write_text("".join(json.dumps(line | {"prev": None}) + "\n" for line in lines[:1]), encoding="utf-8")
    book.with_name("state").mkdir(exist_ok=True)
    result = plancli("check", "--deep", "-o", "ids")
    assert "1 line(s) of" in result.err


def test_no_folder_to_remember_in_is_no_failure(
    desk: Path, plancli: Plancli, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "state").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(desk / "state"))
    assert plancli("done", "24").code == 0
    assert "cannot be remembered" in plancli("check").err
    assert plancli("changes", "--month", "5", "-o", "json").out.count('"sealed": []') == 1


def test_a_stamp_far_ahead_is_named_and_the_next_one_is_true(book: Path, plancli: Plancli) -> None:
    first = recorded(book.parent)[0]
    with book.open("a", encoding="utf-8") as file:
        ahead = {"id": "f" * 16, "at": "2099-01-02T00:00:00+08:00", "prev": None}
        file.write(json.dumps(first | ahead) + "\n")
    found = json.loads(plancli("check", "-o", "json").out)["problems"]
    assert [problem["line"] for problem in found if problem["code"] == "ledger.ahead"] == [4]
    assert plancli("reopen", "24").code == 0
    last = recorded(book.parent)[-1]
    assert last["at"] < "2099" < last["turn"]
    (task,) = answer(plancli("list", "24", "-o", "json"))["tasks"]
    assert task["status"] == "doing"


def test_the_hashes_of_several_machines_are_typed_as_printed(
    book: Path, plancli: Plancli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(book.parent / "elsewhere"))  # another machine
    assert plancli("cancel", "3").code == 0
    for lang, label in (("zh", "台账封存码："), ("en", "Ledger sealed by")):
        monkeypatch.setenv("PLANCLI_LANG", lang)
        printed = plancli("changes", "--month", "5").lines[-1].removeprefix(label).strip()
        assert sum(map(printed.count, ",，")) == 1
        for typed in (printed, printed.replace("，", "、"), printed.upper().replace(" ", "")):
            assert deep(plancli, "--sealed", typed) == set()
    other = f"{printed}，{'0' * 8}"
    assert deep(plancli, "--sealed", other) == {"ledger.no_seal"}


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.usefixtures("book")
@pytest.mark.parametrize("typed", ["abc", "", "54b067d", "54b067d3 a295defo", "54b067d3,", "0" * 33])
def test_what_is_no_hash_is_not_called_tampering(
    plancli: Plancli, monkeypatch: pytest.MonkeyPatch, lang: str, typed: str
) -> None:
    monkeypatch.setenv("PLANCLI_LANG", lang)
    result = plancli("check", "--sealed", typed)
    assert (result.code, result.out, len(result.err.splitlines())) == (2, "", 1)
    assert "--sealed" in result.err


def test_where_there_is_no_ledger_a_hash_is_held_against_nothing(desk: Path, plancli: Plancli) -> None:
    typed = ("--sealed", "54b067d3 a295def0")
    assert deep(plancli, *typed) == {"ledger.nothing_sealed"}
    (desk / LEDGER).touch()
    assert deep(plancli, *typed) == {"ledger.nothing_sealed"}
    (desk / LEDGER).unlink()
    (desk / "plan2010.toml").unlink()
    assert deep(plancli, *typed) == {"ledger.nothing_sealed"}
    assert plancli("check", *typed).code == 1
