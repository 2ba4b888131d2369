"""The command that makes a plan of a document: import."""

from __future__ import annotations

import json
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from plancli.cli import edge
from plancli.errors import PlancliError
from plancli.plan import FIRST_YEAR, LAST_YEAR
from plancli.words import say, tell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancli.ingest import Draft

NEEDS_EYES = 1
"""Exit code when the plan was written and a person should look at something in it."""

PATIENCE_SECONDS = 1.0
"""How long reading a document may take before a bar shows that it goes on."""

RULES = "help.group.rules"


class StrictError(PlancliError):
    """With ``--strict``, something needs a person's eyes; nothing was written."""

    exit_code = 3
    id = "error.strict"


class OwnSourceError(PlancliError):
    """The plan was to be written over the document it is made of."""

    exit_code = 2
    id = "error.own_source"


def import_(
    ctx: typer.Context,
    *,
    document: Annotated[Path, typer.Argument(metavar="DOCUMENT", help="help.opt.document")],
    to: Annotated[Path, typer.Option("--to", metavar="PLAN", help="help.opt.target")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="help.opt.import_dry_run")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="help.opt.strict")] = False,
    force: Annotated[bool, typer.Option("--force", help="help.opt.force")] = False,
    sheet: Annotated[
        str | None, typer.Option("--sheet", metavar="NAME", help="help.opt.sheet", rich_help_panel=RULES)
    ] = None,
    year: Annotated[
        int | None,
        typer.Option(
            "--year",
            min=FIRST_YEAR,
            max=LAST_YEAR,
            metavar="YEAR",
            help="help.opt.plan_year",
            rich_help_panel=RULES,
        ),
    ] = None,
    encoding: Annotated[
        str | None,
        typer.Option("--encoding", metavar="NAME", help="help.opt.encoding", rich_help_panel=RULES),
    ] = None,
    first_is_lead: Annotated[
        bool, typer.Option("--first-is-lead", help="help.opt.first_is_lead", rich_help_panel=RULES)
    ] = False,
) -> int:
    """Make a plan of a published document, and account for every character of it."""
    from plancli.ingest import Options, ingest  # noqa: PLC0415  readers load with a document
    from plancli.ingest.assembly.reporting import needs_eyes  # noqa: PLC0415  likewise
    from plancli.store import writing  # noqa: PLC0415  likewise
    from plancli.store.reading import to_plan  # noqa: PLC0415  likewise

    given: edge.Given = ctx.obj
    if edge.is_same_file(document, to):
        raise OwnSourceError(path=to)
    options = Options(encoding=encoding, sheet=sheet, year=year, first_is_lead=first_is_lead)
    with _patience(say(given.lang, "cli.reading", path=document)):
        draft = ingest(document, options=options)
        text = writing.plan_text(draft.plan, say(given.lang, "cli.imported", name=document.name))
        to_plan(text, to)
    if strict and needs_eyes(draft):
        _tell(given, draft, sys.stderr)
        raise StrictError
    is_piped = str(to) == "-"
    if is_piped and not dry_run:
        edge.write_text(text)
    elif not dry_run:
        writing.create(to, text, overwrite=force)
        given.remark_name(to)
    _tell(given, draft, sys.stderr if is_piped else sys.stdout)
    return NEEDS_EYES if needs_eyes(draft) else 0


def _tell(given: edge.Given, draft: Draft, stream: TextIO) -> None:
    """Print the report: the totals, then what needs a person's eyes."""
    from plancli.drawing.safe import visible  # noqa: PLC0415  likewise
    from plancli.ingest import report, report_lines  # noqa: PLC0415  likewise

    if given.target.how == "json":
        edge.write([json.dumps(report(draft), ensure_ascii=False, indent=2)], stream)
    else:
        edge.write((visible(tell(given.lang, line)) for line in report_lines(draft)), stream)


@contextmanager
def _patience(what: str) -> Iterator[None]:
    """Show on a terminal that reading goes on, once it has taken a while."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console  # noqa: PLC0415  only a person waits
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415  likewise

    bar = Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    bar.add_task(what, total=None)
    timer = threading.Timer(PATIENCE_SECONDS, bar.start)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        bar.stop()
