"""Measure plancli beside a trivial Typer app, Taskwarrior, todo.txt-cli, topydo and todoman.

Everything runs in one go, interleaved in random order, so that whatever else the machine does falls on all
alike; only ratios within one run mean anything. What is not installed is named and left out. Figures are
medians; a ratio is the median of the ratios of each round, for a machine that is shared with others is now
fast and now slow, and the medians of two commands may fall into different moods of it.

    python tools/bench/compare.py                       all sizes, written to docs/performance.md
    python tools/bench/compare.py --sizes 38 --only list,update --print
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

import make_data
import measure
import page
import workload
from contenders import CONTENDERS, Plancli, environment, installed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from contenders import Contender
    from measure import Run

RUNS = 20
FEWEST_RUNS = 3
PATIENCE = 20.0
"""Seconds after which something slow is not run again, once it has run `FEWEST_RUNS` times."""

BULK = 1_000
"""Updates in one process."""

TRIVIAL = "trivial Typer app"
TRIVIAL_APP = """\
import typer

app = typer.Typer()


@app.command()
def main(name: str = "world") -> None:
    print(f"hello {name}")


app()
"""

LOOKS: dict[str, tuple[str, ...]] = {
    "list": ("list",),
    "summary": ("summary",),
    "due": ("due",),
    "overdue": ("overdue",),
    "board": (),
    "help": ("--help",),
}
"""Measures of plancli alone that are one command each."""

NAMES = {
    "start": "start-up",
    "filtered": "filtered list",
    "update": "one update",
    "list": "`list`, piped",
    "terminal": "`list`, on a terminal",
    "summary": "`summary`",
    "due": "`due`",
    "overdue": "`overdue`",
    "board": "`plancli` alone (the board)",
    "help": "`--help`",
    "quarter": "a quarter of all tasks as TSV",
    "done-": "1,000 updates through `done -`",
    "update-": "1,000 updates through `update -`",
    "changed": "filtered list, first after the plan changed",
    "toml": "the same file read by Python and `tomli` alone",
    "no-cache": "filtered list, `PLANCLI_NO_CACHE=1`",
    "long-none": "filtered list, 1,000 tasks without a ledger",
    "long": "filtered list, 1,000 tasks with 100,000 entries",
}
"""What is measured, in the order of the page."""

SHARED = ("filtered", "update")
"""Measures that other tools take part in."""


class Key(NamedTuple):
    """What was measured, of which tool, with how many tasks."""

    measure: str
    tool: str = Plancli.name
    size: int = 0


@dataclass(frozen=True)
class Trial:
    """Something to be run again and again.

    Attributes:
        command: The command of the n-th run, from 0.
        environment: Its environment.
        folder: Its working directory.
        stdin: What the n-th run reads.
        prepare: Called before each run, not timed.
        most: Runs after which there is nothing left to do.
    """

    key: Key
    command: Callable[[int], Sequence[str]]
    environment: dict[str, str]
    folder: Path
    stdin: Callable[[int], bytes] = lambda _run: b""
    prepare: Callable[[], None] = lambda: None
    on_terminal: bool = False
    most: int = 1_000_000
    runs: list[Run] = field(default_factory=list)


def trials(folder: Path, sizes: Iterable[int], contenders: Sequence[Contender]) -> Iterator[Trial]:
    """Yield everything that can be measured on the data in a folder."""
    yield trivial(folder / "trivial")
    for size in sizes:
        data = folder / str(size)
        for contender in contenders:
            if size <= contender.largest:
                yield from side_by_side(contender, data / contender.name, size)
        yield from looks(data / Plancli.name, size)
        yield from unprepared(data / Plancli.name, size)
        yield from bulk(data / Plancli.name, size)
    yield from long_ledger(folder / "long")


def always(*command: str) -> Callable[[int], Sequence[str]]:
    """Return what gives the same command for every run."""
    return lambda _run: command


def trivial(folder: Path) -> Trial:
    """Return the trial of an app that does nothing, started as plancli is."""
    folder.mkdir()
    (folder / "trivial.py").write_text(TRIVIAL_APP)
    return Trial(
        Key("start", TRIVIAL), always(sys.executable, "-m", "trivial"), environment(Plancli(), folder), folder
    )


def side_by_side(contender: Contender, folder: Path, size: int) -> Iterator[Trial]:
    """Yield what every tool can do: list the tasks of a department, close one task."""
    around = environment(contender, folder)
    filtered = contender.filtered(folder, workload.FILTERED)
    yield Trial(Key("filtered", contender.name, size), always(*filtered), around, folder)
    ids = json.loads((folder.parent / "open.json").read_text())
    yield Trial(
        Key("update", contender.name, size),
        lambda run: contender.done(folder, ids[run]),
        around,
        folder,
        most=len(ids),
    )


def looks(folder: Path, size: int) -> Iterator[Trial]:
    """Yield the commands of plancli that only look."""
    around = environment(Plancli(), folder)
    for name, arguments in LOOKS.items():
        yield Trial(Key(name, size=size), always(*Plancli.program, *arguments), around, folder)
    names = json.loads((folder.parent / "quarter.json").read_text())
    departments = [part for name in names for part in ("--dept", name)]
    quarter = (*Plancli.program, "list", *departments, "--output", "tsv")
    yield Trial(Key("quarter", size=size), always(*quarter), around, folder)
    yield Trial(
        Key("terminal", size=size), always(*Plancli.program, "list"), around, folder, on_terminal=True
    )


def unprepared(folder: Path, size: int) -> Iterator[Trial]:
    """Yield a filtered list right after the plan changed, what TOML takes of it, and one without a memory."""
    command = Plancli().filtered(folder, workload.FILTERED)
    around = environment(Plancli(), folder)
    no_cache = around | {"PLANCLI_NO_CACHE": "1"}
    yield Trial(Key("no-cache", size=size), always(*command), no_cache, folder)
    read_toml = "import sys, tomli; tomli.load(open(sys.argv[1], 'rb'))"
    toml = always(sys.executable, "-c", read_toml, str(folder / "plan.toml"))
    yield Trial(Key("toml", size=size), toml, around, folder)
    other = copied(folder, "changed")
    yield Trial(
        Key("changed", size=size),
        always(*command),
        environment(Plancli(), other),
        other,
        prepare=lambda: os.utime(other / "plan.toml"),
    )


def bulk(folder: Path, size: int) -> Iterator[Trial]:
    """Yield 1,000 updates in one process, as far as this plancli can do that, always on the same ledger."""
    other = copied(folder, "bulk")
    around = environment(Plancli(), other)
    ids = json.loads((folder.parent / "open.json").read_text())[:BULK]

    def start_again() -> None:
        """Put the ledger back and read it once, as it would have been before the updates."""
        shutil.copy(folder.parent / "ledger-at-first", other / "plan.ledger.jsonl")
        measure.run([*Plancli.program, "list", "--output", "ids"], around, other)

    shutil.copy(other / "plan.ledger.jsonl", folder.parent / "ledger-at-first")
    if len(ids) == BULK:
        command, words = always(*Plancli.program, "done", "-"), "\n".join(ids).encode()
        yield Trial(
            Key("done-", size=size), command, around, other, stdin=lambda _run: words, prepare=start_again
        )
    if measure.run([*Plancli.program, "update", "--help"], around, other).code:
        print("plancli has no command `update` yet: 1,000 updates through it are left out", file=sys.stderr)
        return
    command, updates = always(*Plancli.program, "update", "-"), reports(ids)
    yield Trial(
        Key("update-", size=size), command, around, other, stdin=lambda _run: updates, prepare=start_again
    )


def reports(ids: Sequence[str]) -> bytes:
    """Return 1,000 updates as `update -` reads them."""
    updates = ({"task": ids[number % len(ids)], "percent": number % 100} for number in range(BULK))
    return "".join(json.dumps(update) + "\n" for update in updates).encode()


def long_ledger(folder: Path) -> Iterator[Trial]:
    """Yield a filtered list without a ledger, and with a long one; nothing is kept of a ledger."""
    without = copied(folder, "without")
    (without / "plan.ledger.jsonl").unlink()
    command = Plancli().filtered(folder, workload.FILTERED)
    for name, place in (("long-none", without), ("long", folder)):
        around = environment(Plancli(), place)
        yield Trial(Key(name, size=make_data.LONG_LEDGER_TASKS), always(*command), around, place)


def copied(folder: Path, name: str) -> Path:
    """Return a copy of a folder, beside it."""
    return shutil.copytree(folder, folder.with_name(f"{folder.name}-{name}"))


def is_asked_for(trial: Trial, only: Sequence[str]) -> bool:
    """Tell whether a trial is named, by its measure or its tool; the trivial app always takes part."""
    return not only or trial.key.measure in {"start", *only} or trial.key.tool in only


def run_all(every: Sequence[Trial], rounds: int) -> None:
    """Run every trial again and again in random order, once before any counts."""
    chance = random.Random(0)
    for number in range(rounds + 1):
        for trial in chance.sample(every, len(every)):
            if is_due(trial, number):
                trial.prepare()
                result = measure.run(
                    trial.command(number),
                    trial.environment,
                    trial.folder,
                    stdin=trial.stdin(number),
                    on_terminal=trial.on_terminal,
                )
                if number:
                    trial.runs.append(result)
        print(f"\rround {number} of {rounds}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)


def is_due(trial: Trial, number: int) -> bool:
    """Tell whether a trial runs in this round."""
    spent = sum(run.seconds for run in trial.runs)
    return number < trial.most and (len(trial.runs) < FEWEST_RUNS or spent < PATIENCE)


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured, round by round.

    Attributes:
        seconds: The time of each round.
        megabytes: The peak memory of each.
        failures: Exit codes of trials that did not end well.
    """

    seconds: dict[Key, list[float]]
    megabytes: dict[Key, list[float]]
    failures: dict[Key, int]


