"""`plancli sheets`: a workbook for each department to fill in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plancli import drawing, query, views
from plancli.cli import made, options, streams
from plancli.cli.filters import Asked
from plancli.cli.given import given
from plancli.cli.output import FileExistsAlreadyError, Target, need_package
from plancli.cli.patience import patience
from plancli.errors import message
from plancli.plan import department_names
from plancli.recording.handout import LONGEST
from plancli.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from plancli.drawing.workbook import Drawn
    from plancli.errors import Message
    from plancli.query.state import Row

    Tasks = Mapping[str, tuple[tuple[Row, ...], tuple[Row, ...]]]

_MOST = 10
"""Ids that a remark names."""

Folder = Annotated[Path, options.option("folder", "--to", metavar="DIR")]
Overwrite = Annotated[bool, options.option("overwrite_all", "--force")]


def sheets(ctx: typer.Context, *, asked: Asked, to: Folder, force: Overwrite = False) -> None:
    """Write a workbook for each department to fill in, with the tasks that it leads and supports."""
    need_package("xlsx")
    session = given(ctx)
    made.check_folder(to)
    case = asked.ask(session)
    wanted = asked.of(case.plan)
    rows = query.tasks.tasks(case, wanted)
    found = views.fill_in.by_department(case, rows)
    if wanted.depts:
        found = {name: tasks for name, tasks in found.items() if name in wanted.depts}
    numbers = {name: number for number, name in enumerate(department_names(case.plan), start=1)}
    names = made.file_names((f"{numbers[name]:02d}-{name}" for name in found), ".xlsx")
    paths = [to / name for name in names]
    if taken := [path for path in paths if path.exists() and not force]:
        raise FileExistsAlreadyError(path=taken[0])
    target = Target("xlsx", overwrite=force)
    books: list[Drawn] = []
    with patience(say(session.lang, "cli.writing", path=to), len(paths)) as step:
        for path, (name, (lead, support)) in zip(paths, found.items(), strict=True):
            books.append(drawing.workbook.draw(views.fill_in.book(case, name, lead, support, session.lang)))
            to.mkdir(exist_ok=True)
            target.write(path, books[-1].data)
            step()
    streams.write(map(str, paths))
    made.remark(session, books)
    earlier = made.earlier(to, ".xlsx", paths) if force else ()
    for what in (*_remarks(found, rows), *earlier):
        session.remark(what)


def _remarks(found: Tasks, rows: Sequence[Row]) -> Iterator[Message]:
    """Yield how much was handed out, and what was not."""
    handed = {row.task.id: row for lead, support in found.values() for row in (*lead, *support)}
    leading = sum(len(lead) for lead, _ in found.values())
    yield message("cli.handed_out", books=len(found), tasks=leading)
    if nobody := tuple(row.task.id for row in rows if row.task.id not in handed and not row.task.departments):
        yield message("cli.nobodys", ids=nobody[:_MOST], count=len(nobody))
    if long := sum(_is_shortened(row) for row in handed.values()):
        yield message("cli.shortened", count=long, longest=LONGEST)


def _is_shortened(row: Row) -> bool:
    """Tell whether something recorded of a task is longer than a sheet shows."""
    return any(len(text) > LONGEST for text in (row.note, row.problem, row.next) if text)
