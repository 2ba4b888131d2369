"""That the typed decoder, which is fast, reads a ledger as one line after another would be read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.ledger import Entry, dump, lines, read
from plancli.ledger.lines import read_line, read_lines
from tests.ledger.odd_lines import LINES, PLAIN

RECORDED = {
    row["odd"]: (row["entries"], row["problems"])
    for row in map(
        json.loads,
        (Path(__file__).parents[1] / "data" / "odd_lines.jsonl").read_text(encoding="utf-8").splitlines(),
    )
}
"""What each odd line said before there was a typed decoder: entries, and problems with their line."""

RENAMED = {"ledger.no_entry": "ledger.broken"}
"""Since then a line that is no entry says why."""

ONE = ["aa", "2010-05-20T09:31:07.120394+08:00", "li", "2010-05-18", "10", "done", None, None, None]
RECORDED |= {
    "two glued together": ([ONE, ["bb", *ONE[1:]]], [["ledger.glued", 1]]),
    "two with a blank between": ([ONE, ["bb", *ONE[1:]]], [["ledger.glued", 1]]),
    "a lone carriage return between two": ([ONE, ["bb", *ONE[1:]]], [["ledger.glued", 1]]),
    "one over two lines and two glued": (
        [["bb", *ONE[1:]], ["cc", *ONE[1:]]],
        [["ledger.broken", 1], ["ledger.broken", 2], ["ledger.glued", 3]],
    ),
}
"""And whole entries on one line are all read."""

BEFORE = PLAIN.replace(b'"aa"', b'"p1"')
AFTER = PLAIN.replace(b'"aa"', b'"p2"')


def said(entry: Entry) -> list[Any]:
    """Return an entry as it was recorded; a very long note by its length."""
    long = entry.note is not None and len(entry.note) > 99
    note = len(entry.note or "") if long else entry.note
    days = entry.at.isoformat(), entry.by, entry.on.isoformat()
    return [entry.id, *days, entry.task, entry.status, entry.percent, entry.held, note]


def found(path: Path, data: bytes) -> tuple[list[list[Any]], list[list[Any]]]:
    """Return what a ledger of these bytes says, as it was recorded."""
    path.write_bytes(data)
    known = read(path)
    problems = [
        [RENAMED.get(problem.message.id, problem.message.id), problem.line] for problem in known.problems
    ]
    return [said(entry) for entry in known.entries], problems


def test_every_odd_line_was_recorded() -> None:
    assert RECORDED.keys() == LINES.keys()


@pytest.mark.parametrize("odd", LINES)
def test_an_odd_line_says_what_it_always_said(tmp_path: Path, odd: str) -> None:
    assert found(tmp_path / "ledger", LINES[odd] + b"\n") == RECORDED[odd]


@pytest.mark.parametrize("odd", LINES)
def test_an_odd_line_costs_its_neighbours_nothing(tmp_path: Path, odd: str) -> None:
    entries, problems = found(tmp_path / "ledger", b"\n".join((BEFORE, LINES[odd], AFTER, b"")))
    recorded, its_problems = RECORDED[odd]
    assert {str(entry[0]) for entry in entries} == {"p1", "p2", *(entry[0] for entry in recorded)}
    assert problems == [[what, line + 1] for what, line in its_problems]


def one_by_one(data: bytes) -> tuple[list[Entry], list[int]]:
    """Return what the lines say, each read alone, and the numbers of those that are not one entry."""
    entries, broken = [], []
    for number, line in enumerate(data.split(b"\n"), start=1):
        try:
            if line and not line.isspace():
                found = read_line(line)
                entries += found
                broken += [number] * (len(found) > 1)
        except (ValueError, RecursionError):
            broken.append(number)
    return entries, broken


SHORT = [line for line in LINES.values() if len(line) < 10_000]
plain = st.builds(
    lambda number, task: PLAIN.replace(b'"aa"', b'"%016x"' % number).replace(b'"10"', b'"%d"' % task),
    st.integers(0, 2**64 - 1),
    st.integers(1, 40),
)


@given(
    rows=st.lists(plain | plain | plain | st.sampled_from(SHORT), max_size=40),
    end=st.sampled_from([b"", b"\n", b"\r\n", b"\n\n"]),
    chunk=st.integers(1, 2_000),
)
def test_a_file_says_what_its_lines_say(rows: list[bytes], end: bytes, chunk: int) -> None:
    data = b"\n".join(rows) + end
    expected, broken = one_by_one(data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lines, "CHUNK", chunk)
        entries, problems = read_lines(data, Path("ledger"))
    assert list(map(dump, entries)) == list(map(dump, expected))
    assert [problem.line for problem in problems] == broken


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(PLAIN, id="as plancli writes it"),
        pytest.param(LINES["spaces between"], id="with spaces after colons and commas"),
        pytest.param(LINES["sorted keys"], id="with its keys in another order"),
        pytest.param(PLAIN[:-1] + b',"note":"\\u529e\\u7ed3"}', id="with escapes"),
    ],
)
def test_plain_lines_are_read_by_the_typed_decoder_alone(
    monkeypatch: pytest.MonkeyPatch, line: bytes
) -> None:
    def refuse(line: bytes) -> Entry:
        raise AssertionError(line)

    monkeypatch.setattr(lines, "read_line", refuse)
    entries, problems = read_lines((line + b"\n") * 3, Path("ledger"))
    assert (len(entries), problems) == (3, [])
