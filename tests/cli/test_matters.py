"""What needs a supervisor: late, missed, to ask about, silent; the board, the filters and their words."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any

import pytest
from tests.desk import answer, said, write_ledger, write_plan
from tests.terminal import SGR, screen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Plancli

STAGED = "5月底前完成初稿，9月底前出台"
TASKS = (
    {"timing": "5月底前", "lead": ["甲局", "乙局"]},
    {"timing": STAGED, "lead": ["甲局"]},
    {"timing": "时间初定为4月", "lead": ["乙局"]},
    {"timing": "力争4月底前完成调研，10月底前出台", "lead": ["乙局"]},
    {"timing": "每季度", "lead": ["甲局"]},
    {"timing": "两期，年内完成", "lead": ["甲局"]},
    {"timing": "长期坚持", "lead": ["乙局"]},
    {"timing": "7月10日前", "lead": ["乙局"]},
    {"timing": "时间初定为5月", "lead": ["甲局"]},
)
DAY = ("--as-of", "2010-07-01")


@pytest.fixture
def july(empty: Path) -> Path:
    """A plan of nine tasks on 1 July: firm, staged, soft, recurring, counted, without an end; the folder."""
    path = write_plan(empty, *TASKS)
    write_ledger(
        path,
        (
            said(1, "03-20", "5", held=1),
            said(2, "06-15", "6", held=1, percent=70),
            said(3, "06-20", "7", note="已协调"),
            said(4, "06-03", "9", status="done"),
            said(5, "06-20", "8", note="起草中"),
        ),
    )
    return empty


def tasks(plancli: Plancli, *args: str) -> list[dict[str, Any]]:
    """Return the tasks that a command answers."""
    return list(answer(plancli(*args, *DAY, "-o", "json"))["tasks"])


def ids(plancli: Plancli, *args: str) -> list[str]:
    """Return the ids that a command answers."""
    return [task["id"] for task in tasks(plancli, *args)]


def column(plancli: Plancli, name: str) -> dict[str, str]:
    """Return what one column of the list tells about each task, by id."""
    rows = plancli("list", *DAY, "--columns", f"id,{name}").lines[1:]
    return dict(row.split(maxsplit=1) for row in rows)


@pytest.mark.usefixtures("july")
@pytest.mark.parametrize("how", ["json", "csv"])
def test_overdue_has_three_parts(plancli: Plancli, how: str) -> None:
    """One list; each task says in which part it is, and since when it missed what."""
    expected = [
        ("1", "firm", 0, None),
        ("2", "missed", 1, "2010-05-31"),
        ("5", "missed", 1, "2010-06-30"),
        ("3", "soft", 0, None),
        ("4", "soft", 1, "2010-04-30"),
    ]
    keys = ("id", "part", "missed", "missed_since")
    if how == "json":
        assert [tuple(task[key] for key in keys) for task in tasks(plancli, "overdue")] == expected
    else:
        rows = csv.DictReader(io.StringIO(plancli("overdue", *DAY, "-o", "csv").out))
        texts = [tuple("" if value is None else str(value) for value in row) for row in expected]
        assert [tuple(row[key] for key in keys) for row in rows] == texts


@pytest.mark.usefixtures("july")
@pytest.mark.parametrize(
    ("args", "found"),
    [
        pytest.param(("list", "--late"), "1 2 5", id="late: firmly, or a firm step missed"),
        pytest.param(("list", "--ask"), "3 4", id="ask: a soft time or step passed"),
        pytest.param(("list", "--late", "--ask"), "1 2 3 4 5", id="both"),
        pytest.param(("list", "--late", "--dept", "甲局"), "1 2 5", id="of one department"),
        pytest.param(("overdue", "--late"), "1 2 5", id="of overdue"),
        pytest.param(("overdue", "--firm"), "1 2 5", id="firm: without the soft ones"),
        pytest.param(("overdue", "--ask"), "3 4", id="overdue, to ask about"),
        pytest.param(("list", "--silent"), "1 2 3 4 5", id="silent by the plan's thirty days"),
        pytest.param(("list", "--silent-days", "10"), "1 2 3 4 5 6 7 8", id="silent for ten"),
        pytest.param(("list", "--silent-days", "149"), "1 2 4", id="silent for very long"),
        pytest.param(("due", "--within", "30", "--silent"), "", id="what is due and silent"),
        pytest.param(("due", "--month", "5", "--late"), "1 2", id="what was due in May and is not done"),
        pytest.param(("overdue", "--silent-days", "60", "--ask"), "3 4", id="to ask about, and silent"),
    ],
)
def test_filters(plancli: Plancli, args: tuple[str, ...], found: str) -> None:
    assert ids(plancli, *args) == found.split()


@pytest.mark.usefixtures("july")
def test_a_summary_takes_them_too(plancli: Plancli) -> None:
    for args, total in (("--late", 3), ("--ask", 2), ("--silent", 5)):
        assert answer(plancli("summary", args, *DAY, "-o", "json"))["total"]["total"] == total


@pytest.mark.usefixtures("july")
@pytest.mark.parametrize(
    "args", [("list", "2"), ("show", "2"), ("overdue",), ("due", "--month", "9"), ("due", "--month", "5"), ()]
)
def test_every_answer_gives_the_same_earliest_missed_day(plancli: Plancli, args: tuple[str, ...]) -> None:
    """In JSON and in words."""
    (task,) = (task for task in tasks(plancli, *args) if task["id"] == "2")
    assert (task["missed"], task["missed_since"]) == (1, "2010-05-31")
    told = plancli(*args, *DAY, *(("--columns", "id,due") if args[:1] == ("list",) else ())).out
    assert "05-31" in told


@pytest.mark.usefixtures("july")
@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "en",
            {
                "1": "05-31 31 d late",
                "2": "1 missed since 05-31 (完成初稿) 09-30 出台 in 91 d",
                "3": "04-30 62 d past, ask",
                "4": "1 past since 04-30 (完成调研), ask 10-31 出台 in 122 d",
                "5": "1 missed since 06-30 09-30 in 91 d",
                "7": "ongoing",
                "9": "–",
            },
        ),
        (
            "zh",
            {
                "1": "05-31 逾期31天",
                "2": "05-31起欠办1项（完成初稿） 09-30 出台 还有91天",
                "3": "04-30 已过62天，待询",
                "4": "04-30起1项已过（完成调研），待询 10-31 出台 还有122天",
                "5": "06-30起欠办1项 09-30 还有91天",
                "7": "长期",
                "9": "–",
            },
        ),
    ],
)
def test_what_is_due_in_words(
    plancli: Plancli, monkeypatch: pytest.MonkeyPatch, lang: str, words: dict[str, str]
) -> None:
    monkeypatch.setenv("PLANCLI_LANG", lang)
    told = column(plancli, "due")
    assert {id_: told[id_] for id_ in words} == words


@pytest.mark.usefixtures("july")
@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", {"2": "todo 0/2 stages", "5": "doing 1/4 held", "9": "done, 3 d after its tentative time"}),
        ("zh", {"2": "未启动 已完成 0/2", "5": "进行中 已办 1/4", "9": "已办结，初定时间后3天"}),
    ],
)
def test_status_in_words(
    plancli: Plancli, monkeypatch: pytest.MonkeyPatch, lang: str, words: dict[str, str]
) -> None:
    monkeypatch.setenv("PLANCLI_LANG", lang)
    told = column(plancli, "status")
    assert {id_: told[id_] for id_ in words} == words


@pytest.mark.usefixtures("july")
def test_a_closed_task_shows_no_percent(plancli: Plancli) -> None:
    assert "70%" in plancli("list", "6", *DAY).out
    plancli("done", "6", "--all", "--on", "2010-06-30")
    told = plancli("list", "6", *DAY).out
    assert "70%" not in told
    assert "1/2 held" in told


@pytest.mark.usefixtures("july")
def test_a_task_done_after_a_tentative_time_is_on_time(plancli: Plancli) -> None:
    (task,) = tasks(plancli, "list", "9")
    assert task["done_late"] is False
    total = answer(plancli("summary", *DAY, "-o", "json"))["total"]
    assert (total["met"], total["on_time"], total["done_late"]) == (1, 1, 0)


@pytest.mark.usefixtures("july")
@pytest.mark.parametrize(("lang", "joined"), [("en", "甲局, 乙局"), ("zh", "甲局、乙局")])
def test_lists_are_joined_as_the_language_does(
    plancli: Plancli, monkeypatch: pytest.MonkeyPatch, lang: str, joined: str
) -> None:
    monkeypatch.setenv("PLANCLI_LANG", lang)
    assert joined in plancli("list", "1", *DAY).out


@pytest.mark.parametrize(("lang", "words"), [("en", "watches no silence"), ("zh", "未启用久未上报提示")])
def test_a_plan_may_switch_silence_off(
    plancli: Plancli, empty: Path, monkeypatch: pytest.MonkeyPatch, lang: str, words: str
) -> None:
    """To ask for it then is said to be without effect, unless a number of days is named."""
    monkeypatch.setenv("PLANCLI_LANG", lang)
    write_plan(empty, {"timing": "年内完成"}, supervision={"silent_days": 0})
    result = plancli("list", "--silent", *DAY, "-o", "ids")
    assert (result.code, result.out) == (0, "")
    assert words in result.err
    result = plancli("list", "--silent-days", "20", *DAY, "-o", "ids")
    assert (result.out, result.err) == ("1\n", "")
    assert "silent" not in plancli(*DAY).out


@pytest.mark.parametrize("days", ["0", "-1", "x"])
def test_a_number_of_silent_days_is_one_or_more(plancli: Plancli, july: Path, days: str) -> None:
    del july
    assert plancli("list", "--silent-days", days).code == 2


NUMBERS = {
    "en": (r"(\d+) late(?:, (\d+) with missed steps)?", r"(\d+) to ask", r"(\d+) silent"),
    "zh": (r"逾期(\d+)项(?:，欠办(\d+)项)?", r"待询(\d+)项", r"久未上报(\d+)项"),
}
"""What a part says of its number; Chinese is folded anywhere, English between words."""


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (160, 50), (60, 15), (100, 8), (40, 30)])
def test_the_board_fits_the_terminal_and_counts_what_it_leaves_out(
    plancli: Plancli, desk: Path, lang: str, columns: int, rows: int
) -> None:
    """Each hint asks the question of its part: the command finds as many tasks as the part counts."""
    told = [said(1, "05-28", "26", percent=30), said(2, "06-03", "8", status="done")]
    write_ledger(desk / "plan2010.toml", told)
    env = {"PLANCLI_AS_OF": "2010-07-15", "PLANCLI_LANG": lang}
    code, text = screen("plancli", desk, columns=columns, rows=rows, env=env)
    lines = SGR.sub("", text).splitlines()
    shown = [line for line in lines if re.match(r"[●▲◆■○] +\d", line)]
    assert code == 0
    assert len(lines) < rows or len(shown) == 1  # the shortest board there is
    commands = re.findall(r"plancli (overdue --[a-z]+|list --[a-z]+)", " ".join(lines))
    assert commands == ["overdue --late", "overdue --ask", "list --silent"]
    bare = ("" if lang == "zh" else " ").join(" ".join(lines).split())
    total = 0
    for command, pattern in zip(commands, NUMBERS[lang], strict=True):
        match = re.search(pattern, bare)
        assert match, pattern
        found = answer(plancli(*command.split(), "--as-of", "2010-07-15", "-o", "json"))["tasks"]
        assert len(found) == sum(int(number) for number in match.groups() if number), command
        total += len(found)
    left = sum(int(number) for number in re.findall(r"(?:… |另有)(\d+)(?: more|项：)", bare))
    above = sum(int(number) for number in re.findall(r"(\d+)(?: of them above|项已列于上)", bare))
    assert len(shown) + left + above == total


def test_the_board_uses_the_room_there_is(desk: Path) -> None:
    """More lines show more tasks; where all fit, nothing is left out."""
    env = {"PLANCLI_AS_OF": "2010-07-15"}
    shown = []
    for rows in (15, 24, 40, 100):
        text = SGR.sub("", screen("plancli", desk, columns=160, rows=rows, env=env)[1])
        shown.append(len([line for line in text.splitlines() if re.match(r"[●▲◆■○] +\d", line)]))
    assert shown == sorted(set(shown))
    assert not re.search(r"… \d+ more", text)


@pytest.mark.usefixtures("july")
def test_the_hints_name_the_plan_and_the_day_that_were_typed(plancli: Plancli, july: Path) -> None:
    text = screen("plancli --plan plan.toml --as-of 2010-07-01", july, columns=120)[1]
    assert "plancli overdue --late --plan plan.toml --as-of 2010-07-01" in SGR.sub("", text)
    assert "--as-of" not in plancli("overdue", *DAY).out


@pytest.mark.usefixtures("july")
def test_the_board_says_the_part_of_each_task_and_counts_every_part(plancli: Plancli) -> None:
    found = answer(plancli(*DAY, "-o", "json"))
    assert found["parts"] == {"firm": 1, "missed": 2, "soft": 2, "coming": 1, "silent": 5}
    assert {task["id"]: task["part"] for task in found["tasks"]} == {
        "1": "firm",
        "2": "missed",
        "5": "missed",
        "3": "soft",
        "4": "soft",
        "8": "coming",
    }
    piped = plancli(*DAY).lines[4:]
    assert [line.split()[-1] for line in piped] == ["urge", "urge", "urge", "ask", "ask", "next"]


@pytest.mark.usefixtures("july")
def test_a_footer_says_how_many_fall_due_on_the_day_itself(plancli: Plancli) -> None:
    """They are owed already, so that the night changes no rate."""
    footer = "1 of the tasks owed fall due on this very day: plancli due --within 0"
    day, morrow = (plancli("summary", "--as-of", day) for day in ("2010-07-10", "2010-07-11"))
    assert footer in day.err
    assert "on this very day" not in morrow.err
    rates = [
        answer(plancli("summary", "--as-of", day, "-o", "json"))["total"]
        for day in ("2010-07-10", "2010-07-11")
    ]
    assert [rates[0][key] for key in ("owed", "met")] == [rates[1][key] for key in ("owed", "met")]
    assert [total["due_on_day"] for total in rates] == [1, 0]


@pytest.mark.parametrize("how", ["table", "md", "csv", "json"])
def test_the_part_of_overdue_is_a_column(plancli: Plancli, how: str) -> None:
    """Of tables the titles say it."""
    result = plancli("overdue", "--columns", "id,part", "-o", how)
    assert result.code == 0
    assert result.out
