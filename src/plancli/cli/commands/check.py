"""`plancli check`: every problem of plan and ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from plancli import ledger, store, views
from plancli.check import check as problems
from plancli.cli import options, world
from plancli.cli.given import given
from plancli.errors import Problem, message
from plancli.store.text import PlanInvalidError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from plancli.cli.given import Given

FOUND = 1
"""Exit code when something is found."""

Deep = Annotated[bool, options.option("deep", "--deep")]
Sealed = Annotated[list[str] | None, options.option("sealed", "--sealed", metavar="HASH")]


def check(ctx: typer.Context, *, deep: Deep = False, sealed: Sealed = None) -> int:
    """Name every problem of plan and ledger at once, with file and line."""
    session = given(ctx)
    hashes = [one for typed in sealed or () for one in ledger.hashes(typed)]
    path = session.place.ledger
    try:
        case = session.ask()
    except PlanInvalidError as error:
        _show(session, error.problems)
        raise PlanInvalidError(path=session.place.plan) from error
    found = problems(
        case,
        str(path),
        ledger.lines_of(path) if path else {},
        lambda: store.toml_lines.lines_of(store.text.read_text(session.place.plan)),
        now=world.now(),
    )
    if path:
        found += _tampering(session, path, hashes) if deep or hashes else ()
        _say_if_forgetful(session, path)
    elif hashes:
        found += (Problem(message("ledger.nothing_sealed"), str(session.place.plan)),)
    _show(session, found)
    return FOUND if found else 0


def _show(session: Given, found: Sequence[Problem]) -> None:
    """Show problems in the format asked for."""
    session.show(
        lambda look: views.check.page(found, look.lang),
        lambda: views.check.records(found, session.lang),
    )


def _tampering(session: Given, path: Path, sealed: Sequence[str]) -> tuple[Problem, ...]:
    """Return what of the ledger is not as it was recorded; say how much of it nobody can know of."""
    checked = ledger.examine(path, world.state_folder(), sealed=sealed)
    if checked.unchained:
        session.remark(message("ledger.unchained", count=checked.unchained, path=path))
    return checked.problems


def _say_if_forgetful(session: Given, path: Path) -> None:
    """Say that this machine cannot remember what it records."""
    folder = world.state_folder()
    if folder is None or not ledger.Memory(folder, path).is_kept():
        session.remark(message("ledger.no_memory", folder=folder or "$XDG_STATE_HOME"))
