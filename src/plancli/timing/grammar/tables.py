"""Which rows does the grammar have, in the order of reading, and which rules do they decide?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from plancli.timing.grammar import (
    amounts,
    clause,
    compose,
    dates,
    effects,
    marks,
    months,
    named,
    parts,
    phrase,
    promises,
    recurring,
    series,
)

if TYPE_CHECKING:
    from plancli.timing.grammar.reader import Row

PLAN_YEAR = 2010
ISSUED = date(2010, 2, 1)
"""Year and issue date under which the examples are read."""

TABLES: dict[str, tuple[Row, ...]] = {
    "Dates": dates.DATES.rows,
    "Under a year": (*dates.YEAR_ENDS.rows, *dates.UNDER_YEAR.rows),
    "Under a month": months.UNDER_MONTH.rows,
    "Behind a relative week": dates.WEEK_DAYS.rows,
    "Behind a lunar month": named.LUNAR_DAYS.rows,
    "Lunar dates": named.LUNAR.rows,
    "Behind a five-year plan": named.PLAN_YEARS.rows,
    "Parts of a period": parts.ROWS.rows,
    "Which part may follow": months.PARTS_BEHIND.rows,
    "Ranges": series.RIGHT_ENDS.rows,
    "Marks": (*promises.PROMISES.values(), *promises.BEFORE, *marks.BEHIND.rows, marks.COUNT),
    "Amounts of time": amounts.AMOUNTS.rows,
    "Promises": clause.PROMISES.rows,
    "Behind 每月": recurring.IN_MONTH.rows,
    "Behind 每季度": recurring.IN_MONTHS.rows,
    "Phrases without a date": compose.DATELESS,
    "Verbs, labels, several times": (
        *(compose.FINISH, compose.END, compose.LABEL, compose.LIST, compose.STAGES),
        phrase.EXACT,
    ),
    "Half a time, refused": effects.HALF_TIMES.rows,
    "Residue, refused beside a time": effects.RESIDUE.rows,
}


class Rule(NamedTuple):
    """One rule of the timing language.

    Attributes:
        name: Value of `Timing.rule` where this rule decided.
        examples: Phrases that it decides.
    """

    name: str
    examples: tuple[str, ...]

    @property
    def message(self) -> str:
        """Return the id of the sentence that explains it."""
        return f"timing.rule.{self.name.replace('-', '_')}"


def _rules() -> tuple[Rule, ...]:
    """Return the rules in the order of their first rows, each with the examples of all of them."""
    found: dict[str, dict[str, None]] = {}
    for rows in TABLES.values():
        for row in rows:
            found.setdefault(row.rule, {}).update(dict.fromkeys(row.example.split("|")))
    return tuple(Rule(name, tuple(found[name])) for name in found if name not in ("", "unresolved"))


RULES = _rules()
