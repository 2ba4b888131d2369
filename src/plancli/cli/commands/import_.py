"""`plancli import`: a plan of a published document."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from plancli import drawing, store
from plancli.cli import options, streams
from plancli.cli.given import given
from plancli.cli.patience import patience
from plancli.cli.world import is_same_file
from plancli.errors import PlancliError
from plancli.ingest import Options, ingest, needs_eyes, report, report_lines
from plancli.plan import FIRST_YEAR, LAST_YEAR
from plancli.words import say, tell

if TYPE_CHECKING:
    from plancli.cli.given import Given
    from plancli.ingest import Draft

NEEDS_EYES = 1
"""Exit code when the plan was written and a person should look at something in it."""

RULES = "help.group.rules"


class StrictError(PlancliError):
    """With ``--strict``, something needs a person's eyes; nothing was written."""

    exit_code = 3
    id = "error.strict"


class OwnSourceError(PlancliError):
    """The plan was to be written over the document it is made of."""

    exit_code = 2
    id = "error.own_source"


Document = Annotated[Path, typer.Argument(metavar="DOCUMENT", help="help.opt.document")]
NewPlan = Annotated[Path, options.option("target", "--to", metavar="PLAN")]
ImportDryRun = Annotated[bool, options.option("import_dry_run", "--dry-run")]
Strict = Annotated[bool, options.option("strict", "--strict")]
Overwrite = Annotated[bool, options.option("force", "--force")]
Sheet = Annotated[str | None, options.option("sheet", "--sheet", metavar="NAME", group=RULES)]
PlanYear = Annotated[
    int | None,
    options.option("plan_year", "--year", min=FIRST_YEAR, max=LAST_YEAR, metavar="YEAR", group=RULES),
]
Encoding = Annotated[str | None, options.option("encoding", "--encoding", metavar="NAME", group=RULES)]
FirstIsLead = Annotated[bool, options.option("first_is_lead", "--first-is-lead", group=RULES)]


def import_(
    ctx: typer.Context,
    *,
    document: Document,
    to: NewPlan,
    dry_run: ImportDryRun = False,
    strict: Strict = False,
    force: Overwrite = False,
    sheet: Sheet = None,
    year: PlanYear = None,
    encoding: Encoding = None,
    first_is_lead: FirstIsLead = False,
) -> int:
    """Make a plan of a published document, and account for every character of it."""
    session = given(ctx)
    if is_same_file(document, to):
        raise OwnSourceError(path=to)
    rules = Options(encoding=encoding, sheet=sheet, year=year, first_is_lead=first_is_lead)
    with patience(say(session.lang, "cli.reading", path=document)):
        draft = ingest(document, options=rules)
        text = store.writing.plan_text(draft.plan, say(session.lang, "cli.imported", name=document.name))
        store.reading.to_plan(text, to)
    if strict and needs_eyes(draft):
        _tell(session, draft, sys.stderr)
        raise StrictError
    is_piped = str(to) == "-"
    if is_piped and not dry_run:
        streams.write_text(text)
    elif not dry_run:
        store.writing.create(to, text, overwrite=force)
        session.remark_name(to)
    _tell(session, draft, sys.stderr if is_piped else sys.stdout)
    return NEEDS_EYES if needs_eyes(draft) else 0


def _tell(session: Given, draft: Draft, stream: TextIO) -> None:
    """Print the report: the totals, then what needs a person's eyes."""
    if session.target.how == "json":
        streams.write([json.dumps(report(draft), ensure_ascii=False, indent=2)], stream)
    else:
        streams.write(
            (drawing.safe.visible(tell(session.lang, line)) for line in report_lines(draft)), stream
        )
