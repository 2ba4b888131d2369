"""What does an answer say to programs, before it is JSON or CSV?

Keys and values are English in every language; keys are only ever added.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from plancli.query.state import Case

SCHEMA = 1
"""Version of the JSON envelope."""

Record = dict[str, object]


class Records(NamedTuple):
    """An answer for programs.

    Attributes:
        name: Key under which the records stand in the JSON envelope.
        keys: Keys of each record, in order.
        items: The records; may be an iterator that makes them as they are asked for.
        head: What comes before them in the envelope.
        tail: What comes after them in the envelope.
        id_key: Which key the format ``ids`` writes.
        last: One more record, where the format has no envelope: what `tail` says of them all.
    """

    name: str
    keys: Sequence[str]
    items: Iterable[Record]
    head: Mapping[str, object]
    tail: Mapping[str, object] = MappingProxyType({})
    id_key: str = "id"
    last: Record | None = None


def about(case: Case) -> dict[str, object]:
    """Return the head of the envelope: the plan and the as-of day."""
    plan = case.plan
    return {
        "schema": SCHEMA,
        "plan": {"title": plan.title, "year": plan.year, "path": plan.path},
        "as_of": case.as_of.isoformat(),
    }
