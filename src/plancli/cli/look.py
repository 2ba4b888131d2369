"""The commands that look: board, list, due, overdue, summary, show."""

from __future__ import annotations

from typing import Annotated

import typer

from plancli import lookup, query
from plancli.cli import arguments
from plancli.cli.options import (
    Bom,
    Dept,
    During,
    ExitCode,
    Ids,
    Kinds,
    LeadOnly,
    Lights,
    Search,
    Section,
    Statuses,
    Tags,
    wanted,
)
from plancli.query import By  # noqa: TC001  Typer reads annotations when a command is loaded
