"""`plancli schema`: the JSON Schema of the plan file."""

from __future__ import annotations

import typer

from plancli import models
from plancli.cli.given import given


def schema(ctx: typer.Context) -> None:
    """Print the JSON Schema of the plan file, for editors to complete and check with."""
    given(ctx).send([models.schema_text()])
