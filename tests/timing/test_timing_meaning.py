"""What the tables cannot say: events, meanings, notes, labels, explanations, holidays."""

from __future__ import annotations

import string
import sys
from datetime import date
from subprocess import run
from typing import TYPE_CHECKING

import pytest

from plancli import timing
from plancli.timing import RULES, check_meaning, explain, resolve
from plancli.timing.refusal import REASONS
from plancli.words import Lang, tell
from plancli.words.timing import WORDS

if TYPE_CHECKING:
    from plancli.errors import Message

ISSUED = date(2010, 2, 1)
SESSIONS = {"全国两会": date(2010, 3, 14)}


def read(phrase: str, **more: object) -> timing.Timing:
    """Return a phrase as the 2010 plan means it."""
    given: dict[str, object] = {"year": 2010, "issued": ISSUED} | more
    return resolve(phrase, **given)  # type: ignore[arg-type]  # one dict holds values of several types


def ids(notes: tuple[Message, ...]) -> list[str]:
    """Return the names of notes without their area."""
    return [note.id.removeprefix("timing.note.") for note in notes]


@pytest.mark.parametrize(
    ("phrase", "kind", "first", "last"),
    [
        ("全国两会后一周内", "deadline", "2010-03-14", "2010-03-21"),
        ("两会后一周内", "deadline", "2010-03-14", "2010-03-21"),
        ("会后一周内", "deadline", "2010-03-14", "2010-03-21"),
        ("全国两会后", "window", "2010-03-15", "2010-04-13"),
        ("全国两会前", "deadline", "2010-01-01", "2010-03-13"),
        ("全国两会前后", "window", "2010-03-07", "2010-03-21"),
        ("全国两会期间", "window", "2010-03-14", "2010-03-14"),
        ("全国两会之日起30日内", "deadline", "2010-03-14", "2010-04-13"),
        ("全国两会闭幕后10日内", "deadline", "2010-03-14", "2010-03-24"),
        ("全国两会起", "open", "2010-03-14", None),
        ("批准后", "conditional", None, None),
    ],
)
def test_a_condition_resolves_once_its_event_has_a_date(
    phrase: str, kind: str, first: str | None, last: str | None
) -> None:
    found = read(phrase, events=SESSIONS)
    assert (found.kind, found.first and str(found.first), found.last and str(found.last)) == (
        kind,
        first,
        last,
    )


def test_an_event_that_could_be_either_stays_open() -> None:
    events = {"职代会": date(2010, 3, 1), "董事会": date(2010, 4, 1)}
    assert read("会后一周内", events=events).kind == "conditional"
    assert read("董事会后一周内", events=events).last == date(2010, 4, 8)


def test_an_event_matches_by_the_name_within_the_words() -> None:
    assert read("approval后", events={"approval": date(2010, 5, 1)}).first == date(2010, 5, 2)


def test_a_plan_may_say_what_its_words_mean() -> None:
    meanings = {"年中": "05-01/05-31", "年底": "12-01/12-31", "三夏": "05-20/06-20"}
    assert read("年中", meanings=meanings).first == date(2010, 5, 1)
    assert read("年中前", meanings=meanings).last == date(2010, 5, 31)
    assert read("年末", meanings=meanings).first == date(2010, 12, 1)
    assert read("三夏期间", meanings=meanings).last == date(2010, 6, 20)
    assert ids(read("年中", meanings=meanings).notes) == ["meaning"]


def test_the_house_says_when_it_assumes() -> None:
    assert ids(read("年中").notes) == ["house"]
    assert ids(read("6月").notes) == []


@pytest.mark.parametrize("text", ["06-01/07-31", "11-15/03-15", "01-01/02-end", "02-29/03-01"])
def test_a_good_meaning_has_nothing_wrong(text: str) -> None:
    assert check_meaning("年中", text) is None


@pytest.mark.parametrize(
    "text", ["06-01", "June", "13-01/13-02", "06-31/07-01", "", "a/b/c", "6/7", "06-end/x"]
)
def test_a_bad_meaning_is_named(text: str) -> None:
    found = check_meaning("年中", text)
    assert found is not None
    assert text in tell("en", found)


