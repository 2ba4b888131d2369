"""What a user means by an id, a department, a section."""

from __future__ import annotations

import pytest

from plancli import lookup
from plancli.errors import NoSuchDepartmentError, NoSuchSectionError, NoSuchTaskError, PlancliError
from plancli.plan import Department, Plan, Section, department_names
from tests.making import plan, task

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


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        pytest.param(["1"], "1", id="an exact id"),
        pytest.param([" 1 "], "1", id="blanks around it"),
        pytest.param(["2", "1", "2"], "2 1", id="each once, in the order given"),
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
    ("typed", "named", "nearest"),
    [
        pytest.param("9", "9", "1、2、3", id="like no other: the first"),
        pytest.param("A-3", "A", "A-2、A-1", id="one end of a range"),
        pytest.param("A1", "A1", "A-1", id="a slip"),
        pytest.param("五", "五", "5、A-1", id="a printed number that two tasks share"),
        pytest.param("4-2", "4-2", "2-4", id="a range backwards"),
        pytest.param("1-9", "9", "1、2、3", id="a range to nowhere"),
        pytest.param("1,9", "9", "1、2、3", id="one of a list"),
        pytest.param("", "", "1、2、3", id="nothing typed"),
        pytest.param("（）", "（）", "1、2、3", id="only brackets"),
        pytest.param("-", "-", "A-2、A-1", id="only a sign"),
    ],
)
def test_no_such_task(typed: str, named: str, nearest: str) -> None:
    with pytest.raises(NoSuchTaskError) as caught:
        lookup.task_ids(PLAN, ["1", typed])
    args = dict(caught.value.message.args)
    assert (args["id"], caught.value.exit_code) == (named, 4)
    assert str(args["nearest"]).startswith(nearest)


def test_a_plan_without_tasks_has_none_to_suggest() -> None:
    with pytest.raises(NoSuchTaskError) as caught:
        lookup.task_ids(plan(), ["1"])
    assert dict(caught.value.message.args)["nearest"] == ""


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
    ("typed", "nearest"),
    [
        pytest.param("企业改", {"企业改革局", "企业改组局"}, id="a part of two names"),
        pytest.param("企业改个局", {"企业改革局", "企业改组局"}, id="a slip"),
        pytest.param("", {"企业领导人员管理一局"}, id="nothing typed: the first"),
    ],
)
def test_no_such_department(typed: str, nearest: set[str]) -> None:
    with pytest.raises(NoSuchDepartmentError) as caught:
        lookup.department(PLAN, typed)
    args = dict(caught.value.message.args)
    assert (args["name"], caught.value.exit_code) == (typed, 4)
    assert nearest <= set(str(args["nearest"]).split("、"))


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
    with_comma = PLAN._replace(tasks=(*PLAN.tasks, task("7", lead=("人事、外事局", "外事局"))))
    assert lookup.departments(with_comma, typed) == names


def test_several_sections() -> None:
    assert lookup.sections(PLAN, "其他,1") == ("s", "1")


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
        lookup.departments(PLAN, typed)
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
