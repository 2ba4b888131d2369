"""What has a phrase been found to say, and where does the pass over it stand?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:
    from plancli.errors import Message
    from plancli.timing.span import Item, Setting


class Reading(Struct):
    """Everything a phrase was found to say.

    Attributes:
        phrase: The phrase as printed.
        setting: What it does not say itself.
        items: Promises with dates, in order.
        count: Sessions promised, or None.
        total: Sessions of all periods together, where the phrase says that too, or None.
        depending: The words from 根据 or 按 on.
        each: The count holds for each of several dates (各一次).
        hedged: A hedge stands somewhere.
        words: What it says about time without a date, such as endless, undated or depends; ``event`` where
            it waits for one, ``unknown-event`` where for something that is none (吃饭后).
        label: The label that makes bare times deadlines, or "".
        notes: What was assumed.
        texts: The words before the first promise, and behind each.
    """

    phrase: str
    setting: Setting
    items: list[Item] = []
    count: int | None = None
    total: int | None = None
    depending: list[str] = []
    each: bool = False
    hedged: bool = False
    words: list[str] = []
    label: str = ""
    notes: list[Message] = []
    texts: list[list[str]] = field(default_factory=lambda: [[]])


class State(Struct):
    """Where the pass stands: what touches the place from the front, and what the clause has seen.

    `behind` says that a time stands directly before the place, with 的, a blank or a hyphen between at most.
    """

    touch: str = ""
    behind: bool = False
    clause_items: int = 0
    group: int = 0
    object: bool = False
    firm: bool = False
    pending_verb: str = ""
