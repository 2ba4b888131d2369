"""What cannot be said of a task in a sheet that came back?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plancli.errors import message
from plancli.ledger import CLOSED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from plancli.errors import Message
    from plancli.recording.handout import Handed
    from plancli.recording.told import Told, Value

_OF_OFFICE = ("status", "percent", "held", "done_on")
"""Fields of a closed task that only the office changes."""


class _Said(NamedTuple):
    """What was filled in of an open task, beside what was handed out."""

    handed: Handed
    told: Mapping[str, Told]

    def value(self, name: str) -> Value:
        """Return what was filled into a field; None where it says what was handed out."""
        return self.told[name].value if name in self.told else None

    @property
    def is_done(self) -> bool:
        """Tell whether the task is said to be done."""
        return self.value("status") == "done"

    @property
    def has_fewer(self) -> bool:
        """Tell whether fewer sessions were held than before."""
        held = self.value("held")
        return isinstance(held, int) and held < (self.handed.said.held or 0)


_RULES: tuple[tuple[str, Callable[[_Said], bool], str], ...] = (
    ("done_on", lambda said: said.is_done and "done_on" not in said.told, "collect.no_day"),
    ("done_on", lambda said: not said.is_done and "done_on" in said.told, "collect.not_done"),
    ("percent", lambda said: said.is_done and said.value("percent") not in {None, 100}, "collect.not_whole"),
    ("held", lambda said: said.has_fewer, "collect.fewer"),
)
"""What cannot be said of an open task: the field at fault, when, and the message."""


def contradictions(handed: Handed, told: Mapping[str, Told]) -> Iterator[tuple[str, Message]]:
    """Yield what cannot be said of a task, each with the field at fault."""
    if not handed.is_lead:
        yield from ((name, message("collect.supports")) for name in told)
    elif handed.said.status in CLOSED:
        yield from ((name, message("collect.is_closed")) for name in told if name in _OF_OFFICE)
    else:
        said = _Said(handed, told)
        values = {name: said.value(name) for name in ("percent", "held")}
        for name, is_wrong, which in _RULES:
            if is_wrong(said):
                yield name, message(which, **values, was=handed.said.held)
