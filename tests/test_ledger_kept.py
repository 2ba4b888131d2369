"""What is kept of a long ledger: it says what the whole file says, and it is never missed."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plancli.ledger import Entry, Ledger, dump, fold, lines, read, record
from plancli.ledger import file as files
from plancli.ledger import kept as keeping
from tests.making import day, entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

DAYS = [date(2010, 1, 1) + timedelta(days=30 * month) for month in range(13)]


@pytest.fixture(autouse=True)
def _every_ledger_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what short ledgers say too."""
    monkeypatch.setattr(files, "LONG_LEDGER", 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder to keep it in that does not exist yet."""
    return tmp_path / "kept"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger of 300 entries about 20 tasks, some undone, one line of it broken."""
    path = tmp_path / "plan.ledger.jsonl"
    append(path, many(300))
    with path.open("a", encoding="utf-8") as file:
        file.write("\n{\n")
    return path


def many(count: int, first: int = 1, seed: int = 1) -> list[Entry]:
    """Return entries of every sort, in the order they were recorded."""
    chance = random.Random(seed)
    return [one(number, chance) for number in range(first, first + count)]


def one(number: int, chance: random.Random) -> Entry:
    """Return an entry of some sort, of some day."""
    on = chance.choice(DAYS).isoformat()
    said: dict[str, Any] = chance.choice(
        [
            {"status": chance.choice(["doing", "done", "cancelled"])},
            {"percent": chance.randrange(101)},
            {"held": 1},
            {"note": "会"},
            {"timing": "10月底前", "reason": "缓"},
            {"undo": f"{chance.randrange(1, number + 1):016x}"},
        ]
    )
    return entry(number, on, str(chance.randrange(20)), **said)


def append(path: Path, entries: Iterable[Entry]) -> None:
    """Append lines to a ledger."""
    with path.open("a", encoding="utf-8") as file:
        file.writelines(f"{dump(one)}\n" for one in entries)


def entries_of(path: Path) -> Ledger:
    """Return what a ledger says by all its entries."""
    return lines.read_lines(path.read_bytes(), path).ledger()


def assert_same(found: Ledger, whole: Ledger) -> None:
    """Check that both say the same, whatever is asked."""
    assert found.problems == whole.problems
    assert found.latest == whole.latest
    for as_of in (None, *DAYS):
        assert dict(fold(found, as_of)) == dict(fold(whole, as_of))
        assert dict(fold(found, as_of, {"3", "x"})) == dict(fold(whole, as_of, {"3", "x"}))
        assert len(fold(found, as_of)) == len(fold(whole, as_of))
    assert found.undone == whole.undone
    assert found.of("3") == whole.of("3")
    assert found.of("x") == ()
    assert set(found.ids) == set(whole.ids)
    assert tuple(found.entries) == whole.entries
    assert len(found.entries) == len(whole.entries)
    assert found.entries[:2] == whole.entries[:2]
    assert found.entries[0] == whole.entries[0]


def asked(path: Path, folder: Path) -> tuple[Ledger, bool]:
    """Return what a ledger says, and whether it came out of what was kept before."""
    before = [file.stat().st_ino for file in folder.iterdir()]
    found = read(path, folder)
    return found, before == [file.stat().st_ino for file in folder.iterdir()]


def test_what_is_kept_says_what_the_file_says(path: Path, folder: Path) -> None:
    whole = entries_of(path)
    assert len(whole.problems) == 1
    assert_same(read(path, folder), whole)
    found, is_kept = asked(path, folder)
    assert is_kept
    assert_same(found, whole)


def test_nothing_need_be_kept(path: Path) -> None:
    assert_same(read(path), entries_of(path))


def test_lines_after_it_are_read_on(path: Path, folder: Path) -> None:
    read(path, folder)
    append(path, [line for line in many(50, first=301) if not line.undo])
    with path.open("ab") as file:
        file.write(b"<<<<<<< ours\n{torn")
    found, is_kept = asked(path, folder)
    assert is_kept
    assert_same(found, entries_of(path))


def test_a_file_that_begins_with_a_byte_order_mark(path: Path, folder: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    read(path, folder)
    found, is_kept = asked(path, folder)
    assert is_kept
    assert_same(found, entries_of(path))


def shortened(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-200])


def changed_inside(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"\xe4\xbc\x9a", b"\xe5\x8a\x9e", 1))


