"""Every character keeps its position through cutting and joining, and is claimed once."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.ingest import Options, ingest
from plancli.ingest.assembly.account import Account, ClaimedTwiceError
from plancli.ingest.text import Text, flow, joined, rest_of, unspace

WORDS = st.text("甲乙丙 a\n、", min_size=1, max_size=30)


def agrees(text: Text, source: str) -> bool:
    """Return whether every stretch of a text is what the source holds at its position."""
    at = 0
    for start, length in text.runs:
        if start >= 0 and source[start : start + length] != str(text)[at : at + length]:
            return False
        at += length
    return at == len(text)


@given(WORDS, st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=5))
def test_slices_sums_and_strips_keep_positions(source: str, cuts: list[tuple[int, int]]) -> None:
    whole = Text(source, 0)
    parts = [whole[low:high] for low, high in cuts]
    for text in [*parts, joined(parts, "；"), flow(parts), whole.strip(), unspace(whole), "x" + whole + "y"]:
        assert isinstance(text, Text)
        assert agrees(text, source)


@given(WORDS, st.integers(0, 30), st.integers(0, 30))
def test_what_parts_leave_is_the_rest(source: str, low: int, high: int) -> None:
    whole = Text(source, 0)
    part = whole[min(low, high) : max(low, high)]
    assert sorted(rest_of([whole], [part]) + part) == sorted(source)


def test_a_stretch_is_claimed_once() -> None:
    account = Account("甲乙丙")
    account.claim("task", Text("甲乙", 0))
    assert account.left(Text("甲乙丙", 0)) == ["丙"]
    with pytest.raises(ClaimedTwiceError):
        account.claim("head", Text("乙丙", 1))


@pytest.mark.parametrize("unit", ["\n", "推进工作落实到位。\n", " ", "推进；", "要求："])
def test_time_grows_with_length_not_faster(unit: str) -> None:
    """Eight times the text takes at most ten times the processor time, beside a constant."""

    def seconds(times: int) -> float:
        text = f"2024年计划\n1.推进改革。（办公室，3月）\n{unit * times}\n2.召开会议。（研究室，5月）"
        before = time.process_time()
        ingest(text.encode(), name="a.txt", options=Options(year=2024))
        return time.process_time() - before

    seconds(10)
    assert min(seconds(4000) for _ in range(2)) <= 10 * min(seconds(500) for _ in range(3)) + 0.3
