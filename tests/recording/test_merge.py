"""What workbooks that come back amount to, held against a plain three-way merge reckoned another way."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from plancli.drawing import safe
from plancli.ingest.readers.grid import Grid
from plancli.ledger import Entry
from plancli.ledger.book import book as ledger_of
from plancli.query.state import Case, ask, row
from plancli.query.tasks import tasks
from plancli.recording.cells import Limits, handout_in, read_back
from plancli.recording.handout import FIELDS, SHEET, answers, dump, load
from plancli.recording.merge import Terms, merge
from plancli.recording.updates import Stamp
from plancli.views import fill_in
from plancli.views.book import Hidden, Sheet
from tests.making import day, plan, task, timing

if TYPE_CHECKING:
    from plancli.ledger import Ledger
    from plancli.plan import Plan

HANDED_OUT, NOW = date(2010, 6, 15), date(2010, 7, 15)
LIMITS = Limits(date(2010, 1, 1), NOW, date.fromisoformat, safe.cell)
CLAIMS = {"done": "报称办结", "cancelled": "报称取消"}

IDS = ("1", "2", "3")
"""Two tasks, and one of which nine sessions are promised."""

TEXTS = ("甲", "乙", "丙\n丁  戊", "=1+1")


def a_plan() -> Plan:
    """Return a plan of three tasks of one department."""
    whole = timing()
    return plan(task("1", whole), task("2", whole), task("3", timing(count=9)))


def entry(number: int, on: date, task: str, **said: Any) -> Entry:  # noqa: ANN401  whatever an entry says
    """Return an entry recorded in the order of its number."""
    at = datetime(2010, 1, 1, tzinfo=UTC).replace(microsecond=number)
    return Entry(id=f"{number:016x}", at=at, by="李华", on=on, task=task, **said)


reports = st.fixed_dictionaries(
    {},
    optional={
        "status": st.sampled_from(["todo", "doing", "done"]),
        "percent": st.sampled_from([0, 20, 50]),
        "note": st.sampled_from((*TEXTS, "\x1b[31m")),
        "problem": st.sampled_from(TEXTS),
        "next": st.sampled_from(TEXTS),
    },
).filter(bool)


def entries(first: date, last: date) -> st.SearchStrategy[list[tuple[date, str, dict[str, Any]]]]:
    """Return what an office records in a span of days; of the counted task sessions too."""
    counted = st.tuples(st.dates(first, last), st.just("3"), st.just({"held": 1}))
    plain = st.tuples(st.dates(first, last), st.sampled_from(IDS), reports)
    return st.lists(plain | counted, max_size=4)


edits = st.dictionaries(
    st.sampled_from(IDS),
    st.fixed_dictionaries(
        {},
        optional={
            "status": st.sampled_from(["未启动", "进行中", "已办结"]),
            "percent": st.sampled_from([0, 20, 50, 100]),
            "held": st.sampled_from([1, 2, 3]),
            "done_on": st.dates(date(2010, 6, 1), NOW),
            "last_note": st.sampled_from(TEXTS),
            "problem": st.sampled_from(TEXTS),
            "next": st.sampled_from(TEXTS),
        },
    ),
)
"""What a department fills in, by task and field."""

WORDS = {"未启动": "todo", "进行中": "doing", "已办结": "done"}


def sheets_of(case: Case) -> tuple[list[Grid], list[str]]:
    """Return a department's workbook as it comes back untouched, and its columns."""
    ((name, (lead, support)),) = fill_in.by_department(case, tasks(case)).items()
    table, _, hidden = fill_in.book(case, name, lead, support, "zh").sheets
    assert isinstance(table, Sheet)
    assert isinstance(hidden, Hidden)
    rows: list[list[Any]] = [[head.text for head in table.heads]]
    rows += (
        [safe.cell(one) if isinstance(one, str) else "" if one is None else one for one in line.values]
        for line in table.blocks[0].lines
    )
    record: list[list[Any]] = [list(texts) for texts in hidden.rows]
    return [Grid("填报表", False, rows), Grid(SHEET, True, record)], [head.name for head in table.heads]


def state(whole: Plan, ledger: Ledger, id_: str) -> dict[str, Any]:
    """Return what is recorded of a task now, by field."""
    case = ask(whole, ledger, NOW)
    said = answers(row(case, whole.some([id_])[id_]))
    return {field: getattr(said, field) for field in FIELDS}


def stated(ledger: Ledger, id_: str, until: date) -> str | None:
    """Return the status that somebody said last; none where only percents and sessions were reported."""
    said = [one.status for one in ledger.of(id_) if one.status and one.on <= until]
    return said[-1] if said else None