def merged(path: Path) -> None:
    lines = path.read_bytes().splitlines(keepends=True)
    random.Random(3).shuffle(lines)
    path.write_bytes(b"".join(lines))


def undone_later(path: Path) -> None:
    append(path, [entry(900, "05-01", undo=f"{5:016x}")])


def said_twice(path: Path) -> None:
    append(path, [entry(7, "05-01", status="done")])


def far_longer(path: Path) -> None:
    longer = [line for line in many(2 * keeping.LONGEST_TAIL, first=1000) if not line.undo]
    append(path, longer[: keeping.LONGEST_TAIL + 1])


@pytest.mark.parametrize("change", [shortened, changed_inside, merged, undone_later, said_twice, far_longer])
def test_after_anything_else_the_whole_file_is_read(
    path: Path, folder: Path, change: Callable[[Path], None]
) -> None:
    read(path, folder)
    change(path)
    found, is_kept = asked(path, folder)
    assert not is_kept
    assert_same(found, entries_of(path))
    assert_same(read(path, folder), entries_of(path))


@pytest.mark.parametrize("torn", [b"{", dump(entry(900, "05-01")).encode(), b'{"undo":'])
def test_a_torn_last_line_is_read_each_time(path: Path, folder: Path, torn: bytes) -> None:
    path.write_bytes(path.read_bytes() + torn)
    assert_same(read(path, folder), entries_of(path))
    found, is_kept = asked(path, folder)
    assert is_kept
    assert_same(found, entries_of(path))


def test_an_entry_without_a_line_end_that_takes_another_back(path: Path, folder: Path) -> None:
    path.write_bytes(path.read_bytes() + dump(entry(900, "05-01", undo=f"{5:016x}")).encode())
    assert_same(read(path, folder), entries_of(path))


def test_damage_is_noticed(path: Path, folder: Path) -> None:
    read(path, folder)
    [file] = folder.iterdir()
    file.write_bytes(file.read_bytes()[:-1])
    assert [asked(path, folder)[1] for _ in range(2)] == [False, True]


def test_an_empty_ledger_has_no_last_entry(path: Path, folder: Path) -> None:
    path.write_text("\n", encoding="utf-8")
    read(path, folder)
    found, is_kept = asked(path, folder)
    assert is_kept
    assert found.latest is None
    append(path, [entry(1, "05-01")])
    assert read(path, folder).latest == datetime(2010, 1, 1, 0, 1, tzinfo=UTC)


def test_a_day_without_entries_knows_no_task(path: Path, folder: Path) -> None:
    read(path, folder)
    stands = fold(read(path, folder), day("2009-12-31"))
    assert (list(stands), "3" in stands, "x" in stands) == ([], False, False)


def test_what_is_recorded_comes_after_all_that_is_kept(path: Path, folder: Path) -> None:
    read(path, folder)
    [written] = record(path, lambda _before: [entry(1, "05-01")._replace(id="new")], folder)
    assert written.at > max(known.at for known in many(300))


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10**6), known=st.integers(1, 60), more=st.integers(0, 30))
def test_kept_or_not_makes_no_difference(
    tmp_path_factory: pytest.TempPathFactory, seed: int, known: int, more: int
) -> None:
    folder = tmp_path_factory.mktemp("any")
    path = folder / "plan.ledger.jsonl"
    append(path, many(known, seed=seed))
    read(path, folder / "kept")
    append(path, many(more, first=known + 1, seed=seed + 1))
    assert_same(read(path, folder / "kept"), entries_of(path))
