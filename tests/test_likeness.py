"""What looks like a word, and what does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.likeness import difference, is_slip, nearest


@pytest.mark.parametrize(
    ("word", "known", "near"),
    [
        pytest.param("lst", ["list", "last", "log"], ["list", "last"], id="a character less"),
        pytest.param("sumary", ["summary", "show"], ["summary"], id="a longer word"),
        pytest.param("frobnicate", ["list", "log"], [], id="like no other"),
        pytest.param("综和局", ["综合局", "研究局"], ["综合局"], id="another character in a short name"),
        pytest.param("综局合", ["综合局", "研究局"], ["综合局"], id="neighbours swapped"),
        pytest.param("A1", ["A-1", "B-22"], ["A-1"], id="a sign less"),
        pytest.param("x", ["1", "2", "a"], [], id="one character has nothing in common with another"),
        pytest.param("abc", ["xbz", "abcde"], [], id="two slips in a short word are too many"),
        pytest.param("", ["1", "ab"], [], id="nothing is near nothing"),
        pytest.param(
            "企业改个局", ["企业改革局", "企业改组局", "办公厅"], ["企业改革局", "企业改组局"], id="two"
        ),
    ],
)
def test_what_is_near(word: str, known: list[str], near: list[str]) -> None:
    assert nearest(word, known) == near


@pytest.mark.parametrize(
    ("one", "other", "rests"),
    [
        ("财务监督局", "财务监督管局", ("", "管")),
        ("局局", "局", ("局", "")),
        ("财务监督局", "财务督监局", ("监督", "督监")),
        ("abc", "abc", ("", "")),
        ("abc", "", ("abc", "")),
    ],
)
def test_what_parts_two_words(one: str, other: str, rests: tuple[str, str]) -> None:
    assert difference(one, other) == rests


WORDS = st.text(st.sampled_from("abc"), max_size=6)


@given(WORDS, WORDS)
def test_one_slip_is_one_slip_whichever_word_comes_first(one: str, other: str) -> None:
    assert is_slip(one, other) is is_slip(other, one) is (_slips(one, other) == 1)


def _slips(one: str, other: str) -> int:
    """Return the number of slips between two words: restricted Damerau-Levenshtein, by its definition."""
    rows = {(i, j): max(i, j) for i in range(len(one) + 1) for j in range(len(other) + 1) if not i or not j}
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            best = min(
                rows[i - 1, j] + 1, rows[i, j - 1] + 1, rows[i - 1, j - 1] + (one[i - 1] != other[j - 1])
            )
            if i > 1 and j > 1 and one[i - 2 : i] == other[j - 2 : j][::-1]:
                best = min(best, rows[i - 2, j - 2] + 1)
            rows[i, j] = best
    return rows[len(one), len(other)]
