"""What is read of a long ledger by its pattern: never anything else than what JSON says."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.ledger import dump, lines, marks
from tests.making import entry as made

if TYPE_CHECKING:
    from random import Random

PATH = Path("plan.ledger.jsonl")
PLAIN = dump(made(1, "05-01", status="done", percent=100, held=-2, note="会", timing="10月底前", undo="2"))

LINES = {
    "as plancli writes it": PLAIN,
    "spaces after signs": json.dumps(json.loads(PLAIN), ensure_ascii=False),
    "more spaces": PLAIN.replace(":", " : ", 1),
    "escapes": json.dumps(json.loads(PLAIN)),
    "an escaped quote": PLAIN.replace("会", r"\"会"),
    "another order": json.dumps(dict(reversed(json.loads(PLAIN).items()))),
    "the last of two statuses": PLAIN.replace('"status":"done"', '"status":"done","status":"doing"'),
    "nothing said": PLAIN.replace('"done"', "null"),
    "a later key": PLAIN.replace('"note"', '"more":1,"note"'),
    "no name": PLAIN.replace('"by":"李华",', ""),
    "an empty name": PLAIN.replace("李华", ""),
    "no sessions": PLAIN.replace("-2", "0"),
    "less than no sessions": PLAIN.replace("-2", "-0"),
    "as many sessions as may be": PLAIN.replace("-2", "999999999"),
    "Zulu": PLAIN.replace("+00:00", "Z"),
    "another offset": PLAIN.replace("+00:00", "-09:30"),
    "part of a second": PLAIN.replace("+00:00", ".120394+00:00"),
    "no part of a second": PLAIN.replace("+00:00", ".000000+00:00"),
    "a tenth of a second": PLAIN.replace("+00:00", ".5+00:00"),
    "an offset with seconds": PLAIN.replace("+00:00", "+08:00:30"),
    "minus nothing": PLAIN.replace("+00:00", "-00:00"),
    "the last year": PLAIN.replace("2010-01-01T", "9999-01-01T"),
    "a day without strokes": PLAIN.replace("2010-05-01", "20100501"),
    "a line end of Windows": PLAIN + "\r",
    "blanks around": f" {PLAIN}\t",
    "a byte order mark": "\ufeff" + PLAIN,
    "an empty line": "",
}
"""Lines that are entries, or empty."""

BROKEN = {
    "no id": PLAIN.replace('"id":"0000000000000001",', ""),
    "an empty id": PLAIN.replace("0000000000000001", ""),
    "no offset": PLAIN.replace("+00:00", ""),
    "no such day": PLAIN.replace("2010-05-01", "2010-02-30"),
    "no such hour": PLAIN.replace("T00", "T24"),
    "no such month": PLAIN.replace("2010-01-01T", "2010-13-01T"),
    "full-width digits": PLAIN.replace("2010-05-01", "２０１０-05-01"),
    "no such status": PLAIN.replace("done", "finished"),
    "percent as text": PLAIN.replace("100", '"100"'),
    "more than all": PLAIN.replace("100", "101"),
    "a leading nought": PLAIN.replace("100", "01"),
    "full-width percent": PLAIN.replace("100", "１００"),
    "a comma too many": PLAIN.replace("}", ",}"),
    "a comma too few": PLAIN.replace(',"note"', '"note"'),
    "a raw tab": PLAIN.replace("会", "\t"),
    "two entries": PLAIN + PLAIN,
    "torn": PLAIN[:-1],
    "torn after a key's first sign": PLAIN.partition(',"percent"')[0] + ',"}',
    "no key": PLAIN.partition(',"status"')[0] + ',"}',
    "half an escape": PLAIN.replace("10月底前", r"\u"),
    "sessions beyond counting": PLAIN.replace("-2", "1000000000"),
    "a list": f"[{PLAIN}]",
}
"""Lines that hold no entry."""


def assert_same(data: bytes) -> None:
    """Check that the marks of some lines are those of the entries that JSON finds in them, in order."""
    found = marks.Marks(data, PATH)
    whole = lines.read_lines(data, PATH)
    starts = {entry.id: start for entry, start in whole.entries.values()}
    ledger = whole.ledger()
    for task in {entry.task for entry in ledger.entries} | found.by_task.keys():
        assert [plain(mark) for mark in sorted(found.by_task[task], key=found.order)] == [
            (
                entry.on,
                entry.at,
                entry.id,
                starts[entry.id],
                *entry[5:8],
                bool(entry.timing),
                bool(entry.undo),
            )
            for entry in ledger.of(task)
        ]
    assert sorted(found.ids) == sorted(starts)
    assert {mark[marks.ID] for mark in found.undoings} == {entry.id for entry in ledger.entries if entry.undo}
    assert (found.latest, tuple(found.problems), found.ended) == (ledger.latest, ledger.problems, whole.ended)


def plain(mark: marks.Mark) -> tuple[object, ...]:
    """Return a mark with its day and moment as what they are; of its last texts, whether there are any."""
    on, at, *more, timing, undo = mark
    return (date.fromisoformat(on), datetime.fromisoformat(at), *more, bool(timing), bool(undo))


@pytest.mark.parametrize("line", [pytest.param(line, id=name) for name, line in LINES.items()])
def test_a_line_says_what_json_says(line: str) -> None:
    data = f"{line}\n{PLAIN.replace('01', '03', 1)}\n".encode()
    assert_same(data)
    assert not marks.Marks(data, PATH).problems


@pytest.mark.parametrize("line", [pytest.param(line, id=name) for name, line in BROKEN.items()])
def test_a_broken_line_is_a_problem(line: str) -> None:
    data = f"{PLAIN}\n{line}\n".encode()
    assert_same(data)
    assert [problem.line for problem in marks.Marks(data, PATH).problems] == [2]


@pytest.mark.parametrize(
    "odd",
    [b"\xff", "\ud800".encode("utf-8", "surrogatepass"), b'"\n{"', b"\r", b"{", b"x" * lines.LONGEST_LINE],
    ids=["no UTF-8", "half a character", "two lines", "a carriage return", "a brace", "far too long"],
)
def test_odd_bytes_in_a_text(odd: bytes) -> None:
    assert_same(PLAIN.encode().replace("会".encode(), odd) + b"\n" + PLAIN.encode() + b"\n")


@pytest.mark.parametrize("line", [PLAIN, LINES["spaces after signs"], LINES["escapes"]])
def test_plain_lines_need_no_json(monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    monkeypatch.setattr(marks, "read_lines", None)
    assert marks.Marks(f"{line}\n{line}\n".encode(), PATH).ids == [made(1, "05-01").id]


@given(
    chosen=st.lists(st.sampled_from([*LINES.values(), *BROKEN.values()])),
    ids=st.randoms(),
    size=st.integers(1, 999),
)
def test_where_the_file_is_cut_makes_no_difference(chosen: list[str], ids: Random, size: int) -> None:
    text = "".join(line.replace("0000000000000001", f"{ids.randrange(5):016x}") + "\n" for line in chosen)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(lines, "PIECE", size)
        assert_same(text.encode())


SAME_OFFSET = [line for line in LINES.values() if "+00:00" in line and "\\" not in line]
"""Lines whose moments are compared as texts."""


@given(chosen=st.lists(st.sampled_from(SAME_OFFSET)), chance=st.randoms())
def test_one_id_with_several_contents(chosen: list[str], chance: Random) -> None:
    """Of what is dropped nothing stays: neither its moment nor what it took back."""
    text = ""
    for line in chosen:
        text += line.replace("0000000000000001", f"{chance.randrange(3):016x}").replace(
            '"undo":"2"', chance.choice(['"undo":"2"', '"undo":""'])
        )
        text += "\n"
    assert_same(text.replace("T00:01", chance.choice(["T00:01", "T23:59"]), chance.randrange(3)).encode())
