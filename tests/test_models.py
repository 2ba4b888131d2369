"""The JSON Schema that editors complete plan files by."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from plancli.models import PlanModel, schema
from plancli.plan import PACE_POINTS, SOON_DAYS, Supervision


def tables() -> dict[str, dict[str, Any]]:
    """Return every table of the schema by its name."""
    whole = schema()
    inner: dict[str, dict[str, Any]] = whole["$defs"]
    return {"PlanModel": whole} | inner


def test_it_is_json_that_names_its_dialect() -> None:
    whole = json.loads(json.dumps(schema()))
    assert whole["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert whole["title"] == "plancli plan"
    assert whole["required"] == ["title", "year"]


@pytest.mark.parametrize("name", tables())
def test_every_key_is_described_where_it_stands_or_where_it_refers_to(name: str) -> None:
    keys = tables()[name]["properties"]
    assert [key for key, one in keys.items() if not {"description", "$ref"} & set(one)] == []
    assert tables()[name]["description"]


@pytest.mark.parametrize("name", tables())
def test_unknown_keys_are_mistakes_but_in_what_import_writes(name: str) -> None:
    is_closed = tables()[name].get("additionalProperties") is False
    assert is_closed is (name not in {"AsideModel", "ImportModel", "UnplacedModel"})


def test_keys_stand_as_they_are_written_in_plans() -> None:
    assert set(schema()["properties"]) == {
        "title",
        "document",
        "issuer",
        "issued",
        "year",
        "timing",
        "events",
        "supervision",
        "office",
        "import",
        "departments",
        "sections",
        "tasks",
    }


def test_a_task_may_say_on_which_day_it_was_added() -> None:
    assert {"format": "date", "type": "string"} in tables()["TaskModel"]["properties"]["added"]["anyOf"]
    task = {"id": "1", "text": "a", "added": date(2010, 5, 10)}
    assert PlanModel.model_validate({"title": "计划", "year": 2010, "tasks": [task]}).tasks[0].added


def test_thresholds_are_those_of_the_house_unless_the_plan_says_otherwise() -> None:
    plan = PlanModel(title="计划", year=2010)
    assert (plan.supervision.soon_days, plan.supervision.pace_points) == (SOON_DAYS, PACE_POINTS) == (15, 10)
    assert Supervision() == Supervision(SOON_DAYS, PACE_POINTS)
