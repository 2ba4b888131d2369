"""What is said of a record: what changed, in time or late, and what is odd about it, in both languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from plancli.errors import message
from plancli.ledger import Urge
from plancli.recording.effects import effects
from plancli.views import outcome
from tests.making import day, entry, ledger, plan, task, timing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plancli.ledger import Entry
    from plancli.plan import Plan
    from plancli.timing.model import Timing
    from plancli.words import Lang

FIRM = timing("01-01", "06-30", phrase="6月底前")
SOFT = timing("06-01", "06-30", phrase="初定6月", tentative=True)
ENDLESS = timing("01-01", None, kind="open", phrase="长期")
TWICE = timing("01-01", "12-31", phrase="两期，年内", count=2)
MADE = 0xABCDEF01 << 32
"""Number of the entry that is looked at; its id begins with ``abcdef01``."""


def whole(when: Timing) -> Plan:
    """Return a plan of one task."""
    return plan(task("1", when, text="制定办法。"))


def lines(
    said: dict[str, Any],
    *before: Entry,
    lang: Lang,
    when: Timing = FIRM,
    on: str = "05-01",
    as_of: str = "05-10",
) -> list[str]:
    """Return the lines that answer a record about task 1."""
    made = entry(MADE, on, **said)
    found = effects(whole(when), ledger(*before), [made], day(as_of))
    return list(outcome.lines(found, (), 2010, lang))


def changed(said: dict[str, Any], *before: Entry, when: Timing = FIRM, on: str = "05-01") -> tuple[str, str]:
    """Return what changed by a record, in both languages; nothing may be odd about it."""
    found = [lines(said, *before, lang=lang, when=when, on=on, as_of=on) for lang in ("en", "zh")]
    assert [len(one) for one in found] == [1, 1]
    english, chinese = found[0][0], found[1][0]
    assert english.startswith("1 制定办法: ")
    assert chinese.startswith("1 制定办法：")
    assert english.endswith(" [abcdef01]")
    assert chinese.endswith(" [abcdef01]")
    return english[len("1 制定办法: ") : -11], chinese[len("1 制定办法：") : -11]


DOING = entry(1, "04-01", status="doing")
DONE = entry(1, "04-01", status="done")
HELD = entry(1, "04-01", held=1)


@pytest.mark.parametrize(
    ("said", "before", "when", "on", "english", "chinese"),
    [
        pytest.param({"status": "doing"}, [], FIRM, "05-01", "doing", "进行中", id="started"),
        pytest.param(
            {"status": "doing", "note": "已部署"},
            [],
            FIRM,
            "05-01",
            "doing; note: 已部署",
            "进行中；进展：已部署",
            id="started, with a note",
        ),
        pytest.param(
            {"status": "done"},
            [],
            FIRM,
            "06-30",
            "done on 2010-06-30; in time",
            "2010-06-30办结；按期",
            id="done on the last day",
        ),
        pytest.param(
            {"status": "done"},
            [],
            FIRM,
            "07-02",
            "done on 2010-07-02; 2 d late",
            "2010-07-02办结；逾期2天",
            id="done late",
        ),
        pytest.param(
            {"status": "done"},
            [],
            SOFT,
            "07-02",
            "done on 2010-07-02; 2 d after its tentative time",
            "2010-07-02办结；初定时间后2天",
            id="done after a tentative time",
        ),
        pytest.param(
            {"status": "done"},
            [],
            ENDLESS,
            "07-02",
            "done on 2010-07-02",
            "2010-07-02办结",
            id="done, and nothing to be late for",
        ),
        pytest.param(
            {"status": "doing"},
            [DONE],
            FIRM,
            "05-01",
            "open again (was done on 2010-04-01)",
            "重新打开（原于2010-04-01办结）",
            id="opened again",
        ),
        pytest.param(
            {"status": "doing"},
            [DONE],
            FIRM,
            "07-02",
            "open again (was done on 2010-04-01); still open, 2 d late",
            "重新打开（原于2010-04-01办结）；仍未办结，已逾期2天",
            id="opened again after its day",
        ),
        pytest.param({"status": "cancelled"}, [DOING], FIRM, "05-01", "cancelled", "已取消", id="cancelled"),
        pytest.param(
            {"held": 1},
            [],
            TWICE,
            "05-01",
            "1 of 2 held; doing",
            "已办1次（应办2次）；进行中",
            id="the first session",
        ),
        pytest.param(
            {"held": 1},
            [HELD],
            TWICE,
            "05-01",
            "2 of 2 held; done on 2010-05-01; in time",
            "已办2次（应办2次）；2010-05-01办结；按期",
            id="the last session closes",
        ),
        pytest.param(
            {"held": 1},
            [entry(1, "05-03", held=1)],
            TWICE,
            "05-01",
            "2 of 2 held; done on 2010-05-03; in time",
            "已办2次（应办2次）；2010-05-03办结；按期",
            id="a session before another: it closes on the later day",
        ),
        pytest.param(
            {"status": "done"},
            [HELD],
            TWICE,
            "05-01",
            "done on 2010-05-01; in time",
            "2010-05-01办结；按期",
            id="closed at once",
        ),
        pytest.param(
            {"percent": 40}, [DOING], FIRM, "05-01", "40%", "进度40%", id="a percent of what is under way"
        ),
        pytest.param(
            {"percent": 40}, [], FIRM, "05-01", "doing; 40%", "进行中；进度40%", id="a percent is a start"
        ),
        pytest.param(
            {"problem": "经费未到", "next": "协调财务司"},
            [DOING],
            FIRM,
            "07-01",
            "problem: 经费未到; next: 协调财务司; still open, 1 d late",
            "存在问题：经费未到；下一步：协调财务司；仍未办结，已逾期1天",
            id="a problem of what is late",
        ),
        pytest.param(
            {"note": "在办"},
            [DOING],
            SOFT,
            "07-01",
            "note: 在办; still open, its tentative time passed 1 d ago",
            "进展：在办；仍未办结，初定时间已过1天",
            id="words on what is past its tentative time",
        ),
        pytest.param(
            {"timing": "9月底前"},
            [],
            FIRM,
            "05-01",
            "6月底前 (06-30) → 9月底前 (09-30), slips 92 d, extension no. 1",
            "6月底前（06-30）→ 9月底前（09-30），顺延92天，第1次延期",
            id="extended",
        ),
        pytest.param(
            {"timing": "顺延一个月", "base": day("09-30")},
            [entry(1, "04-01", timing="9月底前")],
            FIRM,
            "05-01",
            "9月底前 (09-30) → 顺延一个月 (10-30), slips 30 d, extension no. 2",
            "9月底前（09-30）→ 顺延一个月（10-30），顺延30天，第2次延期",
            id="extended again, from the time in force",
        ),
        pytest.param(
            {"timing": "次年1月底前"},
            [],
            FIRM,
            "05-01",
            "6月底前 (06-30) → 次年1月底前 (2011-01-31), slips 215 d, extension no. 1",
            "6月底前（06-30）→ 次年1月底前（2011-01-31），顺延215天，第1次延期",
            id="into the next year",
        ),
        pytest.param(
            {"urge": Urge("blue", None, day("05-20"))},
            [],
            FIRM,
            "05-01",
            "reminder no. 1 (blue card, answer by 05-20)",
            "第1次催办（蓝牌，05-20前反馈）",
            id="urged",
        ),
        pytest.param(
            {"urge": Urge("yellow", "督〔2010〕3号")},
            [entry(1, "04-01", urge=Urge("blue"))],
            FIRM,
            "07-01",
            "reminder no. 2 (yellow card, 督〔2010〕3号); still open, 1 d late",
            "第2次催办（黄牌，督〔2010〕3号）；仍未办结，已逾期1天",
            id="urged again with a numbered slip, late",
        ),
        pytest.param(
            {"urge": Urge()}, [], FIRM, "05-01", "reminder no. 1", "第1次催办", id="urged, and no more said"
        ),
    ],
)
def test_what_changed(
    *, said: dict[str, Any], before: list[Entry], when: Timing, on: str, english: str, chinese: str
) -> None:
    assert changed(said, *before, when=when, on=on) == (english, chinese)


def remarks(
    said: dict[str, Any], before: Sequence[Entry], when: Timing, on: str, as_of: str
) -> list[tuple[str, str]]:
    """Return what is odd about a record, in both languages."""
    both = [lines(said, *before, lang=lang, when=when, on=on, as_of=as_of)[1:] for lang in ("en", "zh")]
    english = [line.removeprefix("1: note: ") for line in both[0]]
    chinese = [line.removeprefix("1：注意：") for line in both[1]]
    return list(zip(english, chinese, strict=True))


STARTED_LATER = entry(0xFEDCBA98 << 32, "07-15", status="doing", by="王芳")


@pytest.mark.parametrize(
    ("said", "before", "when", "on", "as_of", "english", "chinese"),
    [
        pytest.param(
            {"status": "done"},
            [STARTED_LATER],
            FIRM,
            "07-10",
            "07-20",
            "a later entry holds, so that this one changes nothing after it: "
            "doing on 2010-07-15 by 王芳 [fedcba98]",
            "其后已有记录，以其为准，本条不改变现状：进行中（王芳，2010-07-15） [fedcba98]",
            id="a later start holds",
        ),
        pytest.param(
            {"percent": 30},
            [entry(0xFEDCBA98 << 32, "05-05", percent=60)],
            FIRM,
            "05-01",
            "05-10",
            "a later entry holds, so that this one changes nothing after it: "
            "60% on 2010-05-05 by 李华 [fedcba98]",
            "其后已有记录，以其为准，本条不改变现状：进度60%（李华，2010-05-05） [fedcba98]",
            id="a later percent holds",
        ),
        pytest.param(
            {"timing": "9月底前"},
            [entry(0xFEDCBA98 << 32, "05-05", timing="年内完成")],
            FIRM,
            "05-01",
            "05-10",
            "a later entry holds, so that this one changes nothing after it: "
            "extended: 年内完成 on 2010-05-05 by 李华 [fedcba98]",
            "其后已有记录，以其为准，本条不改变现状：延期：年内完成（李华，2010-05-05） [fedcba98]",
            id="a later extension holds",
        ),
        pytest.param(
            {"status": "doing"},
            [],
            FIRM,
            "2001-05-01",
            "05-10",
            "2001-05-01 lies outside the plan's year 2010; to correct it: plancli undo --last, then --on",
            "2001-05-01不在计划年度2010年内；如有误，请用 plancli undo --last 撤销，再用 --on 指定日期",
            id="a day long before the plan's year",
        ),
        pytest.param(
            {"status": "doing"},
            [],
            ENDLESS,
            "2012-05-01",
            "2012-05-10",
            "2012-05-01 lies outside the plan's year 2010; to correct it: plancli undo --last, then --on",
            "2012-05-01不在计划年度2010年内；如有误，请用 plancli undo --last 撤销，再用 --on 指定日期",
            id="a day long after it",
        ),
        pytest.param(
            {"status": "doing"},
            [],
            FIRM,
            "05-11",
            "05-10",
            "2010-05-11 lies after the as-of day 2010-05-10: answers show it from 2010-05-11 on",
            "2010-05-11 晚于查询基准日 2010-05-10：自 2010-05-11 起的查询才会显示",
            id="a day to come",
        ),
        pytest.param(
            {"note": "补充材料"},
            [DONE],
            FIRM,
            "05-01",
            "05-10",
            "it was closed on 2010-04-01 and stays closed",
            "该任务已于2010-04-01办结，仍为已办结",
            id="words about a closed task",
        ),
        pytest.param(
            {"held": 1},
            [entry(1, "04-01", held=2)],
            TWICE,
            "05-01",
            "05-10",
            "3 held, more than the 2 promised",
            "已办3次，多于约定的2次",
            id="more than promised",
        ),
        pytest.param(
            {"held": 1},
            [entry(1, "05-05", held=2)],
            TWICE,
            "05-01",
            "05-10",
            "3 held, more than the 2 promised",
            "已办3次，多于约定的2次",
            id="more than promised, with those of later days",
        ),
        pytest.param(
            {"held": 1},
            [],
            FIRM,
            "05-01",
            "05-10",
            "it promises no number of sessions, so that sessions held close nothing",
            "该任务未约定次数，登记次数不会使其办结",
            id="sessions of an uncounted task",
        ),
        pytest.param(
            {"held": -1},
            [],
            TWICE,
            "05-01",
            "05-10",
            "the sessions held add up to -1, less than none; it counts as none",
            "累计次数为-1，小于零，按零计",
            id="fewer than none",
        ),
        pytest.param(
            {"percent": 100},
            [],
            FIRM,
            "05-01",
            "05-10",
            "100 % closes nothing; to close it: plancli done 1",
            "进度100%并不等于办结；办结请用 plancli done 1",
            id="100 per cent",
        ),
        pytest.param(
            {"timing": "9月底前"},
            [],
            FIRM,
            "07-10",
            "07-10",
            "on 2010-07-10 it was 10 d late and no longer is",
            "截至2010-07-10已逾期10天，现不再逾期",
            id="an extension of a late task",
        ),
        pytest.param(
            {"status": "cancelled"},
            [],
            FIRM,
            "07-10",
            "07-10",
            "on 2010-07-10 it was 10 d late and no longer is",
            "截至2010-07-10已逾期10天，现不再逾期",
            id="a late task cancelled",
        ),
        pytest.param(
            {"status": "done"},
            [entry(1, "07-05", status="done")],
            FIRM,
            "06-20",
            "07-10",
            "it was closed late on 2010-07-05; now it counts as closed in time on 2010-06-20",
            "原于2010-07-05逾期办结，现改按2010-06-20计，为按期办结",
            id="a late closing dated back",
        ),
        pytest.param(
            {"timing": "9月底前"},
            [],
            TWICE,
            "05-01",
            "05-10",
            "the new time promises no number of sessions; before it were 2",
            "新时限未约定次数，原约定2次",
            id="a new time that forgets the sessions",
        ),
        pytest.param(
            {"timing": "不定期"},
            [],
            FIRM,
            "05-01",
            "05-10",
            "it has no last day any more, nothing to be late for",
            "不再有截止日，不会再逾期",
            id="a deadline that vanishes",
        ),
        pytest.param(
            {"timing": "时间初定为9月"},
            [],
            FIRM,
            "05-01",
            "05-10",
            "the new time is tentative, the one before was firm: it will be asked about, not called late",
            "新时限为暂定，原时限是确定的：到期后只问询、不按逾期通报",
            id="a firm time made tentative",
        ),
        pytest.param(
            {"timing": "9月前"},
            [],
            FIRM,
            "05-01",
            "05-10",
            "Read as by 2010-08-31; it might also mean by 2010-09-30.",
            "按2010-08-31前理解；也可能是指2010-09-30前。",
            id="a doubtful time",
        ),
        pytest.param(
            {"timing": "7月5日前"},
            [],
            FIRM,
            "07-10",
            "07-10",
            "its last day 2010-07-05 is past already",
            "截止日2010-07-05已过",
            id="a time that is past",
        ),
    ],
)
def test_what_is_odd(
    *,
    said: dict[str, Any],
    before: list[Entry],
    when: Timing,
    on: str,
    as_of: str,
    english: str,
    chinese: str,
) -> None:
    assert (english, chinese) in remarks(said, before, when, on, as_of)


@pytest.mark.parametrize(
    ("said", "before", "on"),
    [
        pytest.param({"status": "done"}, [], "05-01", id="a plain closing"),
        pytest.param({"status": "done"}, [], "2011-05-01", id="a closing in the year after"),
        pytest.param({"note": "x"}, [entry(2, "05-05", note="y")], "05-01", id="words before other words"),
        pytest.param({"percent": 30}, [entry(2, "04-05", percent=60)], "05-01", id="a percent that fell"),
        pytest.param({"status": "doing"}, [DONE], "05-01", id="opened again"),
    ],
)
def test_nothing_is_odd(said: dict[str, Any], before: list[Entry], on: str) -> None:
    assert remarks(said, before, FIRM, on, on if on > "2011" else "05-10") == []


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        (
            "en",
            "took back “done” of 2010-07-05 by 李华 [00000000]; now doing; still open, 5 d late",
        ),
        ("zh", "撤销“已办结”（李华，2010-07-05） [00000000]；现为进行中；仍未办结，已逾期5天"),
    ],
)
def test_what_was_taken_back(lang: Lang, line: str) -> None:
    before = (DOING, entry(2, "07-05", status="done"))
    [found] = lines({"undo": before[1].id}, *before, lang=lang, on="07-05", as_of="07-05")
    assert re.split("[:：] ?", found, maxsplit=1)[1] == f"{line} [abcdef01]"


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "9 (not in this plan): took back “done” of 2010-05-01 by 李华 [00000000] [abcdef01]"),
        ("zh", "9 （不在本计划中）：撤销“已办结”（李华，2010-05-01） [00000000] [abcdef01]"),
    ],
)
def test_what_was_taken_back_of_a_task_the_plan_no_longer_has(lang: Lang, line: str) -> None:
    """It has no state to speak of, and is not passed over."""
    stranger = entry(2, "05-01", "9", status="done")
    made = entry(MADE, "05-01", "9", undo=stranger.id)
    found = effects(whole(FIRM), ledger(stranger), [made], day("05-10"))
    assert list(outcome.lines(found, (), 2010, lang)) == [line]


def test_ten_entries_are_shown_the_odd_ones_first() -> None:
    """The rest are counted, and how many of them are odd."""
    tasks = [task(str(number), FIRM) for number in range(1, 31)]
    made = [
        entry(number, "05-01", str(number), percent=100 if number > 15 else 50) for number in range(1, 31)
    ]
    found = effects(plan(*tasks), ledger(), made, day("05-10"))
    shown = list(outcome.lines(found, (), 2010, "en"))
    assert [line.split()[0] for line in shown[::2]] == [*map(str, range(16, 26)), "…"]
    assert shown[-1] == "… 20 more, 5 of them with a note"
    assert (
        list(outcome.lines(found[:10], (), 2010, "en"))
        == list(outcome.lines(found[:10], (), 2010, "en"))[:10]
    )
    assert list(outcome.lines(found[:11], (), 2010, "zh"))[-1] == "……另有1条"


def test_what_was_so_already_is_named_too() -> None:
    already = [message("effect.already.done", id=str(n), title="某事", on=day("05-01")) for n in range(12)]
    first, *_, last = outcome.lines((), already, 2010, "en")
    assert (first, last) == ("0 某事: done already, on 2010-05-01", "… 2 more")
    first, *_, last = outcome.lines((), already, 2010, "zh")
    assert (first, last) == ("0 某事：已于2010-05-01办结，未重复记录", "……另有2条")


def test_a_closing_that_is_dated_back_is_said() -> None:
    """So that nobody moves a day of closing without noticing."""
    said = remarks({"status": "done"}, [entry(2, "05-05", status="done")], FIRM, "05-01", "05-10")
    assert said == [
        (
            "it was closed on 2010-05-05; now it counts as closed on 2010-05-01",
            "原于2010-05-05办结，现改按2010-05-01计",
        )
    ]


def test_a_running_task_whose_new_time_begins_later_is_said() -> None:
    """Until then it is grey and counts as silent no longer."""
    said = remarks({"timing": "12月31日"}, [], FIRM, "05-01", "05-10")
    assert said == [
        (
            "its time now begins on 2010-12-31: until then it is grey, and nobody is asked for reports",
            "新时限自2010-12-31起：此前显示灰灯，不计久未上报",
        )
    ]
    assert remarks({"timing": "12月31日前"}, [], FIRM, "05-01", "05-10") == []
