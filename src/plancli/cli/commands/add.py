"""`plancli add`: one more task."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from plancli import query, recording, store
from plancli.cli import arguments, options, streams
from plancli.cli.given import BuiltinPlanError, given
from plancli.cli.options import DryRun
from plancli.plan import department_names, own_names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plancli.plan import Plan

Text = Annotated[str, typer.Argument(metavar="TEXT", help="help.opt.text")]
Phrase = Annotated[str | None, options.option("when", "--timing", "-t", metavar="PHRASE")]
Lead = Annotated[list[str] | None, options.option("lead", "--lead", metavar="NAME")]
Support = Annotated[list[str] | None, options.option("support", "--support", metavar="NAME")]
Section = Annotated[str | None, options.option("section", "--section", metavar="ID")]
Title = Annotated[str | None, options.option("title", "--title", metavar="TEXT")]
Number = Annotated[str | None, options.option("number", "--number", metavar="TEXT")]
Tag = Annotated[list[str] | None, options.option("tag", "--tag", metavar="TAG")]
NewId = Annotated[str | None, options.option("new_id", "--id", metavar="ID")]
NewDepartment = Annotated[bool, options.option("new_department", "--new-department")]


def add(
    ctx: typer.Context,
    *,
    text: Text,
    timing: Phrase = None,
    lead: Lead = None,
    support: Support = None,
    section: Section = None,
    title: Title = None,
    number: Number = None,
    tag: Tag = None,
    id_: NewId = None,
    is_new: NewDepartment = False,
    dry_run: DryRun = False,
) -> None:
    """Append one task to the plan file; everything before it stays as it is."""
    if not text.strip():
        raise arguments.EmptyTextError
    session = given(ctx)
    plan = session.plan_in_use
    if session.place.origin == "builtin":
        raise BuiltinPlanError
    session.stop_if_several()
    said = {
        "id": id_,
        "number": number,
        "section": recording.lookup.section(plan, section) if section else None,
        "title": title,
        "text": text,
        "lead": _departments(plan, "--lead", lead, is_new=is_new),
        "support": _departments(plan, "--support", support, is_new=is_new),
        "timing": timing,
        "tags": [one for typed in tag or () for one in recording.lookup.tags(plan, typed)],
        "added": session.day,
    }
    task = {key: value for key, value in said.items() if value}
    if timing:
        recording.updates.readable(plan, timing, plan.issued)
    if dry_run:
        streams.write_text(store.writing.task_text(store.writing.numbered(task, plan)) + "\n")
        return
    streams.write([store.writing.add_task(session.place.plan, task)])


def _departments(plan: Plan, option: str, typed: Iterable[str] | None, *, is_new: bool) -> list[str]:
    """Return the names of departments in lists that were typed; unless `is_new`, none that looks like a slip.

    Raises:
        SlipError: A name is new to the plan, and looks like one that is known.
    """
    known = {*department_names(plan), *own_names(plan)}
    parts = recording.lookup.parts
    names = [one for text in typed or () for one in ((text,) if text in known else parts(text) or (text,))]
    for name in names:
        if not is_new and (near := query.departments.slips_of(name, known)):
            raise arguments.SlipError(option=option, name=name, nearest=tuple(near))
    return names
