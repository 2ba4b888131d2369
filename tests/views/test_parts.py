"""The parts pages are made of: order, columns, lights, words."""

from __future__ import annotations

from string import Formatter
from typing import TYPE_CHECKING

import pytest

from plancli import query, views
from plancli.views import columns, order
from plancli.words.views import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from plancli.query.state import Case


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        pytest.param(["plan"], "1 2 3 4 5 6 7 8 9 10", id="the plan's own"),
        pytest.param(["-id"], "10 9 8 7 6 5 4 3 2 1", id="numbers as numbers, reversed"),
        pytest.param(["due"], "2 9 1 8 5 7 3 4 6 10", id="what owes nothing comes last"),
        pytest.param(["-due"], "7 5 8 1 9 2 3 4 6 10", id="in reverse too"),
        pytest.param(["light"], "2 9 1 5 7 8 6 3 4 10", id="the most urgent light first"),
        pytest.param(["section", "-id"], "3 2 1 9 8 7 6 5 4 10", id="by one, then by the other"),
    ],
)
def test_order(case: Case, names: list[str], ids: str) -> None:
    assert [row.task.id for row in order.arranged(query.tasks.tasks(case), names)] == ids.split()


@pytest.mark.parametrize("name", order.SORTS)
def test_every_order_keeps_every_task(case: Case, name: str) -> None:
    assert len(order.arranged(query.tasks.tasks(case), [name])) == 10


def test_columns_name_the_keys_of_records() -> None:
    assert columns.record_keys(["id", "departments", "window", "first"]) == (
        "id",
        "lead",
        "support",
        "first",
        "last",
    )
    from plancli.views.fields import TASK_KEYS  # noqa: PLC0415  only this fact needs them

    assert set(columns.record_keys(columns.COLUMNS)) <= set(TASK_KEYS)


@pytest.mark.parametrize("id_", WORDS)
def test_every_message_says_the_same_in_both_languages(id_: str) -> None:
    def arguments(text: str) -> set[str]:
        return {name.partition(".")[0] for _, name, _, _ in Formatter().parse(text) if name}

    english, chinese = WORDS[id_]
    assert english
    assert chinese
    assert arguments(english) <= arguments(chinese)
    assert not any("\u4e00" <= character <= "\u9fff" for character in english)


def test_every_light_has_its_own_sign_and_word() -> None:
    from plancli.views.cells import SIGNS, light  # noqa: PLC0415  only this fact needs them

    assert len(set(SIGNS.values())) == len(query.names.LIGHTS)
    assert len({light(which, "zh").text for which in query.names.LIGHTS}) == len(query.names.LIGHTS)


def test_a_bar_of_many_tasks_is_in_proportion_and_loses_no_light(of_size: Callable[[int], Case]) -> None:
    case = of_size(1000)
    summary = query.summary.summary(case, "dept")
    bar = views.lights.bar(summary.total, 1000)
    assert sum(len(span.text) for span in bar) == views.lights.BAR


def test_columns_have_headings_in_both_languages() -> None:
    assert all(column.head for column in columns.columns_of(columns.COLUMNS, "en"))
    assert all(column.head for column in columns.columns_of(columns.COLUMNS, "zh"))
