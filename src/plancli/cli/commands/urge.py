"""`plancli urge`."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from plancli.cli.arguments import DAY_METAVAR
from plancli.cli.options import Entered, Ids, one_of, written
from plancli.cli.recorder import record
from plancli.ledger import CARDS
from plancli.recording import updates

ReplyBy = Annotated[str | None, written("--reply-by", "reply_by", DAY_METAVAR)]
CardColour = Annotated[str | None, written("--card", metavar="|".join(CARDS))]
SlipNumber = Annotated[str | None, written("--number", "slip")]


def urge(
    ctx: typer.Context,
    *,
    ids: Ids = None,
    reply_by: ReplyBy = None,
    card: CardColour = None,
    number: SlipNumber = None,
    entered: Entered,
) -> None:
    """Note that tasks were urged (催办), and until when an answer is due."""
    asked = one_of(card, CARDS, "--card")
    day = date.fromisoformat(reply_by) if reply_by else None
    colour = next((one for one in CARDS if one in asked), None)
    record(ctx, "urge", ids, updates.urge(colour, number, day), entered)
