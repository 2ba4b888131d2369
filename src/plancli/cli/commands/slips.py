"""`plancli slips`: a slip (督办单, 催办单) for each task or department that is urged."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple
from unicodedata import normalize

import typer

from plancli import query, recording, views
from plancli.cli import made, options, paper, recorder
from plancli.cli.filters import Asked
from plancli.cli.given import given
from plancli.cli.options import By, Entered
from plancli.cli.output import Target, need_package, target
from plancli.cli.paper import PrintTemplate, TemplateFile
from plancli.cli.patience import patience
from plancli.errors import PlancliError, message
from plancli.ledger import CARDS
from plancli.recording.slips import PER
from plancli.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from plancli.cli.given import Given
    from plancli.cli.output import Format
    from plancli.drawing.template import Template
    from plancli.errors import Message
    from plancli.ledger import Ledger
    from plancli.query.state import Case, Row
    from plancli.query.tasks import Wanted
    from plancli.recording.slips import Per, Slip
    from plancli.recording.updates import Decision, Stamp
    from plancli.words import Lang

_SOON = re.compile(r"(\d{1,5})\s*[d天]", re.ASCII)
"""Days from the as-of day until an answer is due."""

_FORM: tuple[Format, ...] = ("docx",)
"""The format of the form alone."""

_MOST = 10
"""Ids that a remark names."""

Folder = Annotated[Path | None, options.option("slip_folder", "--to", metavar="DIR")]
PerWhat = Annotated[str, options.option("per", "--per", metavar="|".join(PER))]
ReplyBy = Annotated[str | None, options.option("slip_reply_by", "--reply-by", metavar="DAYS|DATE")]
NumberForm = Annotated[str | None, options.option("slip_number", "--number", metavar="FORM")]
CardColour = Annotated[str | None, options.option("slip_card", "--card", metavar="|".join(CARDS))]
Record = Annotated[bool, options.option("record", "--record")]
Overwrite = Annotated[bool, options.option("overwrite_slips", "--force")]


class NoFolderError(PlancliError):
    """Nobody said where the slips are to be written."""

    exit_code = 2
    id = "error.no_slip_folder"


class NothingSentError(PlancliError):
    """Tasks were named, and none of them can get a slip."""

    exit_code = 2
    id = "error.no_slips"


class _Sent(NamedTuple):
    """Slips with what they amount to.

    Attributes:
        case: Plan, day, and the ledger before them.
        slips: Each slip.
        decision: The reminders.
        left_out: What is on no slip, and why.
    """

    case: Case
    slips: tuple[Slip, ...]
    decision: Decision
    left_out: tuple[Message, ...]


def slips(
    ctx: typer.Context,
    *,
    asked: Asked,
    to: Folder = None,
    per: PerWhat = "task",
    reply_by: ReplyBy = None,
    number: NumberForm = None,
    card: CardColour = None,
    template: TemplateFile = None,
    print_template: PrintTemplate = False,
    record: Record = False,
    by: By = None,
    force: Overwrite = False,
) -> None:
    """Write a slip for each task or department: late, missed, to ask about, or what is asked for."""
    need_package("docx")
    session = given(ctx)
    which = next(one for one in PER if one in options.one_of(per, PER, "--per", "by"))
    form = views.slip.form(which, session.lang, session.day)
    if print_template:
        if to is not None:
            session.target = target(
                "slips", _FORM, output=None, to=str(to), bom=False, force=force, in_use=()
            )
        paper.print_form(session, "slips", form)
        return
    if to is None:
        raise NoFolderError
    made.check_folder(to)
    common = recording.slips.Asked(
        reply_by=_reply_by(session, reply_by),
        card=next((one for one in CARDS if one in options.one_of(card, CARDS, "--card")), None),
        form=number or session.plan_in_use.office.number,
    )
    filled = paper.template(template, form, views.slip.KEYS)
    base, said = asked.ask(session), recorder.stamp(session, Entered(by=by))
    wanted = asked.of(base.plan)
    files = made.Together(to, Target("docx", overwrite=force))
    sent: list[_Sent] = []

    def decide(before: Ledger) -> Decision:
        case = query.state.ask(base.plan, before, base.as_of)
        sent[:] = [_sent(case, wanted, which, common, said, force=force)]
        if wanted.ids and sent[0].left_out and not sent[0].slips:
            raise NothingSentError(path=to, why=sent[0].left_out)
        with patience(say(session.lang, "cli.writing", path=to), len(sent[0].slips)) as step:
            files.write(_documents(sent[0], filled, session.lang), step)
        return sent[0].decision

    with files:
        if record and _sent(base, wanted, which, common, said, force=force).slips:
            recorder.write(session, decide, None, said, dry_run=False, answer=lambda _: files.tell())
        else:
            decide(base.ledger)
            files.tell()
    earlier = made.earlier(to, ".docx", files.written) if force else ()
    for what in (*sent[0].left_out, _told(sent[0], to, record=record), *earlier):
        session.remark(what)


def _told(sent: _Sent, to: Path, *, record: bool) -> Message:
    """Return how many slips were written; where none was, that nothing was."""
    if not sent.slips:
        return message("cli.no_slips", path=to)
    return message("cli.slips_recorded" if record else "cli.slips_written", count=len(sent.slips), path=to)


def _reply_by(session: Given, typed: str | None) -> date | None:
    """Return the day to answer by, as a day or as so many days from the as-of day: ``7d``, ``7天``."""
    if typed is None:
        return None
    return session.read_day(_SOON.sub(r"+\1d", normalize("NFKC", typed).strip()), "--reply-by")


def _sent(
    case: Case, wanted: Wanted, per: Per, common: recording.slips.Asked, said: Stamp, *, force: bool
) -> _Sent:
    """Return the slips that go out: about what fails its time, or about the open tasks asked for."""
    plan, is_all = case.plan, wanted == query.tasks.ALL
    found = query.overdue.overdue(case) if is_all else query.tasks.tasks(case, wanted)
    open_ = [row for row in found if row.is_open]
    slips = recording.slips.slips(plan, open_, per, wanted.depts)
    numbered = recording.slips.numbered(slips, common.form, plan.year, case.ledger)
    decision = recording.slips.decide(plan, case.ledger, numbered, common, said, force=force)
    on_slips = {row.task.id for slip in numbered for row in slip.rows}
    left_out = (
        *_left_out("cli.slips_closed", (row for row in found if not row.is_open)),
        *_left_out("cli.slips_nobodys", (row for row in open_ if row.task.id not in on_slips)),
    )
    return _Sent(case, numbered, decision, left_out)


def _left_out(id_: str, rows: Iterable[Row]) -> Iterator[Message]:
    """Yield that tasks are on no slip, where any are."""
    if ids := [row.task.id for row in rows]:
        yield message(id_, count=len(ids), ids=tuple(ids[:_MOST]))


def _documents(sent: _Sent, template: Template, lang: Lang) -> Mapping[str, bytes]:
    """Return each slip as a file, by the name of the file."""
    urges = {entry.task: entry.urge for entry in sent.decision.entries if entry.urge}
    names = made.file_names((slip.name for slip in sent.slips), ".docx")
    fillings = (views.slip.filling(sent.case, slip, urges, lang) for slip in sent.slips)
    return {
        name: template.fill(filling, dated=sent.case.as_of)
        for name, filling in zip(names, fillings, strict=True)
    }
