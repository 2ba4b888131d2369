"""Which plan and which ledger are in use."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancli.store.places import Place, builtin, ledger_beside, locate


def placed(folder: Path, *plans: str) -> Path:
    """Return a folder in which there are empty plan files."""
    for name in plans:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return folder


def year_2010() -> int:
    """Return the year that is asked about."""
    return 2010


def found(folder: Path, ledger: Path | None = None) -> Place:
    return locate(option=None, environment=None, ledger=ledger, folder=folder, year=year_2010)


@pytest.mark.parametrize(
    ("plans", "start", "plan", "passed_over"),
    [
        pytest.param(["plan2010.toml"], ".", "plan2010.toml", [], id="here"),
        pytest.param(["plan.toml"], ".", "plan.toml", [], id="without a year"),
        pytest.param(["data/plan2010.toml"], ".", "data/plan2010.toml", [], id="in data"),
        pytest.param(["plan1.toml", "data/plan2.toml"], ".", "plan1.toml", [], id="here before data"),
        pytest.param(["plan1.toml", "a/b/x"], "a/b", "plan1.toml", [], id="upward"),
        pytest.param(["data/plan1.toml", "a/b/x"], "a/b", "data/plan1.toml", [], id="in data, upward"),
        pytest.param(["plan1.toml", "a/plan2.toml", "a/b/x"], "a/b", "a/plan2.toml", [], id="the nearest"),
        pytest.param(
            ["plan2009.toml", "plan2011.toml", "plan2010.toml"],
            ".",
            "plan2011.toml",
            ["plan2009.toml", "plan2010.toml"],
            id="the last by name of several, the others named",
        ),
        pytest.param(["plan2010.toml", "plans.toml/x"], ".", "plan2010.toml", [], id="a folder is no plan"),
    ],
)
def test_the_nearest_plan_is_found(
    tmp_path: Path, plans: list[str], start: str, plan: str, passed_over: list[str]
) -> None:
    folder = placed(tmp_path, *plans) / start
    place = found(folder)
    assert (folder / place.plan).resolve() == tmp_path / plan
    assert [(folder / path).resolve() for path in place.passed_over] == [
        tmp_path / name for name in passed_over
    ]
    assert place.origin == "found"
    assert place.ledger is not None
    assert (folder / place.ledger).resolve() == (tmp_path / plan).with_suffix(".ledger.jsonl")


def of_year(folder: Path, name: str, year: int, *, has_ledger: bool = False) -> None:
    """Write the head of a plan of a year, and its ledger where it has one."""
    (folder / name).write_text(
        f'title = """\n计划"""\n# year = 1999\nyear = {year}  # 年度\n[[tasks]]\nyear = 1998\n',
        encoding="utf-8-sig",
    )
    if has_ledger:
        (folder / ledger_beside(Path(name))).touch()


@pytest.mark.parametrize(
    ("plans", "plan", "passed_over"),
    [
        pytest.param(
            [("plan2009.toml", 2009), ("plan2010.toml", 2010), ("plan2011.toml", 2011)],
            "plan2010.toml",
            [],
            id="the one of the year asked about",
        ),
        pytest.param(
            [("plan2010.toml", 2010, True), ("plan2010 - 副本.toml", 2010)],
            "plan2010.toml",
            [],
            id="not a copy without a ledger",
        ),
        pytest.param(
            [("plan-copy.toml", 2010), ("plan2010.toml", 2010)],
            "plan2010.toml",
            ["plan-copy.toml"],
            id="two of the year and no ledger: the last by name, in doubt",
        ),
        pytest.param(
            [("plan-copy.toml", 2010, True), ("plan2010.toml", 2010, True), ("plan2011.toml", 2011)],
            "plan2010.toml",
            ["plan-copy.toml"],
            id="two of the year with ledgers",
        ),
        pytest.param(
            [("plan2008.toml", 2008, True), ("plan2009.toml", 2009)],
            "plan2009.toml",
            ["plan2008.toml"],
            id="none of the year: a ledger tells nothing",
        ),
    ],
)
def test_of_several_plans_the_year_decides(
    tmp_path: Path, plans: list[tuple[str, int, bool]], plan: str, passed_over: list[str]
) -> None:
    for name, year, *has_ledger in plans:
        of_year(tmp_path, name, year, has_ledger=any(has_ledger))
    place = found(tmp_path)
    assert (place.plan, [path.name for path in place.passed_over]) == (Path(plan), passed_over)


def test_an_option_goes_before_all(tmp_path: Path) -> None:
    named = tmp_path / "other.toml"
    folder = placed(tmp_path / "here", "plan2010.toml")
    place = locate(option=named, environment="env.toml", ledger=None, folder=folder, year=year_2010)
    assert place == Place(named, tmp_path / "other.ledger.jsonl", "option")


def test_the_environment_goes_before_what_is_near(tmp_path: Path) -> None:
    folder = placed(tmp_path, "plan2010.toml")
    place = locate(option=None, environment="env.toml", ledger=None, folder=folder, year=year_2010)
    assert place == Place(Path("env.toml"), Path("env.ledger.jsonl"), "environment")


def test_an_empty_environment_says_nothing(tmp_path: Path) -> None:
    place = locate(
        option=None, environment="", ledger=None, folder=placed(tmp_path, "plan2010.toml"), year=year_2010
    )
    assert place.origin == "found"


def test_a_ledger_may_be_named_wherever_the_plan_is(tmp_path: Path) -> None:
    ledger = tmp_path / "own.jsonl"
    for option, environment in ((Path("p.toml"), None), (None, "p.toml"), (None, None)):
        folder = placed(tmp_path, "plan2010.toml")
        place = locate(option=option, environment=environment, ledger=ledger, folder=folder, year=year_2010)
        assert place.ledger == ledger


def test_where_there_is_no_plan_the_builtin_one_is_shown_and_not_written_to(tmp_path: Path) -> None:
    assert found(tmp_path) == Place(builtin(), None, "builtin")
    assert found(tmp_path, Path("own.jsonl")).ledger == Path("own.jsonl")
    assert builtin().is_file()


@pytest.mark.parametrize("path", [".", "..", "/"])
def test_a_folder_named_as_plan_has_a_ledger_too(path: str) -> None:
    """It is refused when it is read, not here."""
    assert ledger_beside(Path(path)).name.endswith(".ledger.jsonl")
