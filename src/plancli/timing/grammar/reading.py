"""What has a phrase been found to say, and where does the pass over it stand?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plancli.errors import Message
    from plancli.timing.span import Item


class Reading:
    """Everything a phrase was found to say.

    Attributes:
        items: Promises with dates, in order.
        count: Sessions promised, or None.
        depending: The words from 根据 or 按 on.
        each: The count holds for each of several dates (各一次).
        hedged: A hedge stands somewhere.
        words: Bare words of timing found: endless, running, undated, depends, regular.
        label: A label makes bare times deadlines.
        event: It waits for an event.
        unknown_event: It waits for something that is no known event (吃饭后).
        notes: What was assumed.
    """

    __slots__ = (
        "count",
        "depending",
        "each",
        "event",
        "hedged",
        "items",
        "label",
        "notes",
        "texts",
        "unknown_event",
        "words",
    )

    def __init__(self) -> None:
        """Start with nothing read."""
        self.items: list[Item] = []
        self.count: int | None = None
        self.depending: list[str] = []
        self.each = False
        self.hedged = False
        self.words: list[str] = []
        self.label = False
        self.event = False
        self.unknown_event = False
        self.notes: list[Message] = []
        self.texts: list[list[str]] = [[]]


class State:
    """Where the pass stands: what touches the place from the front, and what the clause has seen.

    `behind` says that a time stands directly before the place, with 的, a blank or a hyphen between at most.
    """

    __slots__ = ("behind", "clause_items", "firm", "group", "object", "pending_verb", "touch")

    def __init__(self) -> None:
        """Stand at the beginning of a clause."""
        self.touch = ""
        self.behind = False
        self.clause_items = 0
        self.group = 0
        self.object = False
        self.firm = False
        self.pending_verb = ""
