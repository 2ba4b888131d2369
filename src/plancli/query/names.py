"""By which names does an answer call things: lights, lateness, groups?"""

from __future__ import annotations

from typing import Literal, get_args

Light = Literal["done", "cancelled", "red", "yellow", "blue", "green", "grey"]
LIGHTS: tuple[Light, ...] = get_args(Light)

Lateness = Literal["firm", "soft"]

Part = Literal["firm", "missed", "soft"]
PARTS: tuple[Part, ...] = get_args(Part)
"""How a task may fail its time: firmly late; a firm step missed; a soft time or step passed, to ask about."""

By = Literal["dept", "section", "status", "light", "month", "quarter", "person", "tag"]
GROUPINGS: tuple[By, ...] = get_args(By)
