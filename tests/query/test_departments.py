"""Departments as the plan names them, and names that look like typing errors of others."""

from __future__ import annotations

import time

import pytest

from plancli import query
from plancli.plan import Department
from plancli.store.loading import load_plan
from plancli.store.places import builtin
from tests.making import plan, task


def similar(*leads: str) -> dict[str, tuple[str, ...]]:
    """Return which names look like which, in a plan whose tasks have these leads."""
    tasks = (task(str(number), lead=(name,)) for number, name in enumerate(leads))
    return {one.name: one.similar for one in query.departments.departments(plan(*tasks)) if one.similar}


def test_names_are_counted_in_lead_and_support_apart() -> None:
    some = plan(
        task("1", lead=("甲局", "乙局")),
        task("2", lead=("甲局",), support=("乙局", "丁局")),
        departments=(Department("丙局", ("丙",)), Department("乙局")),
    )
    found = [(one.name, one.aliases, one.lead, one.support) for one in query.departments.departments(some)]
    assert found == [("丙局", ("丙",), 0, 0), ("乙局", (), 1, 1), ("甲局", (), 2, 0), ("丁局", (), 0, 1)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("企业改革局", "企业 改革局", id="a blank"),
        pytest.param("信息中心A", "信息中心Ａ", id="another width"),
        pytest.param("局 A", "局Ａ", id="however short"),
        pytest.param("财务监督局", "财务监督管局", id="a character more"),
        pytest.param("财务监督局", "财务监督局局", id="a character more at the end"),
        pytest.param("财务监督局", "财务督监局", id="neighbours swapped"),
    ],
)
def test_a_slip_of_a_key_is_seen(one: str, other: str) -> None:
    assert similar(one, other) == {one: (other,), other: (one,)}


@pytest.mark.parametrize(
    ("names", "is_seen"),
    [
        pytest.param(["企业改革局", "企业改革局", "企业改组局"], True, id="one rare, one common"),
        pytest.param(["企业改革局", "企业改组局"], False, id="both rare"),
        pytest.param(["企业改革局"] * 2 + ["企业改组局"] * 2, False, id="both common"),
        pytest.param(["人员管理一局", "人员管理一局", "人员管理二局"], False, id="numbered neighbours"),
        pytest.param(["人员管理局", "人员管理局", "人员管理二局"], False, id="a number more"),
        pytest.param(["研究局", "研究局", "研考局"], False, id="short names"),
        pytest.param(["企业改革局", "企业改革局", "财务监督局"], False, id="unlike names"),
        pytest.param(["财务监督局", "财务监督局", "监督财务局"], False, id="words swapped"),
        pytest.param(["企业改革局", "企业改革局", "企业改革局办公室"], False, id="much longer"),
    ],
)
def test_real_neighbours_are_told_apart(names: list[str], is_seen: bool) -> None:
    assert bool(similar(*names)) is is_seen


def test_the_2010_plan_has_no_typing_errors() -> None:
    found = query.departments.departments(load_plan(builtin()))
    assert len(found) == 19
    assert {one.name: one.similar for one in found if one.similar} == {}


@pytest.mark.parametrize(
    "names",
    [
        pytest.param([f"部门{number:05d}" for number in range(5000)], id="numbered"),
        pytest.param([f"市{chr(0x4E00 + number)}局处" for number in range(10_000)], id="one character apart"),
        pytest.param(["长" * number + "短" * (500 - number % 500) for number in range(2000)], id="long"),
    ],
)
def test_thousands_of_names_are_compared_at_once(names: list[str]) -> None:
    """Every pair of them would take a minute."""
    known = plan(*(task(str(number), lead=(name,)) for number, name in enumerate(names)))
    begin = time.process_time()
    assert len(query.departments.departments(known)) == len(set(names))
    assert time.process_time() - begin < 20