def figures(every: Iterable[Trial]) -> Figures:
    """Return what was run."""
    found = Figures({}, {}, {})
    for trial in every:
        codes = [run.code for run in trial.runs if run.code]
        if codes:
            found.failures[trial.key] = codes[0]
        elif trial.runs:
            found.seconds[trial.key] = [run.seconds for run in trial.runs]
            found.megabytes[trial.key] = [run.peak / 1e6 for run in trial.runs]
    return found


def ratio(values: Sequence[float], bases: Sequence[float]) -> float:
    """Return how many times the base something is: the median over the rounds that both took part in."""
    return median(value / base for value, base in zip(values, bases, strict=False))


def excess(values: Sequence[float], bases: Sequence[float]) -> float:
    """Return how much more than the base something is, likewise."""
    return median(value - base for value, base in zip(values, bases, strict=False))


@dataclass(frozen=True, slots=True)
class Promise:
    """A limit that plancli means to keep.

    Attributes:
        words: What is promised.
        limit: The most it may be.
        unit: ``×``, ``s``, ``ms`` or ``MB``.
        of: What it is about.
        to: What it is divided by, where the unit is ``×``, or what is taken off it, where the unit is a time.
        of_memory: It is about memory.
    """

    words: str
    limit: float
    unit: str
    of: Key
    to: Key | None = None
    of_memory: bool = False

    def value(self, found: Figures) -> float | None:
        """Return the value measured; None where something is missing."""
        source = found.megabytes if self.of_memory else found.seconds
        values, bases = source.get(self.of), source.get(self.to) if self.to else None
        if values is None or (self.to and bases is None):
            return None
        if bases is None:
            value = median(values)
        else:
            value = ratio(values, bases) if self.unit == "×" else excess(values, bases)
        return value * (1000 if self.unit == "ms" else 1)


