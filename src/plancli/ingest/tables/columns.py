"""What does each column of a table hold? Its cells say so first, its heading, of one line or more, second."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from plancli.ingest.tables.cells import content
from plancli.ingest.tails.names import is_nobody
from plancli.ingest.tails.roles import FACTS, UNITS, Meaning, meanings
from plancli.ingest.text import fold, solid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancli.ingest.model import Cell, Table

Rows = list[list["Cell | None"]]
LEAST_KNOWN, LONGEST_HEADER, DEEPEST_HEADER, LOOK_AT = 2, 24, 3, 40
MOST, NEARLY_ALL, HALF, MUCH_LONGER, LEAST_LENGTH = 0.6, 0.8, 0.5, 1.3, 4
_TASK_LIKE = re.compile(r"任务|事项|工作|措施|举措|项目|活动|整改|实事|改革|内容|要点")
_VALUES = frozenset({"number", "time", "unit"})
"""What cells of tasks hold, and headings do not."""
_DEADLINE = re.compile(r"时限|期限|完成|完工|截止|竣工|建成|投用|投产|交付|办结|结束|终止|要求|节点")
_START = re.compile(r"办结日期|开工|启动|起始|开始|立项|印发|下达|填报|更新")
_RESULT = re.compile(r"^(?!.*(?:考核|验收|评价|形式|佐证)).*(?:成果|成效|目标)(?!值)")
_INDICATOR = re.compile("指标")
_DETAIL = re.compile(r"(?:内容|事项|任务|要点)$")
_PERIOD = re.compile(
    r"(?!.*[:：，。])(?:20\d\d年)?(?:第?[一二三四1-4]季度?|[Qq][1-4]|[上下]半年|\d{1,2}(?:[-—–~至]\d{1,2})?月份?|第[一二三四五]阶段)(?!.*(?:时间|日期))"
)
_WHOLE_YEAR = re.compile(r"(?:20\d\d年|本年)?(?:全年|年度|年底|年末)")
_UNIT = re.compile(r"\w{0,4}(?:单位|部门|[科处部]室|[科站]所|机构)$")
"""How headings of departments end, whatever stands before."""
_SPEECH = re.compile(r"[:：，。；《“]|\d月")
_NUMBER = re.compile(r"[(]?(?:\d{1,4}|[一二三四五六七八九十]{1,4})[)]?[.、]?$")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table.

    Attributes:
        means: What each holds; empty where neither its cells nor its heading say.
        headings: Their headings as printed.
        guessed: Positions of columns of unclear heading that hold departments or one of several times, or
            that may hold the tasks' words.
    """

    means: tuple[tuple[Meaning, ...], ...]
    headings: tuple[str, ...]
    guessed: tuple[int, ...] = ()

    def of(self, *wanted: Meaning) -> list[int]:
        """Return the positions of the columns that hold one of these."""
        return [at for at, each in enumerate(self.means) if set(each) & set(wanted)]

    @property
    def are_tasks(self) -> bool:
        """Return whether tasks stand under these headings."""
        facts = self.of("lead", "support", "unit", "time")
        named = any(_TASK_LIKE.search(self.headings[at]) for at in self.of("title", "text"))
        return bool(self.of("text")) and (bool(facts) or named)


