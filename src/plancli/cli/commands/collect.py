"""`plancli collect`: what departments filled in, merged into the ledger."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from plancli import disk, drawing, query, recording, views
from plancli.cli import options, recorder, streams, world
from plancli.cli.given import given
from plancli.cli.options import By, DryRun
from plancli.cli.patience import patience
from plancli.errors import PlancliError, Problem, cause_of, message
from plancli.ingest.errors import IngestError
from plancli.ingest.readers.grid import read_grids
from plancli.ingest.readers.safety import MOST_UNPACKED
from plancli.ledger import STATUSES, Ledger
from plancli.recording.cells import Limits
from plancli.recording.merge import Merged, Terms
from plancli.recording.updates import Decision, Stamp
from plancli.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plancli.cli.given import Given
    from plancli.ingest.readers.grid import Grid
    from plancli.ledger import Entry
    from plancli.recording.cells import Returned
    from plancli.views.records import Records
    from plancli.words import Lang

LANGS: tuple[Lang, ...] = ("en", "zh")
"""A status may be filled in in either language."""

FOUND = 1
"""Exit code where something is wrong with what came back."""

SUFFIXES = (".xlsx", ".xls", ".ods")
"""Ends of the names of workbooks that are taken out of a folder."""

Files = Annotated[list[Path], typer.Argument(metavar="FILE|DIR...", help="help.opt.returned")]
SkipProblems = Annotated[bool, options.option("skip_problems", "--skip-problems", group=options.WRITE)]
AcceptClosings = Annotated[bool, options.option("accept_closings", "--accept-closings", group=options.WRITE)]


class NoFilesError(PlancliError):
    """A folder holds no workbooks."""

    exit_code = 2
    id = "collect.no_files"


class FaultsError(PlancliError):
    """Something is wrong with what came back; nothing was recorded, and `problems` names each."""

    exit_code = FOUND
    id = "collect.faults"


class FaultError(PlancliError):
    """One thing is wrong with what came back; nothing was recorded."""

    exit_code = FOUND
    id = "collect.fault"


class LeftOutError(PlancliError):
    """Something is wrong with what came back and was left out; `problems` names each."""

    exit_code = FOUND
    id = "collect.left_out"


def collect(
    ctx: typer.Context,
    *,
    files: Files,
    dry_run: DryRun = False,
    by: By = None,
    skip_problems: SkipProblems = False,
    accept_closings: AcceptClosings = False,
) -> None:
    """Take filled-in workbooks back: what was filled in is merged into the ledger, all or nothing."""
    session = given(ctx)
    plan = session.plan_in_use
    session.writable_ledger()
    returned, wrong = _returned(session, files)
    said = Stamp(at=world.now(), by=by or "", on=session.day)
    claims = {which: say(session.lang, f"collect.claim.{which}") for which in ("done", "cancelled")}
    terms = Terms(said, accept_closings, claims)
    merged = Merged()
    entries_before = 0

    def decide(known: Ledger) -> Decision:
        nonlocal merged, entries_before
        merged, entries_before = recording.merge.merge(plan, known, returned, terms), len(known.entries)
        if (faults := (*wrong, *merged.faults)) and not skip_problems:
            merged = merged._replace(entries=())
            if not dry_run:
                _stop(faults, is_left_out=False)
        return Decision(merged.entries, views.collect.already(merged.changes))

    def answer(entries: Sequence[Entry]) -> None:
        _answer(session, merged._replace(entries=tuple(entries)), wrong, is_table=dry_run)
        _tell(session, returned, merged, entries_before)

    recorder.write(session, decide, None, said, dry_run=dry_run, answer=answer)
    if faults := (*wrong, *merged.faults):
        _stop(faults, is_left_out=skip_problems)


def _answer(session: Given, merged: Merged, wrong: Sequence[Problem], *, is_table: bool) -> None:
    """Give the answer: a table or records where they are asked for, else the ids of the tasks recorded."""
    how = session.target.how
    if how == "table" and not is_table:
        streams.write({entry.task: None for entry in merged.entries})
        return
    case = query.state.Case(session.plan_in_use, Ledger(), session.day, {})
    problems = (*wrong, *merged.faults)

    def records() -> Records:
        if how == "jsonl":
            return views.collect.entry_records(case, merged.entries)
        return views.collect.records(case, merged.changes, merged.entries, problems, session.lang)

    session.show(lambda look: views.collect.page(merged.changes, look.lang), records)


def _tell(session: Given, returned: Sequence[Returned], merged: Merged, entries: int) -> None:
    """Say on stderr what else is to be known: old hand-outs, cells without effect, closings to confirm."""
    for book in returned:
        if book.handout.entries < entries and book.rows:
            since = entries - book.handout.entries
            session.remark(message("collect.moved_on", name=book.name, as_of=book.handout.as_of, count=since))
        for problem in book.remarks:
            streams.complain(views.collect.told(problem, session.lang))
    for line in views.collect.closings(merged.changes, session.lang):
        streams.complain(line)


def _returned(session: Given, files: Sequence[Path]) -> tuple[tuple[Returned, ...], tuple[Problem, ...]]:
    """Return what was filled into workbooks, and what is wrong with them."""
    plan, day = session.plan_in_use, session.day
    paths = _workbooks(session, files)
    unread: list[Problem] = []
    books: dict[str, Sequence[Grid]] = {}
    with patience(say(session.lang, "cli.collecting"), len(paths)) as step:
        for name, path in paths.items():
            try:
                books[name] = read_grids(_data(path, name), name)
            except IngestError as error:
                unread.append(Problem(error.message, ""))
            step()
    limits = Limits(
        date(plan.year, 1, 1),
        day,
        read=lambda text: session.read_day(text, "--on"),
        shown=drawing.safe.cell,
        statuses={say(lang, f"collect.status.{status}"): status for status in STATUSES for lang in LANGS},
    )
    returned, wrong = recording.returned.read(books, plan, day, limits)
    return returned, (*unread, *wrong)


def _workbooks(session: Given, files: Sequence[Path]) -> dict[str, Path]:
    """Return the workbooks that were named, or that stand in folders, by what each is called in messages.

    Raises:
        NoFilesError: A folder holds none.
    """
    found: dict[str, Path] = {}
    for file in files:
        inside = sorted(file.iterdir()) if file.is_dir() else [file]
        books = [one for one in inside if not file.is_dir() or _is_workbook(one)]
        if not books:
            raise NoFilesError(path=file, suffixes=" ".join(SUFFIXES))
        if others := tuple(one.name for one in inside if one not in books and not one.name.startswith(".")):
            session.remark(message("collect.others", path=file, names=others))
        found |= {os.path.realpath(one): one for one in books}
    names = [one.name for one in found.values()]
    return {one.name if names.count(one.name) == 1 else str(one): one for one in found.values()}


def _is_workbook(path: Path) -> bool:
    """Tell whether a file in a folder is a workbook, and not what a program keeps beside one that is open."""
    return path.is_file() and path.suffix.lower() in SUFFIXES and not path.name.startswith(("~$", "."))


def _data(path: Path, name: str) -> bytes:
    """Return the bytes of a file.

    Raises:
        IngestError: It cannot be read.
    """
    try:
        return disk.read(path, MOST_UNPACKED)
    except OSError as error:
        raise IngestError("not_found", name=name, why=cause_of(error)) from error


def _stop(faults: Sequence[Problem], *, is_left_out: bool) -> NoReturn:
    """Stop where something is wrong: one thing is said in one line, several are named each.

    Raises:
        PlancliError: Always.
    """
    if is_left_out:
        raise LeftOutError(*faults, count=len(faults))
    if len(faults) > 1:
        raise FaultsError(*faults, count=len(faults))
    place = message("collect.place", path=faults[0].path) if faults[0].path else ""
    raise FaultError(place=place, what=faults[0].message)