START = Key("start", TRIVIAL)
SMALL, LARGE, HUGE = 38, 10_000, 100_000


def promises() -> Iterator[Promise]:
    """Yield what plancli promises of its speed, in the order of the page."""
    for name in SHARED:
        yield Promise(f"{NAMES[name]}, 38 tasks, to the trivial app", 1.25, "×", Key(name, size=SMALL), START)
    for name, limit in (("list", 1.9), ("terminal", 1.6), ("summary", 1.9), ("due", 1.9), ("overdue", 1.9)):
        words = f"{NAMES[name]}, 38 tasks, to the trivial app"
        yield Promise(words, limit, "×", Key(name, size=SMALL), START)
    for name in SHARED:
        words = f"{NAMES[name]}, 10,000 tasks, to Taskwarrior's"
        yield Promise(words, 1, "×", Key(name, size=LARGE), Key(name, "Taskwarrior", LARGE))
    for name, limit in (("quarter", 1.7), ("update", 1.2)):
        both = Key(name, size=LARGE), Key(name, size=SMALL)
        yield Promise(f"{NAMES[name]}, 10,000 tasks, to the same of 38", limit, "×", *both)
    for name, limit in (("list", 6), ("terminal", 6), ("changed", 8.5)):
        words = f"{NAMES[name]}, 10,000 tasks, to the trivial app"
        yield Promise(words, limit, "×", Key(name, size=LARGE), START)
    filtered = Key("filtered", size=LARGE)
    yield Promise(
        "`summary`, 10,000 tasks, to the filtered list", 2, "×", Key("summary", size=LARGE), filtered
    )
    for name in ("filtered", "update", "list", "terminal", "summary", "due", "overdue", "changed"):
        both = Key(name, size=HUGE), Key(name, size=LARGE)
        yield Promise(f"{NAMES[name]}, time of 100,000 tasks to 10,000", 12, "×", *both)
        yield Promise(f"{NAMES[name]}, memory of 100,000 tasks to 10,000", 12, "×", *both, of_memory=True)
        yield Promise(f"{NAMES[name]}, memory with 100,000 tasks", 400, "MB", both[0], of_memory=True)
    long = Key("long", size=make_data.LONG_LEDGER_TASKS)
    yield Promise(
        "100,000 entries, to the filtered list of 38 tasks", 6, "×", long, Key("filtered", size=SMALL)
    )
    for size in (SMALL, LARGE):
        both = Key("update-", size=size), Key("update", size=size)
        yield Promise(f"{NAMES['update-']}, {size:,} tasks, to one update", 2, "×", *both)