def grid(table: Table) -> Rows:
    """Return the table as rows of columns; a merged cell stands in every position it covers."""
    rows: Rows = [[None] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        for row in range(cell.row, min(cell.row + cell.height, table.rows)):
            for column in range(cell.column, min(cell.column + cell.width, table.columns)):
                rows[row][column] = cell
    return rows


def headers(rows: Rows) -> dict[int, tuple[Columns, int]]:
    """Return the headers of a table: for the row each begins in, its columns and how many rows it takes."""
    return {at: header for at in range(len(rows)) if (header := header_at(rows, at))}


def headless(rows: Rows) -> Columns | None:
    """Return what columns without a header hold, if numbers, departments and times stand in them, or None."""
    columns = _columns(rows, 0, 0) if len(rows) >= LEAST_KNOWN else None
    kinds = {meaning for means in columns.means for meaning in means} if columns else set()
    return columns if kinds >= {"number", "unit", "time", "text"} else None


def is_task_table(table: Table) -> bool:
    """Return whether a table has a header that tasks stand under."""
    rows = grid(table)
    return any(header_at(rows, at) for at in range(len(rows))) or headless(rows) is not None


def distinct(row: list[Cell | None]) -> list[Cell]:
    """Return the cells of a row that hold something, each once."""
    found: dict[int, Cell] = {}
    for cell in row:
        if cell is not None and cell.text.strip():
            found.setdefault(id(cell), cell)
    return list(found.values())


# --- the header --------------------------------------------------------------------------------


def header_at(rows: Rows, at: int) -> tuple[Columns, int] | None:
    """Return the columns that a header in row `at` names and how many rows it takes, or None."""
    if not _is_header_row(rows, at):
        return None
    below = range(at + 1, min(at + DEEPEST_HEADER, len(rows)))
    height = 1 + sum(1 for _ in takewhile(lambda row: _goes_on(rows, row), below))
    columns = _columns(rows, at, height)
    return (columns, height) if columns.are_tasks else None


def _is_header_row(rows: Rows, at: int) -> bool:
    """Return whether most cells of a row are headings, or differ from what stands below them."""
    cells = distinct(rows[at])
    words = [fold(cell.text) for cell in cells]
    if len(words) < LEAST_KNOWN or max(len(solid(word)) for word in words) > LONGEST_HEADER:
        return False
    unclear = _unclear(words)
    known = sum(map(_is_heading, words))
    values = sum(content(word) in _VALUES for word in unclear)
    if known >= LEAST_KNOWN and known >= len(unclear) and 2 * values < known:
        return True
    return not values and len(words) > LEAST_KNOWN and _heads_values(rows, at, cells, known=known > 0)


def _is_heading(words: str) -> bool:
    """Return whether words say what stands below them, and are not longer than headings are."""
    return bool(meanings(words) or _UNIT.match(solid(words))) and not _SPEECH.search(words)


def _unclear(words: list[str]) -> list[str]:
    """Return the words that are no headings; several periods (一季度, 二季度) are left out."""
    unknown = [word for word in words if not _is_heading(word)]
    others = [word for word in unknown if not _PERIOD.match(word)]
    return others if len(unknown) - len(others) >= LEAST_KNOWN else unknown


def _heads_values(rows: Rows, at: int, cells: list[Cell], *, known: bool) -> bool:
    """Return whether values of two kinds stand below; over them unknown words can only be the first row."""
    if not known and any(len(distinct(row)) > LEAST_KNOWN for row in rows[:at]):
        return False
    below = [_profile(rows, at + 1, cell.column) for cell in cells]
    return len({kind for kind, share in below if share >= MOST} & _VALUES) >= LEAST_KNOWN


def _goes_on(rows: Rows, at: int) -> bool:
    """Return whether a row belongs to the header above it: its new cells are headings under a merged one."""
    above, row = rows[at - 1], rows[at]
    fresh = [cell for cell in distinct(row) if cell.row == at]
    words = [solid(fold(cell.text)) for cell in fresh]
    if not fresh or any(map(_NUMBER.match, words)) or _says_again(above, row):
        return not fresh and bool(distinct(row))
    over = [_room(above[cell.column]) for cell in fresh]
    known = sum(_is_heading(word) or _PERIOD.match(word) is not None for word in words)
    return all(room > 1 for room in over) or (set(over) != {1} and known > 0 and known * 2 >= len(fresh))


def _room(cell: Cell | None) -> int:
    """Return how many columns a heading stands over; 0: there is none, so the one beside it may."""
    return cell.width if cell is not None and cell.text.strip() else 0


def _says_again(above: list[Cell | None], row: list[Cell | None]) -> bool:
    return [solid(cell.text) for cell in distinct(above)] == [solid(cell.text) for cell in distinct(row)]


# --- the columns ------------------------------------------------------------------------------


@dataclass(slots=True, eq=False)
class _Column:
    """A column while it is decided what it holds.

    Attributes:
        words: The headings above it, the widest first.
        held: What most of its cells hold, or None.
        share: How many of its cells hold that.
        full: The share of rows in which it holds something.
        length: How many characters its cells have on average.
        groups: Its cells say the same of several rows.
        means: What it holds.
    """

    words: list[str]
    held: Meaning | None
    share: float
    full: float
    length: float
    groups: bool
    means: tuple[Meaning, ...] = ()

    @property
    def heading(self) -> str:
        """Return the heading nearest to its cells."""
        return self.words[-1] if self.words else ""

    @property
    def said(self) -> tuple[Meaning, ...]:
        """Return what its heading says, with the one above it; that alone only of departments and times."""
        above = meanings(self.words[0]) if self.words[1:] else ()
        return (
            meanings(self.heading)
            or (meanings(self.words[0] + self.heading) if self.words[1:] else ())
            or (above if set(above) & FACTS else ())
        )


def _columns(rows: Rows, at: int, height: int) -> Columns:
    """Return what the columns under a header hold: each by itself, then beside the others."""
    below = [row for row in rows[at + height : at + height + LOOK_AT] if len(distinct(row)) > 1]
    columns = [_column(rows, at, height, number, below) for number in range(len(rows[at]))]
    for number, column in enumerate(columns):
        column.means = _decide(column, first=number == 0)
    for settle in (_keep_results_aside, _keep_periods_aside, _find_words, _find_sections):
        settle(columns)
    rivals, times = _best_times(columns), len(_of(columns, "time"))
    _keep_one_time(columns, rivals)
    _let_first_lead(columns)
    doubts = [*_guessed(columns, UNITS | ({"time"} if times > 1 else frozenset()))]
    return Columns(
        tuple(column.means for column in columns),
        tuple(column.heading for column in columns),
        (*doubts, *(columns.index(rival) for rival in rivals[1:])),
    )


def _column(rows: Rows, at: int, height: int, number: int, below: Rows) -> _Column:
    """Return one column under a header; `below`: the rows under it that are no banners."""
    above = {id(cell): cell for row in rows[at : at + height] for cell in distinct([row[number]])}
    texts = [cell.text.strip() for row in below for cell in distinct([row[number]])]
    return _Column(
        [solid(cell.text) for cell in above.values()],
        *_profile(rows, at + height, number),
        len(texts) / max(len(below), 1),
        sum(map(len, texts)) / max(len(texts), 1),
        len(set(texts)) * 2 <= len(texts),
    )


def _guessed(columns: list[_Column], unclear: frozenset[str]) -> Iterator[int]:
    """Yield the columns of unknown heading that hold who or when, or may hold the words of the tasks."""
    worded = any({"title", "text"} & set(column.said) for column in columns)
    for at, column in enumerate(columns):
        doubtful = set(column.means) & unclear or (not worded and column.means in ((), ("text",)))
        alone = column.means == ("unit",) and column.said == ("support",)
        if column.heading and (alone or (doubtful and not meanings(column.heading))):
            yield at


def _decide(column: _Column, *, first: bool) -> tuple[Meaning, ...]:
    """Return what a column holds by what its heading says and what its cells are."""
    said, held = column.said, column.held
    if held is None or column.share < MOST:
        return said
    if held == "number" and said:
        return ("note",) if said in (("title",), ("text",)) else said
    if not said:
        return (held,) if held != "number" or first else ()
    against = set(said) & FACTS and column.share >= NEARLY_ALL and not _agrees(said, held)
    return (held,) if against and (held != "person" or set(said) & UNITS) else said


def _agrees(said: tuple[Meaning, ...], held: Meaning) -> bool:
    return held in said or (held == "unit" and bool(set(said) & UNITS)) or "person" in said


def _keep_results_aside(columns: list[_Column]) -> None:
    """Keep 存在问题 and 年度目标 as notes beside tasks: they say what hinders them and what comes of them."""
    titles = _of(columns, "title")
    beside = [column for column in titles if re.search("问题|目标", column.heading)]
    for column in beside if len(beside) < len(titles) else ():
        column.means = ("note",)


def _keep_periods_aside(columns: list[_Column]) -> None:
    """Keep 一季度目标 as a note beside a column of tasks: it says how far each comes by then."""
    dated = [column for column in columns if _PERIOD.match(fold(column.heading))]
    whole = [column for column in columns if dated and _WHOLE_YEAR.match(fold(column.heading))]
    within = [id(column) for column in dated + whole]
    if any(set(column.means) & {"title", "text"} and id(column) not in within for column in columns):
        for column in dated + whole:
            column.means = column.means if set(column.means) & UNITS else ("note",)


def _of(columns: list[_Column], meaning: Meaning | None) -> list[_Column]:
    """Return the columns that hold this and nothing else; None: those of which nothing is known."""
    return [column for column in columns if column.means == ((meaning,) if meaning else ())]


def _before(columns: list[_Column], meaning: Meaning) -> list[_Column]:
    """Return the columns before the first that holds this; none if no column does."""
    found = _of(columns, meaning)
    return columns[: columns.index(found[0])] if found else []


def _find_words(columns: list[_Column]) -> None:
    """Find the one column of the tasks' words: the detail where there is one, else the task itself.

    Of two that headings call so, the first is the title where its words are the shorter ones.
    """
    for column in _of(columns, "title"):
        column.means = () if column.full < HALF else column.means
    titles, texts = _of(columns, "title"), _of(columns, "text")
    if len(texts) > 1 and not titles and texts[0].length < texts[1].length:
        texts[0].means = ("title",)
    for column in [] if texts else _like_words(columns, titles)[:1]:
        column.means = ("text",)


def _like_words(columns: list[_Column], titles: list[_Column]) -> list[_Column]:
    """Return the columns that may hold the tasks' words though no heading says so, the best first."""
    unknown = [column for column in _of(columns, None) if column.length >= LEAST_LENGTH]
    results, told, indicators = (_noted(columns, heading) for heading in (_RESULT, _DETAIL, _INDICATOR))
    enough = MUCH_LONGER * titles[-1].length if titles else math.inf
    longer = [column for column in unknown + results if column.length > enough]
    longer.sort(key=lambda column: -column.length)
    return longer or titles[-1:] or unknown or told or _of(columns, "section")[-1:] or indicators[:1]


def _noted(columns: list[_Column], heading: re.Pattern[str]) -> list[_Column]:
    """Return the columns of notes under headings of this form."""
    return [column for column in _of(columns, "note") if heading.search(column.heading)]


def _find_sections(columns: list[_Column]) -> None:
    """Find the column of sections: the innermost of those that group the rows; those around it are notes."""
    found = [*_of(columns, "title")[:-1], *_of(columns, "section")]
    found += [column for column in _before(columns, "number") if column.means in ((), ("title",))]
    found += [column for column in _before(columns, "text") if not column.means and column.groups]
    innermost = max(found, key=columns.index, default=None)
    for column in found:
        column.means = ("section",) if column is innermost else ("note",)


def _best_times(columns: list[_Column]) -> list[_Column]:
    """Return the columns of deadlines where there are some, else those of times that are no beginnings.

    First and last day right behind a deadline are its days: 时限要求, 起始日, 截止日.
    """
    reckoned = [
        end
        for due, begin, end in zip(columns, columns[1:], columns[2:], strict=False)
        if "time" in due.means and _START.search(begin.heading)
    ]
    times = [column for column in _of(columns, "time") if not any(column is end for end in reckoned)]
    others = [column for column in times if not _START.search(column.heading)]
    ends = [column for column in others if _DEADLINE.search(column.heading)]
    return ends or others or times


def _keep_one_time(columns: list[_Column], best: list[_Column]) -> None:
    """Keep one time, the first of the best; the others are notes."""
    for column in _of(columns, "time"):
        column.means = ("time",) if column is best[0] else ("note",)


def _let_first_lead(columns: list[_Column]) -> None:
    """Let departments help those of a column of leads, or of one before where their heading is unknown.

    Those of the only column lead.
    """
    leads, units = _of(columns, "lead"), _of(columns, "unit")
    for column in units if leads else [column for column in units[1:] if not meanings(column.heading)]:
        column.means = ("support",)
    named = [column for column in columns if set(column.means) & (UNITS | {"person"})]
    if len(named) == 1:
        named[0].means = ("unit",) if named[0].means == ("support",) else named[0].means


# --- the cells --------------------------------------------------------------------------------


def _profile(rows: Rows, start: int, column: int) -> tuple[Meaning | None, float]:
    """Return what most cells of a column hold, and the share of those that do."""
    cells = {id(cell): cell for row in rows[start : start + LOOK_AT] for cell in distinct([row[column]])}
    alone = [cell.text for cell in cells.values() if cell.width == 1 and not is_nobody(cell.text)]
    kinds: list[Meaning | None] = [content(fold(text).strip()) for text in alone]
    for kind, times in Counter(kind for kind in kinds if kind).most_common(1):
        return kind, times / len(kinds)
    return None, 0.0
