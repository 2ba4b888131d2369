"""What may stand in a plan file? Pydantic models of the TOML that people write by hand.

They only say what is well-formed; `store` turns them into the plain values of `plancli.plan`. The JSON Schema
that editors use for completion is made from them too.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from plancli.plan import FIRST_YEAR, LAST_YEAR, LONGEST_ID, PACE_POINTS, SILENT_DAYS, SOON_DAYS

_NOT_IN_ID = r"\s,，、\x00-\x1f\x7f-\x9f"
"""Blanks, separators and control characters: ids are typed in lists and passed through pipes."""


def _integer_as_text(value: object) -> object:
    """Return an integer as the text it is written with; everything else as it is."""
    return str(value) if type(value) is int else value


def _day_as_text(value: object) -> object:
    """Return a day as the text it is written with, without a time of day; everything else as it is."""
    return value.isoformat()[:10] if isinstance(value, date) else value


def _no_boolean(value: object) -> object:
    """Return a value that is no boolean, which Pydantic would take for 0 or 1."""
    if isinstance(value, bool):
        raise PydanticCustomError("int_type", "a boolean is no number")
    return value


Integer = Annotated[int, BeforeValidator(_no_boolean)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Id = Annotated[
    str,
    BeforeValidator(_integer_as_text),
    StringConstraints(min_length=1, max_length=LONGEST_ID, pattern=rf"^[^\-{_NOT_IN_ID}][^{_NOT_IN_ID}]*$"),
]


class _Strict(BaseModel):
    """A table in which an unknown key is a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class SupervisionModel(_Strict):
    """Thresholds of the supervision lights."""

    soon_days: Integer = Field(
        SOON_DAYS, ge=0, le=366, description="Days before a due day at which a task turns blue."
    )
    pace_points: Integer = Field(
        PACE_POINTS, ge=0, le=100, description="Percentage points a task may lag before it turns yellow."
    )
    silent_days: Integer = Field(
        SILENT_DAYS,
        ge=0,
        le=366,
        description="Days without a report after which open work counts as silent; 0 for never.",
    )


class OfficeModel(_Strict):
    """Who issues circulars and slips, and how."""

    issuer: Text | None = Field(None, description="Name at the head of a circular.")
    signature: Text | None = Field(None, description="Name under which a circular is signed.")
    printed_by: Text | None = Field(None, description="Office that prints it (印发机关).")
    number: Text | None = Field(
        None, description="Number of a document: {n} is the running number, {year} the plan's year."
    )
    to: Text | None = Field(None, description="Whom a circular is addressed to (主送机关), such as 各厅局.")


class DepartmentModel(_Strict):
    """A department, with other names people use for it."""

    name: Text = Field(description="The department's name as tasks print it.")
    aliases: tuple[Text, ...] = Field((), description="Other names that --dept accepts for it.")


class SectionModel(_Strict):
    """A heading of the plan."""

    id: Id = Field(description="Short and unique; tasks name it as their section.")
    title: Text = Field(description="The heading as printed.")


class PersonModel(_Strict):
    """Somebody who answers for a task."""

    name: Text = Field(description="Name.")
    role: Text = Field(description="As what, such as 牵头领导.")


class TaskModel(_Strict):
    """One task of the plan."""

    id: Id = Field(description="Short, unique in the plan, never reused.")
    number: Text | None = Field(None, description="The number as printed, such as （一）.")
    section: Id | None = Field(None, description="Id of the section it stands in.")
    title: Text | None = Field(None, description="Its title, where the plan gives one apart from the text.")
    text: Text = Field(description="The whole text as printed.")
    lead: tuple[Text, ...] = Field((), description="Departments that answer for it (牵头、责任).")
    support: tuple[Text, ...] = Field((), description="Departments that help (配合).")
    timing: Annotated[Text | None, BeforeValidator(_day_as_text)] = Field(
        None, description="When, in the plan's own words, such as 上半年完成."
    )
    people: tuple[PersonModel, ...] = Field((), description="Who answers for it in person.")
    notes: dict[str, str] = Field({}, description="Further columns of the plan, by their heading.")
    tags: tuple[Text, ...] = Field((), description="Free words to select by.")
    parent: Id | None = Field(None, description="Id of the task it belongs under.")
    source: Text | None = Field(None, description="Place in the document it was imported from, such as L22.")
    added: date | None = Field(None, description="Day on which `plancli add` appended it.")


class UnplacedModel(BaseModel):
    """A line of the imported document that was not placed; remove it once it is dealt with."""

    place: str = Field("", description="Where it stands in the document.")
    text: str = Field("", description="The line.")
    reason: str = Field("", description="Why it was not placed.")


class AsideModel(BaseModel):
    """Text of the imported document that is no task: preamble, signature, notes, what is hidden."""

    kind: str = Field("", description="What it is, such as preamble, signature, note or hidden.")
    place: str = Field("", description="Where it stands in the document.")
    text: str = Field("", description="The words.")


class ImportModel(BaseModel):
    """Where `plancli import` took the plan from."""

    model_config = ConfigDict(extra="allow", frozen=True)

    aside: tuple[AsideModel, ...] = Field((), description="Text that is no task.")
    unplaced: tuple[UnplacedModel, ...] = Field((), description="What could not be placed.")


class PlanModel(_Strict):
    """A plan file of plancli: an institution's work plan for one year."""

    model_config = ConfigDict(title="plancli plan")

    title: Text = Field(description="The plan's title as printed.")
    document: Text | None = Field(None, description="Document number, such as 国资厅发综合[2010]18号.")
    issuer: Text | None = Field(None, description="The office that published it.")
    issued: date | None = Field(None, description="Day of publication; relative timings count from it.")
    year: Integer = Field(
        ge=FIRST_YEAR, le=LAST_YEAR, description="The plan's year; timings without a year mean it."
    )
    timing: dict[str, str] = Field(
        {},
        description="What this institution means by its fuzzy words, as MM-DD/MM-DD.",
        examples=[{"年中": "06-01/07-31"}],
    )
    events: dict[str, date] = Field({}, description="Dates that conditional timings wait for.")
    supervision: SupervisionModel = Field(
        SupervisionModel(), description="Thresholds of the supervision lights."
    )
    office: OfficeModel = Field(OfficeModel(), description="Who issues circulars and slips, and how.")
    import_: ImportModel = Field(
        ImportModel(), alias="import", description="Where `plancli import` took the plan from."
    )
    departments: tuple[DepartmentModel, ...] = Field(
        (), description="Departments with aliases, in report order."
    )
    sections: tuple[SectionModel, ...] = Field((), description="Headings, in order.")
    tasks: tuple[TaskModel, ...] = Field((), description="The tasks, in the plan's order.")


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the plan file, with descriptions for editors to show."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | PlanModel.model_json_schema()


def schema_text() -> str:
    """Return the JSON Schema of the plan file as text."""
    return json.dumps(schema(), ensure_ascii=False, indent=2)
