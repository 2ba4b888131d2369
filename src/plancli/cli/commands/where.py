"""`plancli where`: the files in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from plancli import views
from plancli.cli.given import given
from plancli.words import say

if TYPE_CHECKING:
    from plancli.words import Lang


def where(ctx: typer.Context) -> None:
    """Say which files are in use, and why these."""
    session = given(ctx)
    place = session.place
    ledger = str(place.ledger.absolute()) if place.ledger else None
    files = {"plan": str(place.plan.absolute()), "ledger": ledger, "origin": place.origin}
    session.show(
        lambda look: views.where.page(_labelled(files, look.lang)), lambda: views.where.records(files)
    )


def _labelled(files: dict[str, str | None], lang: Lang) -> dict[str, str]:
    """Return the files in use under labels in words."""
    origin = say(lang, f"cli.where.by_{files['origin']}")
    values = (files["plan"], files["ledger"] or say(lang, "cli.where.no_ledger"), origin)
    return {say(lang, f"cli.where.{name}"): value or "" for name, value in zip(files, values, strict=True)}
