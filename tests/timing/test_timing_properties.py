"""Facts about any text: never raises, never backwards, linear, and its EDTF says the same."""

from __future__ import annotations

from datetime import date
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plancli.timing import Timing, resolve
from plancli.timing.refusal import REASONS
from plancli.timing.wording.vocabulary import WORDS

PIECES = (
    *(
        "年",
        "月",
        "日",
        "底",
        "前",
        "内",
        "后",
        "起",
        "至",
        "、",
        "，",
        "和",
        "或",
        "每",
        "第",
        "个",
        "季度",
        "上半年",
        "旬",
        "周",
    ),
    *(
        "1",
        "6",
        "12",
        "13",
        "31",
        "2010",
        "十",
        "二",
        "十五",
        "廿",
        "○",
        "元",
        "两",
        "半",
        "春节",
        "中秋",
        "国庆",
        "农历",
        "腊月",
    ),
    *(
        "年中",
        "年底",
        "汛期",
        "本月",
        "下周",
        "次月",
        "明年",
        "“",
        "”",
        "（",
        "）",
        "：",
        "-",
        "/",
        ".",
        "Q3",
        "by ",
        "end of ",
        "June ",
    ),
    *(
        "完成",
        "初定",
        "力争",
        "左右",
        "前后",
        "约",
        "截至",
        "不早于",
        "期间",
        "次",
        "期",
        "各",
        "结束后",
        "10日内",
        "工作日",
        "起草",
    ),
    *(
        "最后",
        "倒数",
        "首",
        "上半月",
        "天",
        "延期",
        "之间",
        "满",
        "的",
        "last ",
        "day of ",
        "to ",
        "extended ",
        "working day ",
        "within ",
        "every ",
        "the 5th of each month",
        "within 10 days after ",
        " quarter",
        "half",
        "first ",
        "second ",
        " 2010",
    ),
)
PHRASES = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
DAYS = st.one_of(st.none(), st.dates(date(1900, 1, 1), date(2199, 12, 31)))


def holds(found: Timing, phrase: str) -> None:
    """Check what is true of every timing."""
    assert found.phrase == phrase
    if found.kind == "unresolved":
        assert found.reason in REASONS
        assert (found.first, found.last, found.edtf) == (None, None, None)
    if found.first is not None and found.last is not None:
        assert found.first <= found.last
    for stone in found.milestones:
        assert stone.first <= stone.last


@given(PHRASES, st.integers(1900, 2199), DAYS)
@settings(max_examples=400, deadline=None)
def test_any_text_gives_a_timing(phrase: str, year: int, issued: date | None) -> None:
    holds(resolve(phrase, year=year, issued=issued), phrase)


NASTY = (
    "1",
    "一",
    "1、",
    "6月",
    "月",
    "年",
    "（",
    "“",
    "每",
    "第",
    "至",
    "1-",
    "a ",
    "every ",
    "初",
    "~",
    "前",
    "后",
    "办",
    "2010-",
    "、",
    "x",
    "june ",
    "的",
    "最后",
    "第一周",
    "延期",
    "last day of ",
    "first ",
    "the ",
    "half ",
)


WORD_OF = {kind: word for word, (kind, _) in WORDS.items()}
"""Part of speech to a word of it."""


def seconds(text: str, tries: int = 5) -> float:
    """Return the least of several processor times that reading a text takes."""
    found = []
    for _ in range(tries):
        begin = process_time()
        resolve(text, year=2010, issued=date(2010, 2, 1))
        found.append(process_time() - begin)
    return min(found)


@pytest.mark.parametrize("piece", NASTY)
def test_time_grows_with_length_and_no_faster(piece: str) -> None:
    short, long = (piece * 500)[:50], (piece * 500)[:500]
    assert seconds(long) < 60 * max(seconds(short), 5e-5)


@pytest.mark.parametrize("piece", NASTY)
def test_a_refusal_takes_no_time_to_speak_of(piece: str) -> None:
    """The bound is coarse, for loaded machines; a quiet one needs less than 5 ms."""
    for length in (10, 100, 500, 100_000):
        assert seconds((piece * length)[:length]) < 0.1


@pytest.mark.parametrize("kind", WORD_OF)
def test_no_word_repeated_with_another_takes_long(kind: str) -> None:
    """The bound is coarse, for loaded machines; a quiet one needs less than 5 ms."""
    kinds = [*WORD_OF] * 2
    at = kinds.index(kind)
    for other in ("", *(WORD_OF[kinds[at + away]] for away in (1, 5, 13, 31))):
        assert seconds(((WORD_OF[kind] + other) * 500)[:500], tries=2) < 0.1