def promises_table(found: Figures) -> str:
    """Return what was promised beside what was measured."""
    rows = []
    for promise in promises():
        value = promise.value(found)
        if value is not None:
            kept = "yes" if value <= promise.limit else "**no**"
            measured = (
                f"{value:.2f} {promise.unit}" if promise.unit in "×s" else f"{value:.0f} {promise.unit}"
            )
            rows.append((promise.words, f"{promise.limit:g} {promise.unit}", measured, kept))
    return page.table(("promise", "at most", "measured", "kept"), rows)


def tools_table(found: Figures, name: str, sizes: Sequence[int], *, memory: bool = False) -> str:
    """Return one measure for every tool, a column a size."""
    rows = []
    for contender in CONTENDERS:
        cells = [tool_cell(found, Key(name, contender.name, size), memory=memory) for size in sizes]
        if any(cell != "–" for cell in cells):
            rows.append((contender.name, *cells))
    if not rows:
        return ""
    return page.table((f"{NAMES[name]}, {'MB' if memory else 'ms'}", *(f"{size:,}" for size in sizes)), rows)


def tool_cell(found: Figures, key: Key, *, memory: bool) -> str:
    """Return a figure as it stands in a table."""
    if key in found.failures:
        return f"exit {found.failures[key]}"
    if key not in found.seconds:
        return "–"
    if not memory:
        return f"{median(found.seconds[key]) * 1000:,.0f}"
    megabytes, least = median(found.megabytes[key]), measure.least_peak() / 1e6
    return f"{megabytes:,.0f}" if megabytes > least else f"< {least:,.0f}"


def own_table(found: Figures, sizes: Sequence[int]) -> str:
    """Return every measure of plancli, a column a size: milliseconds, and how many trivial apps that is."""
    rows = []
    for name, words in NAMES.items():
        cells = [own_cell(found, Key(name, size=size)) for size in sizes]
        if any(cell != "–" for cell in cells):
            rows.append((words, *cells))
    return page.table(("plancli, ms (× trivial app)", *(f"{size:,}" for size in sizes)), rows)


def own_cell(found: Figures, key: Key) -> str:
    """Return a time and how many trivial apps it is."""
    cell = tool_cell(found, key, memory=False)
    if key not in found.seconds or START not in found.seconds:
        return cell
    return f"{cell} ({ratio(found.seconds[key], found.seconds[START]):.2f})"


def report(
    found: Figures, sizes: Sequence[int], contenders: Sequence[Contender], rounds: int
) -> dict[str, str]:
    """Return the measured parts of the page, by name."""
    start = f"{median(found.seconds[START]) * 1000:.0f} ms" if START in found.seconds else "not measured"
    facts = f"`{page.command_line()}`: medians of up to {rounds} runs, interleaved; ratios round by round."
    own_sizes = sorted({*sizes, make_data.LONG_LEDGER_TASKS})
    return {
        "facts": f"{facts} {page.machine(contenders)} The trivial Typer app takes {start}.",
        "promises": promises_table(found),
        "tools": "\n\n".join(filter(None, (tools_table(found, name, sizes) for name in SHARED))),
        "plancli": own_table(found, own_sizes),
        "memory": tools_table(found, "filtered", sizes, memory=True),
    }


def make(folder: Path, sizes: Sequence[int]) -> None:
    """Make the data in a process of its own: this one stays small, for it bounds what can be measured."""
    text = ",".join(map(str, sizes))
    script = Path(make_data.__file__)
    subprocess.run([sys.executable, script, folder, "--sizes", text, "--long-ledger"], check=True)


def main() -> None:
    """Measure what the command line asks for, and print it or write it to the page."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", type=make_data.sizes, default=make_data.SIZES, help="with commas between")
    parser.add_argument("--runs", type=int, default=RUNS, help=f"of each command (default {RUNS})")
    parser.add_argument("--only", default="", help=f"tools or measures, with commas: {', '.join(NAMES)}")
    parser.add_argument("--print", action="store_true", help="print, and leave the page as it is")
    given = parser.parse_args()
    with TemporaryDirectory(prefix="plancli-bench-") as name:
        make(Path(name), given.sizes)
        contenders = installed()
        only = given.only.split(",") if given.only else []
        every = [one for one in trials(Path(name), given.sizes, contenders) if is_asked_for(one, only)]
        run_all(every, given.runs)
    parts = report(figures(every), given.sizes, contenders, given.runs)
    if given.print:
        print("\n\n".join(filter(None, parts.values())))
    else:
        page.fill(page.DOCS / "performance.md", parts)


if __name__ == "__main__":
    main()
