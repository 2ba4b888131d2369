"""What a user means by an id, a department, a section."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from plancli.errors import NoSuchDepartmentError, NoSuchSectionError, NoSuchTaskError, PlancliError, message
from plancli.plan import Department, Plan, Section, department_names
from plancli.recording import lookup
from tests.making import plan, task

if TYPE_CHECKING:
    from plancli.errors import Message

PLAN = plan(
    *(
        task(str(number), number=printed, lead=(lead,))
        for number, printed, lead in (
            (1, "（一）", "办公厅"),
            (2, "（二）", "财务监督局"),
            (3, "（三）", "企业改革局"),
            (4, "（四）", "企业改组局"),
            (5, "（五）", "企业改组局"),
        )
    ),
    task("A-1", number="（五）"),
    task("A-2", number="六、"),
    task("A-1-A-2"),
    task("24,26"),
    sections=(
        Section("1", "完善国有资产管理体制方面"),
        Section("2", "加强国有资产监管方面"),
        Section("s", "其他"),
    ),
    departments=(
        Department("企业领导人员管理一局", ("一局",)),
        Department("企业改革局", ("改革局", "体改")),
    ),
)


RANGE = message("error.ids_run", first="1", last="24,26")
"""What is said of an id that no other looks like."""


def near(ids: str) -> Message:
    """Return what is said of an id that looks like these."""
    return message("error.nearest", nearest=tuple(ids.split("、")))


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        pytest.param(["1"], "1", id="an exact id"),
        pytest.param([" 1 "], "1", id="blanks around it"),
        pytest.param(["2", "1", "2"], "2 1", id="each once, in the order given"),
        pytest.param(["１，３－５"], "1 3 4 5", id="full-width digits"),
        pytest.param(["1,3"], "1 3", id="a list"),
        pytest.param(["1，3、5"], "1 3 5", id="a list with Chinese signs"),
        pytest.param(["1, 3 ,"], "1 3", id="a list with blanks and a comma too many"),
        pytest.param(["2-4"], "2 3 4", id="a range, both ends included"),
        pytest.param(["2–4"], "2 3 4", id="a range with a dash"),
        pytest.param(["2--4"], "2 3 4", id="a range with two hyphens"),
        pytest.param(["2 至 4"], "2 3 4", id="a range in words"),
        pytest.param(["2~2"], "2", id="a range of one"),
        pytest.param(["1,3-5"], "1 3 4 5", id="a list with a range in it"),
        pytest.param(["4-A-2"], "4 5 A-1 A-2", id="a range in the plan's order"),
        pytest.param(["三"], "3", id="a printed number"),
        pytest.param(["（三）"], "3", id="with its brackets"),
        pytest.param(["(三)"], "3", id="with other brackets"),
        pytest.param(["三、"], "3", id="with another sign"),
        pytest.param(["六"], "A-2", id="printed with a sign"),
        pytest.param(["一至三"], "1 2 3", id="a range of printed numbers"),
        pytest.param(["（1）"], "1", id="an id in brackets"),
        pytest.param(["A-1"], "A-1", id="an id that looks like a range"),
        pytest.param(["A-1-A-2"], "A-1-A-2", id="an exact id before a range"),
        pytest.param(["24,26"], "24,26", id="an exact id before a list"),
        pytest.param([], "", id="nothing"),
    ],
)
def test_tasks(typed: list[str], ids: str) -> None:
    assert " ".join(lookup.task_ids(PLAN, typed)) == ids


@pytest.mark.parametrize(
    ("typed", "named", "hint"),
    [
        pytest.param("9", "9", RANGE, id="a number beyond the last"),
        pytest.param("0", "0", RANGE, id="a number before the first"),
        pytest.param("9" * 5000, "9" * 5000, RANGE, id="a number that no id can have"),
        pytest.param("A-3", "A", RANGE, id="one end of a range"),
        pytest.param("A1", "A1", near("A-1、1"), id="a slip"),
        pytest.param("1A-", "1A-", RANGE, id="two slips in a short id"),
        pytest.param("B-1-B-2", "B", RANGE, id="a range between two that are not there"),
        pytest.param("5x", "5x", near("5"), id="a character too much"),
        pytest.param(
            "五", "五", message("error.printed_on", ids=("5", "A-1")), id="a printed number of two tasks"
        ),
        pytest.param("4-2", "4-2", near("2-4"), id="a range backwards"),
        pytest.param("1-9", "9", RANGE, id="a range to nowhere"),
        pytest.param("1,9", "9", RANGE, id="one of a list"),
        pytest.param("", "", RANGE, id="nothing typed"),
        pytest.param("（）", "（）", RANGE, id="only brackets"),
        pytest.param("-", "-", RANGE, id="only a sign"),
        pytest.param("没有", "没有", RANGE, id="a word"),
    ],
)
def test_no_such_task(typed: str, named: str, hint: Message) -> None:
    with pytest.raises(NoSuchTaskError) as caught:
        lookup.task_ids(PLAN, ["1", typed])
    assert caught.value.message == message("error.no_task", id=named, hint=hint)
    assert caught.value.exit_code == 4


def test_a_number_between_two_ids_is_near_both() -> None:
    """As where a task was taken out of the plan."""
    some = plan(*(task(id_) for id_ in ("1", "2", "4", "10", "11a")))
    for typed, ids in (("3", "2、4"), ("7", "4、10"), ("007", "4、10")):
        with pytest.raises(NoSuchTaskError) as caught:
            lookup.task_ids(some, [typed])
        assert caught.value.hint == near(ids)


@pytest.mark.parametrize(
    ("ids", "first", "last"), [("3 10 2", "2", "10"), ("B1 A2 10", "B1", "10"), ("7", "7", "7")]
)
def test_the_range_of_ids_is_that_of_their_numbers_or_else_the_plan_s_order(
    ids: str, first: str, last: str
) -> None:
    hint = lookup.no_such_task("没有", ids.split()).hint
    assert hint == message("error.ids_run", first=first, last=last)


def test_a_plan_without_tasks_has_none_to_suggest() -> None:
    with pytest.raises(NoSuchTaskError) as caught:
        lookup.task_ids(plan(), ["1"])
    assert caught.value.hint == message("error.no_ids_at_all")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        pytest.param("办公厅", "办公厅", id="its name"),
        pytest.param(" 办公厅 ", "办公厅", id="blanks around it"),
        pytest.param("改革局", "企业改革局", id="an alias"),
        pytest.param("体改", "企业改革局", id="another alias"),
        pytest.param("一局", "企业领导人员管理一局", id="an alias of one that no task names"),
        pytest.param("财务", "财务监督局", id="a part that one name has"),
        pytest.param("改组", "企业改组局", id="a part in the middle"),
        pytest.param("革", "企业改革局", id="a part of a name and of its alias"),
    ],
)
def test_departments(typed: str, name: str) -> None:
    assert lookup.department(PLAN, typed) == name


@pytest.mark.parametrize(
    ("typed", "hint", "names"),
    [
        pytest.param("企业改", "error.one_of_several", "企业改革局、企业改组局", id="a part of two names"),
        pytest.param("企业改个局", "error.nearest", "企业改革局、企业改组局", id="a slip"),
        pytest.param("财物监督局", "error.nearest", "财务监督局", id="a slip in one"),
        pytest.param("水产处", "error.see_departments", "", id="like no other"),
        pytest.param("", "error.see_departments", "", id="nothing typed"),
    ],
)
def test_no_such_department(typed: str, hint: str, names: str) -> None:
    with pytest.raises(NoSuchDepartmentError) as caught:
        lookup.department(PLAN, typed)
    assert (dict(caught.value.message.args)["name"], caught.value.exit_code) == (typed, 4)
    args = dict(caught.value.hint.args)
    said = args.get("names") or args.get("nearest") or ()
    assert isinstance(said, tuple)
    assert (caught.value.hint.id, sorted(said)) == (hint, sorted(filter(None, names.split("、"))))


@pytest.mark.parametrize(
    ("typed", "id_"),
    [
        pytest.param("2", "2", id="its id"),
        pytest.param("其他", "s", id="its title"),
        pytest.param("监管", "2", id="a part that one title has"),
    ],
)
def test_sections(typed: str, id_: str) -> None:
    assert lookup.section(PLAN, typed) == id_


@pytest.mark.parametrize("typed", ["国有资产", "党建", ""])
def test_no_such_section(typed: str) -> None:
    with pytest.raises(NoSuchSectionError) as caught:
        lookup.section(PLAN, typed)
    assert caught.value.exit_code == 4


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        pytest.param("办公厅", ("办公厅",), id="one"),
        pytest.param("办公厅,改革局", ("办公厅", "企业改革局"), id="two, one by its alias"),
        pytest.param(
            "办公厅， 财务、", ("办公厅", "财务监督局"), id="Chinese commas, a blank, a comma too many"
        ),
        pytest.param("人事、外事局", ("人事、外事局",), id="a name that holds a comma"),
    ],
)
def test_several_departments(typed: str, names: tuple[str, ...]) -> None:
    """A name is looked for whole before it is parted at commas."""
    with_comma = replace(PLAN, tasks=(*PLAN.tasks, task("7", lead=("人事、外事局", "外事局"))))
    assert tuple(lookup.listed(partial(lookup.department, with_comma), typed)) == names


def test_several_sections() -> None:
    assert tuple(lookup.listed(partial(lookup.section, PLAN), "其他,1")) == ("s", "1")


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        pytest.param("办公厅,没有局", "没有局", id="the one that there is not"),
        pytest.param("没有局", "没有局", id="the only one"),
        pytest.param(",", ",", id="nothing but commas"),
    ],
)
def test_several_departments_of_which_one_is_none(typed: str, named: str) -> None:
    with pytest.raises(NoSuchDepartmentError) as caught:
        tuple(lookup.listed(partial(lookup.department, PLAN), typed))
    assert dict(caught.value.message.args)["name"] == named


def test_departments_come_as_introduced_and_then_as_named() -> None:
    assert department_names(PLAN) == (
        "企业领导人员管理一局",
        "企业改革局",
        "办公厅",
        "财务监督局",
        "企业改组局",
    )


def test_a_department_may_have_the_name_that_is_another_s_part() -> None:
    two = plan(task("1", lead=("监察局",)), task("2", lead=("监察部派驻国资委监察局",)))
    assert lookup.department(two, "监察局") == "监察局"


@pytest.mark.parametrize("size", [0, 1, 5000])
def test_any_number_of_tasks(size: int) -> None:
    big = Plan("大计划", 2010, "big.toml", tuple(task(str(number)) for number in range(size)))
    with pytest.raises(PlancliError):
        lookup.task_ids(big, ["没有"])
    assert len(lookup.task_ids(big, [f"0-{size - 1}"] if size else [])) == size
