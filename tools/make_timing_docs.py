"""Write `docs/timing.md` from the rows of the timing language.

Run it from the top of the checkout: ``python tools/make_timing_docs.py``. A test compares the page with
the rows.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from plancli.timing import ISSUED, PLAN_YEAR, RULES, resolve
from plancli.timing.grammar.iso import ROWS
from plancli.timing.grammar.tables import TABLES
from plancli.timing.refusal import REASONS
from plancli.timing.wording.english_rows import LEVELS
from plancli.timing.wording.english_words import PARTS
from plancli.words.timing import WORDS

if TYPE_CHECKING:
    from plancli.timing.grammar.reader import Row

TARGET = Path("docs/timing.md")

HEAD = f"""# The timing language

Written by `tools/make_timing_docs.py` from the rows of `plancli.timing`; do not edit. Examples are read
in a plan of {PLAN_YEAR}, issued on {ISSUED}. `plancli timing PHRASE` explains one phrase, `plancli timing
--rules` lists the rules.

A phrase is cut into words of the vocabulary; productions read the dates, the marks around them and the
counts. What touches a time, belongs to the calendar and is read by no production makes the phrase
refused: a word is never dropped.

## Rules

The rules that the rows of the grammar decide, each with the examples of its rows.
"""

LIBRARY = """
## From Python

`plancli.timing.resolve` reads a phrase without a plan, a ledger or a terminal. It never raises for what a
phrase says: what cannot be read is a timing of the kind `unresolved`, with a reason.

```pycon
>>> from datetime import date
>>> from plancli.timing import explain, resolve
>>> found = resolve("时间初定为11月", year=2010, issued=date(2010, 2, 1))
>>> found.kind, found.first, found.last, found.tentative
('window', datetime.date(2010, 11, 1), datetime.date(2010, 11, 30), True)
>>> found.edtf
'2010-11?'
>>> resolve("年中", year=2010, meanings={"年中": "06-01/07-31"}).last
datetime.date(2010, 7, 31)
>>> resolve("正式印发后一个月内", year=2010, events={"正式印发": date(2010, 5, 20)}).last
datetime.date(2010, 6, 20)
>>> refused = resolve("9月31日前", year=2010)
>>> refused.kind, refused.reason, refused.suggestion
('unresolved', 'invalid-date', '9月30日前')
>>> from plancli.words import tell
>>> [tell("en", reason) for reason in explain(refused)]
['There is no such day in the calendar.', 'It could be written as: 9月30日前']

```

Both days of a window belong to it. `year` is the year that phrases without one mean, `issued` the day from
which 30日内 counts; `base` is the timing in force, from which 顺延一个月 counts.

Stable, by Semantic Versioning: `resolve` with its arguments, `explain`, the fields of `Timing` and
`Milestone`, the kinds, the codes of refusals, and `tell`. A phrase that was refused may be read in a later
version; one that was read changes its meaning only where the changelog says so. Everything else in `plancli`
(rules, tokens, rows, ids of messages) may change at any time.
"""

GRAMMAR = """
## Grammar

One row a pattern over parts of speech, the same for both languages. A group in round brackets is given to
the row's builder, square brackets hold alternatives, ``(?=`` and ``(?!`` look ahead. Of a table the first
row that fits and applies is taken. TIME is any date, AMOUNT a counted period. Finer parts of speech (front
is 前, tail 末) stand in `grammar/reader.py`.

"""

ENGLISH = """
## English

English words have a part of speech, one letter, and a notation that both languages share. These rows turn
what English says in another order into the order of the notation; they are applied level by level. Z is a
date that was read, R an amount of time, f a recurrence.

"""


def meaning(phrase: str) -> str:
    """Return what a phrase means, in one line."""
    found = resolve(phrase, year=PLAN_YEAR, issued=ISSUED)
    days = " to ".join(str(day) for day in (found.first, found.last) if day is not None)
    count = "" if found.count is None else f", {found.count} times"
    return f"{found.kind} {days}".strip() + count


def table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """Return a Markdown table."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)


def shown(row: Row) -> tuple[str, ...]:
    """Return a row of the grammar as cells."""
    return f"`{row.pattern}`" if row.pattern else "", row.example.replace("|", "<br>"), row.rule


def text() -> str:
    """Return the page."""
    rules = [
        (
            rule.name,
            "<br>".join(f"{example}: {meaning(example)}" for example in rule.examples),
            "<br>".join(WORDS[rule.message]),
        )
        for rule in RULES
    ]
    figures = [(f"`{row.pattern}`", f"{row.example}: {meaning(row.example)}") for row in ROWS]
    orders = [(f"`{row.pattern}`", row.example) for level in LEVELS for row in level]
    letters = [(f"`{letter}`", words) for letter, words in PARTS.items()]
    reasons = [
        (reason, "<br>".join(WORDS[f"timing.reason.{reason.replace('-', '_')}"])) for reason in REASONS
    ]
    return "\n".join(
        (
            HEAD,
            table(("rule", "examples", "why"), rules),
            GRAMMAR.strip() + "\n",
            *(
                f"### {name}\n\n" + table(("pattern", "example", "rule"), [shown(row) for row in rows])
                for name, rows in TABLES.items()
            ),
            "## Dates in figures\n",
            table(("pattern", "example"), figures),
            ENGLISH.strip() + "\n",
            table(("letter", "part of speech"), letters),
            table(("pattern", "example"), orders),
            "## Refusals\n",
            table(("reason", "what it says"), reasons),
            LIBRARY.strip() + "\n",
        )
    )


def main() -> None:
    """Write the page."""
    TARGET.write_text(text(), encoding="utf-8")


if __name__ == "__main__":
    main()