def plainly(
    was: dict[str, Any],
    now: dict[str, Any],
    filled: dict[str, Any],
    *,
    is_same_word: bool,
    is_said: bool,
    later: list[date],
) -> dict[str, Any] | None:
    """Return how a task stands after a plain three-way merge; None where nothing of its row may be recorded.

    Args:
        was: What was handed out.
        now: What is recorded now.
        filled: What came back.
        is_same_word: Nobody has said another status since.
        is_said: Somebody has said a status.
        later: Days on which a status was said.
    """
    moved = {field for field in FIELDS if filled[field] != was[field]}
    closes = filled["status"] == "done"
    wrong = (
        (was["status"] == "done" and moved & {"status", "percent", "held", "done_on"})
        or (was["status"] != "done" and closes != ("done_on" in moved) and (closes or "done_on" in moved))
        or (was["status"] != "done" and closes and "percent" in moved and filled["percent"] != 100)
        or ("held" in moved and was["held"] and filled["held"] < was["held"])
    )
    if wrong:
        return None
    merged = dict(now)
    for field in moved:
        is_unmoved = now[field] == was[field] or (field == "status" and is_same_word and now[field] != "done")
        if filled[field] != now[field] and not is_unmoved:
            return None
        if filled[field] != now[field] and now["status"] == "done" and field in {"percent", "held"}:
            return None
        merged[field] = filled[field]
    if merged["status"] == "done" != now["status"] and any(one > filled["done_on"] for one in later):
        return None
    if not is_said and "status" not in moved:
        merged["status"] = "doing" if merged["percent"] or merged["held"] else "todo"
    return merged


@settings(max_examples=300, deadline=None)
@given(entries(date(2010, 4, 1), HANDED_OUT), entries(date(2010, 5, 20), NOW), edits)
@example([], [], {"1": {"status": "已办结", "done_on": NOW, "last_note": "甲"}})
@example([], [(NOW, "1", {"percent": 20})], {"1": {"percent": 50}})
@example(
    [], [(date(2010, 7, 1), "1", {"status": "doing"})], {"1": {"status": "已办结", "done_on": day("06-20")}}
)
def test_what_is_recorded_and_what_was_there_are_a_plain_three_way_merge(
    before: list[tuple[date, str, dict[str, Any]]],
    since: list[tuple[date, str, dict[str, Any]]],
    filled_in: dict[str, dict[str, Any]],
) -> None:
    """The workbook goes out, the office goes on recording, the department fills in; then both are merged."""
    whole = a_plan()
    known = [entry(number, on, id_, **words) for number, (on, id_, words) in enumerate(before)]
    case = ask(whole, ledger_of(known), HANDED_OUT)
    grids, columns = sheets_of(case)
    was = {id_: vars_of(case, whole, id_) for id_ in IDS}
    table: list[list[Any]] = [list(one) for one in grids[0].rows]
    filled = {id_: dict(was[id_]) for id_ in IDS}
    for at, id_ in enumerate(IDS, start=1):
        for field, value in filled_in.get(id_, {}).items():
            if field in columns:
                table[at][columns.index(field)] = value
                filled[id_][field] = WORDS.get(value, value)
    known += [entry(100 + number, on, id_, **words) for number, (on, id_, words) in enumerate(since)]
    now = ledger_of(known)

    returned = read_back(
        [grids[0]._replace(rows=table), grids[1]], handout_in(grids, "甲.xlsx"), "甲.xlsx", LIMITS
    )
    stamp = Stamp(at=datetime(2010, 7, 15, 12, tzinfo=UTC), by="", on=NOW)
    found = merge(whole, now, [returned], Terms(stamp, accepts=True, claims=CLAIMS))
    merged = ledger_of([*known, *found.entries])

    for id_ in IDS:
        expected = plainly(
            was[id_],
            state(whole, now, id_),
            filled[id_],
            is_same_word=stated(now, id_, NOW) == stated(ledger_of(known[: len(before)]), id_, HANDED_OUT),
            is_said=stated(now, id_, NOW) is not None,
            later=[one.on for one in now.of(id_) if one.status and one.on <= NOW],
        )
        assert state(whole, merged, id_) == (expected or state(whole, now, id_)), (id_, found)
    again = merge(whole, merged, [returned], Terms(stamp, accepts=True, claims=CLAIMS))
    assert again.entries == ()


def vars_of(case: Case, whole: Plan, id_: str) -> dict[str, Any]:
    """Return what a sheet says of a task, by field."""
    said = answers(row(case, whole.some([id_])[id_]))
    return {field: getattr(said, field) for field in FIELDS}


@given(st.lists(st.text(max_size=30), min_size=3, max_size=3))
def test_a_record_is_read_as_it_was_written(texts: list[str]) -> None:
    """Whatever a ledger holds; no text of the record has two blanks in a row, which some programs merge."""
    whole = a_plan()
    known = [
        entry(1, day("05-01"), "1", note=texts[0] or None, problem=texts[1] or None, next=texts[2] or None)
    ]
    grids, _ = sheets_of(ask(whole, ledger_of(known), HANDED_OUT))
    handout = handout_in(grids, "甲.xlsx")
    rows = dump(handout)
    assert load(rows, "甲.xlsx") == handout
    assert not any("  " in text for text in rows)
    assert read_back(grids, handout, "甲.xlsx", LIMITS).rows == ()
