"""A whole timeline on a terminal: it fits, it keeps its columns, and colour only repeats what signs say.

After a change that is meant: ``python -m tests.drawing.test_timeline`` writes the screens as they are now.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plancli import drawing, query, store, views
from plancli.drawing.folding import cells
from plancli.drawing.look import Look
from plancli.ledger import Ledger
from tests.conftest import PLAN_2010
from tests.desk import said
from tests.making import day
from tests.pictures import forms
from tests.terminal import SGR

if TYPE_CHECKING:
    from plancli.query.state import Case
    from plancli.views.timeline import By
    from plancli.words import Lang

SCREENS = Path(__file__).parents[1] / "data" / "timeline"

ENTRIES = (
    said(1, "2010-06-11", "30", held=1),
    said(2, "2010-07-02", "16", percent=20),
    said(3, "2010-07-12", "8", status="done"),
    said(4, "2010-07-12", "9", status="done"),
    said(5, "2010-07-14", "20", timing="次年3月底前"),
)


def plan_2010(as_of: str = "2010-07-15") -> Case:
    """Return the plan of 2010 with a few entries."""
    return query.state.ask(store.loading.load_plan(PLAN_2010, None), Ledger(ENTRIES), day(as_of))


CASES = {"plan2010": plan_2010, "forms": forms}


def screen(
    case: Case, lang: Lang, width: int | None, *, by: By = "section", color: bool = False
) -> list[str]:
    """Return the lines of a timeline of all tasks."""
    drawn = views.timeline.timeline(case, query.tasks.tasks(case), lang, by=by)
    page, look = drawing.timeline.page(drawn, width), Look(lang, width, color)
    return [*drawing.lines.draw(page, look), *drawing.lines.notes(page, look)]


LANGS: tuple[Lang, ...] = ("zh", "en")
GROUPED: tuple[tuple[str, By], ...] = (("plan2010", "section"), ("forms", "dept"))

SHOTS = {
    f"{case}_{lang}_{width}.txt": (case, lang, width, by)
    for case, by in GROUPED
    for lang in LANGS
    for width in (80, 160)
}
"""The screens that are kept, by the names of their files."""


@pytest.mark.parametrize("name", SHOTS)
def test_a_timeline_looks_as_it_did(name: str) -> None:
    case, lang, width, by = SHOTS[name]
    shown = "".join(f"{line}\n" for line in screen(CASES[case](), lang, width, by=by))
    assert shown == (SCREENS / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("by", ["section", "dept"])
def test_no_line_is_wider_than_the_terminal(case: str, lang: Lang, by: By) -> None:
    """Characters of ambiguous width counted as one; up to the bar's end there are only ASCII characters."""
    whole = CASES[case]()
    for width in (40, 60, *range(80, 241, 8)):
        lines = screen(whole, lang, width, by=by)
        assert [line for line in lines if cells(line) > width] == []
        bars = [line for line in lines if re.match(r"\d+ ", line)]
        months = next(at for at in (10, 6, 3, 2, 1) if at == 1 or at * 24 <= width) * 12
        assert len(bars) >= len(whole.plan.tasks)
        assert all(line[: months + 4].isascii() for line in bars)


@pytest.mark.parametrize("case", CASES)
def test_bars_stand_below_each_other_whatever_the_titles(case: str) -> None:
    """Every as-of mark, and every end in December, stands in one column."""
    lines = screen(CASES[case](), "zh", 80)
    months = lines[0].index("1 ")
    today = {line.index("|") - months for line in lines if re.match(r"\d+ +[ -~]*\|", line)}
    assert len(today) == 1


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_colour_only_repeats_what_signs_say(case: str, lang: Lang) -> None:
    plain = screen(CASES[case](), lang, 80)
    inked = screen(CASES[case](), lang, 80, color=True)
    assert [SGR.sub("", line) for line in inked] == plain
    assert inked != plain


def test_only_ends_and_trouble_have_a_colour() -> None:
    """Of a task to ask about the whole bar, of a running one its end, of a closed one nothing."""
    lines = {line.split()[0]: line for line in screen(plan_2010(), "zh", 80, color=True)}
    inked = {id_: re.findall(r"\x1b\[[0-9;]*4[0-7]m([^\x1b]*)", lines[id_]) for id_ in ("14", "7", "9", "31")}
    assert inked == {"14": ["(~)???????????"], "7": ["--]"], "9": [], "31": []}


def test_the_last_row_counts_what_ends_in_each_month() -> None:
    """Reckoned from the records: open tasks, by the month of their last day."""
    case = plan_2010()
    records = views.timeline.records(case, query.tasks.tasks(case), "en")
    last = [str(one["last"]) for one in records.items if one["status"] != "done" and one["kind"] != "open"]
    counts = [sum(day.startswith(f"2010-{month:02}") for day in last) for month in range(1, 13)]
    (row,) = (line for line in screen(case, "zh", 80) if "每月到期项数" in line)
    assert row.split()[:13] == [*(str(count or ".") for count in counts), f"共{sum(counts)}"]
    assert list(records.tail["ends"].values()) == counts  # type: ignore[attr-defined]  # a mapping


def test_numbers_that_would_run_into_each_other_stand_in_a_sentence() -> None:
    case = plan_2010()
    few = query.tasks.tasks(case)[:1]
    drawn = views.timeline.timeline(case, few, "en")._replace(ends=(0, 100, 0, 0, 0, 7, *[0] * 6))
    lines = [views.page.plain(line) for line in drawing.timeline.lines(drawn, 80)]
    assert "ends in each month  2: 100  6: 7  1 in all" in lines


def test_a_joint_task_stands_under_each_department_and_is_said_to() -> None:
    lines = screen(plan_2010(), "zh", 120, by="dept")
    assert sum(line.startswith("38 ") for line in lines) == 2
    assert lines[-1] == "共同牵头的任务分列于各责任部门，共多列2行。"


def test_the_legend_explains_the_signs_that_are_seen_and_no_others() -> None:
    case = plan_2010()
    only = [row for row in query.tasks.tasks(case) if row.task.id == "7"]
    drawn = views.timeline.timeline(case, only, "en")
    *_, legend = (views.page.plain(line) for line in drawing.timeline.lines(drawn, 80))
    assert legend == "[ ] firm  - in time  | as-of day"


def test_hostile_text_stays_text() -> None:
    """A control character or one that turns the direction of writing is written out; nothing ends a block."""
    case = plan_2010()
    plan = case.plan
    tasks = [
        type(task)(**{name: getattr(task, name) for name in task.__struct_fields__} | {"heading": text})
        for task, text in zip(plan.tasks, ("\x1b[2J坏", "甲\u202e乙", "~~~", "[red]x"), strict=False)
    ]
    whole = type(plan)(
        **{name: getattr(plan, name) for name in plan.__struct_fields__} | {"tasks": tuple(tasks)}
    )
    lines = screen(query.state.ask(whole, Ledger(), case.as_of), "zh", 120)
    text = "\n".join(lines)
    assert "\\x1b[2J坏" in text
    assert "甲\\u202e乙" in text
    assert "[red]x" in text
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", text)


def write() -> None:
    """Write the screens as they are now."""
    SCREENS.mkdir(parents=True, exist_ok=True)
    for name, (case, lang, width, by) in SHOTS.items():
        lines = screen(CASES[case](), lang, width, by=by)
        (SCREENS / name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    write()