def test_a_meaning_needs_a_word() -> None:
    found = check_meaning(" ", "06-01/07-31")
    assert found is not None
    assert found.id == "timing.meaning.no_word"


@pytest.mark.parametrize(
    ("phrase", "notes"),
    [
        ("6月前", ["before_unit"]),
        ("一季度前", ["before_past"]),
        ("1月15日前", ["past"]),
        ("年前", ["new_year"]),
        ("国庆后", ["after_festival"]),
        ("近期", ["soon"]),
        ("当日", []),
        ("季度结束后10日内", ["each_period"]),
        ("每月两次", ["per_period"]),
        ("年内不少于3次", ["at_least"]),
        ("不超过3次", ["at_most"]),
        ("6月底前完成并长期坚持", ["open_tail"]),
    ],
)
def test_what_was_assumed_stands_in_the_notes(phrase: str, notes: list[str]) -> None:
    assert ids(read(phrase).notes) == notes


def test_the_other_reading_of_a_month_is_told() -> None:
    assert dict(read("6月前").notes[0].args) == {"last": "2010-05-31", "other": "2010-06-30"}


@pytest.mark.parametrize(
    ("phrase", "labels"),
    [
        ("5月底前完成初稿，9月底前出台", ["完成初稿", "出台"]),
        ("初稿5月底前，定稿9月底前", ["初稿", "定稿"]),
        ("3月启动，年底前完成", ["启动", "完成"]),
        ("5-6月招标、7-8月施工", ["招标", "施工"]),
        ("上半年、下半年各举办一期", ["", ""]),
    ],
)
def test_milestones_carry_the_words_beside_them(phrase: str, labels: list[str]) -> None:
    assert [stone.label for stone in read(phrase).milestones] == labels


def test_a_refusal_suggests_the_day_that_exists() -> None:
    assert read("9月31日前").suggestion == "9月30日前"
    assert read("9月0日前").suggestion is None


def test_the_official_holiday_decides_what_a_festival_lasts() -> None:
    assert read("春节期间").first == date(2010, 2, 13)
    assert read("春节期间", year=2050, issued=None).last == date(2050, 1, 29)


def test_working_days_outside_the_calendar_are_refused() -> None:
    assert resolve("10个工作日内", year=2027, issued=date(2027, 1, 4)).reason == "no-workday-calendar"
    assert resolve("300个工作日内", year=2026, issued=date(2026, 6, 1)).reason == "no-workday-calendar"


def test_a_year_no_plan_can_have_is_refused() -> None:
    assert resolve("6月", year=3000).reason == "year-out-of-range"


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_an_explanation_gives_rule_hedge_and_notes(lang: Lang) -> None:
    for phrase in (
        "时间初定为年中",
        "6月前完成",
        "会后一周内",
        "9月31日前",
        "6月左右",
        "13月",
        "by end of Q3",
    ):
        told = [tell(lang, message) for message in explain(read(phrase))]
        assert all(told)
    assert len(explain(read("时间初定为年中"))) == 3
    assert len(explain(read("9月31日前"))) == 2


def names(text: str) -> list[str]:
    """Return the arguments that a sentence mentions."""
    return sorted({name for _, name, _, _ in string.Formatter().parse(text) if name})


@pytest.mark.parametrize("id_", WORDS)
def test_both_languages_mention_the_same_arguments(id_: str) -> None:
    english, chinese = WORDS[id_]
    assert names(english) == names(chinese)


def test_every_rule_and_reason_has_words() -> None:
    assert {rule.message for rule in RULES} <= set(WORDS)
    assert {f"timing.reason.{reason.replace('-', '_')}" for reason in REASONS} <= set(WORDS)


def test_importing_loads_neither_holidays_nor_the_lunar_table() -> None:
    code = (
        "import sys; from datetime import date; from plancli.timing import resolve; "
        "resolve('6月底前', year=2010, issued=date(2010, 2, 1)); "
        "print([m for m in ('chinese_calendar', 'dateutil', 'plancli.timing.calendar.lunar_table', "
        "'plancli.timing.wording.english') if m in sys.modules])"
    )
    done = run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_name_the_package_does_not_have_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError):
        timing.guess  # noqa: B018  # asking for it is the point
