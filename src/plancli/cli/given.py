"""What was given beside a command's own options, and which files answer it?"""

from __future__ import annotations

import os
import shlex
import sys
from datetime import date
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from plancli import drawing, query, recording, store
from plancli.cli import arguments, pager, streams, world
from plancli.cli.output import Target, encoded
from plancli.errors import NoSuchTaskError, PlancliError, message
from plancli.words import tell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    import typer

    from plancli.cli.output import Made
    from plancli.drawing.look import Look
    from plancli.errors import Message
    from plancli.ledger import Ledger
    from plancli.plan import Plan
    from plancli.query.state import Case
    from plancli.store.places import Place
    from plancli.views.page import Page
    from plancli.views.records import Records
    from plancli.words import Lang

Color = Literal["auto", "always", "never"]

LEDGER_ENDING = ".ledger.jsonl"
"""How the name of a ledger ends; a link beside the plan is followed to no other."""


class LinkedLedgerError(PlancliError):
    """The ledger beside the plan is a link to a file that is not called a ledger."""

    exit_code = 3
    id = "error.linked_ledger"


class PipedWordError(PlancliError):
    """A word that came through a pipe in the place of an id names no task."""

    exit_code = 4
    id = "error.piped_word"


class SeveralPlansError(PlancliError):
    """A command that writes does not know which of several plans is meant."""

    exit_code = 2
    id = "error.several_plans"


class BuiltinPlanError(PlancliError):
    """The built-in plan was to be updated."""

    exit_code = 3
    id = "error.builtin"


class SameFileError(PlancliError):
    """The ledger named is the plan file, which no update may touch."""

    exit_code = 2
    id = "error.same_file"


def given(ctx: typer.Context) -> Given:
    """Return what was given beside the options of the command that runs."""
    found: Given = ctx.obj
    return found


class Given:
    """The global options, as given before or after the command's name; the world that answers them.

    Attributes:
        plan: Path of the plan file.
        ledger: Path of the ledger file.
        as_of: Day the question is asked for.
        color: Whether to colour the answer.
        target: The format of the answer, and where it goes.
        paged: On a terminal, a long answer is shown a screen at a time.
        only: Ids that the command asks about alone, so that the plan may lack other tasks; empty for all.
    """

    only: Sequence[str] = ()

    def __init__(
        self,
        plan: str | None = None,
        ledger: str | None = None,
        as_of: str | None = None,
        color: Color | None = None,
        target: Target | None = None,
        *,
        paged: bool = False,
    ) -> None:
        """Keep what was given; the world is asked when an answer is needed, and only once."""
        self.plan = plan
        self.ledger = ledger
        self.as_of = as_of
        self.color = color
        self.target = target or Target()
        self.paged = paged

    @cached_property
    def lang(self) -> Lang:
        """The user's language."""
        return world.language()

    @cached_property
    def day(self) -> date:
        """The as-of date: the option, else `$PLANCLI_AS_OF`, else today.

        A day without a year lies in the year of the plan that is in use today.
        """
        today = world.now().date()
        for typed, name in ((self.as_of, "--as-of"), (os.environ.get("PLANCLI_AS_OF"), "PLANCLI_AS_OF")):
            if typed:
                return arguments.day(typed, name, today=lambda: today, plan_year=self._year_by_clock)
        return today

    def _year_by_clock(self) -> int:
        """Return the year of the plan that is in use today by the clock, not by the as-of day."""
        return Given(self.plan, self.ledger, as_of=world.now().date().isoformat()).load_plan().year

    def read_day(self, text: str, option: str, year: int | None = None) -> date:
        """Return the day that was typed; a day without a year lies in `year`, else in the plan's year.

        Raises:
            BadDayError: It is no day.
        """
        return arguments.day(
            text, option, today=lambda: self.day, plan_year=lambda: year or self.plan_in_use.year
        )

    @cached_property
    def place(self) -> Place:
        """The files in use."""
        return store.places.locate(
            option=Path(self.plan) if self.plan else None,
            environment=os.environ.get("PLANCLI_PLAN"),
            ledger=Path(self.ledger) if self.ledger else None,
            folder=world.working_folder(),
            year=lambda: self.day.year,
        )

    def load_plan(self) -> Plan:
        """Return the plan."""
        return store.loading.load_plan(self.place.plan, self.cache, self.only)

    @cached_property
    def cache(self) -> Path | None:
        """The folder for what can be worked out again; None where `$PLANCLI_NO_CACHE` forbids it."""
        return None if os.environ.get("PLANCLI_NO_CACHE") else world.cache_folder()

    @cached_property
    def plan_in_use(self) -> Plan:
        """The plan; stderr says which one it is where nobody named it."""
        plan = self.load_plan()
        if self.place.origin == "builtin":
            self.remark(message("cli.builtin", title=plan.title))
        if self.place.passed_over:
            names = tuple(path.name for path in self.place.passed_over)
            self.remark(message("cli.several_plans", plan=self.place.plan.name, others=names))
        return plan

    def open_ledger(self) -> Ledger:
        """Return the ledger, as `ledger.read` does; say on stderr how many of its lines cannot be read."""
        from plancli import ledger  # noqa: PLC0415  its decoder is slow to load, and few commands read no ledger

        if self.place.ledger is None:
            return ledger.Ledger()
        if self.ledger and not self.place.ledger.exists():
            self.remark(message("cli.no_ledger_yet", path=self.place.ledger))
        found = ledger.read(self.place.ledger)
        self.warn_of(found)
        return found

    def warn_of(self, ledger: Ledger) -> None:
        """Say on stderr how many lines of a ledger cannot be read, and how many ids have two contents."""
        for which, count in (("skipped", ledger.skipped), ("disputed", ledger.disputed)):
            if count:
                self.remark(message(f"ledger.{which}", count=count, path=self.place.ledger))

    def ask(self) -> Case:
        """Return the case that answers questions on the as-of date."""
        return query.state.ask(self.plan_in_use, self.open_ledger(), self.day)

    def writable_ledger(self) -> Path:
        """Return the ledger that updates go to.

        Raises:
            BuiltinPlanError: The built-in plan is in use, and no ledger was named.
            SeveralPlansError: Several plans may be meant.
            SameFileError: The ledger is the plan, perhaps under another name.
            LinkedLedgerError: It was not named, and is a link to something else than a ledger.
        """
        self.stop_if_several()
        path = self.place.ledger
        if path is None:
            raise BuiltinPlanError
        if world.is_same_file(path, self.place.plan):
            raise SameFileError(path=path)
        if not self.ledger and path.is_symlink():
            target = os.path.realpath(path)
            if not target.endswith(LEDGER_ENDING):
                raise LinkedLedgerError(path=path, target=target)
        return path

    def stop_if_several(self) -> None:
        """Stop a command that writes where several plans may be meant.

        Raises:
            SeveralPlansError: They may.
        """
        if self.place.passed_over:
            names = tuple(path.name for path in (*self.place.passed_over, self.place.plan))
            raise SeveralPlansError(plans=names)

    @cached_property
    def look(self) -> Look:
        """How answers look on this standard output."""
        is_terminal = sys.stdout.isatty()
        plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
        color = {"always": True, "never": False}.get(self.color or "auto", is_terminal and not plain)
        width, height = world.terminal_size() if is_terminal else (None, None)
        return drawing.look.Look(self.lang, width, color, height)

    @property
    def hint(self) -> str:
        """The global options that another command needs to ask about the same plan, ledger and day."""
        typed = (("--plan", self.plan), ("--ledger", self.ledger), ("--as-of", self.as_of))
        return "".join(f" {name} {shlex.quote(str(value))}" for name, value in typed if value)

    def show(
        self,
        page: Callable[[Look], Page],
        records: Callable[[], Records],
        *,
        brief: Callable[[Lang], Page] | None = None,
        files: Mapping[Made, Callable[[], bytes]] = {},
        left_out: Iterable[Message] = (),
    ) -> None:
        """Give an answer in the format asked for; only what that format needs is computed.

        Args:
            page: Makes the answer for people.
            records: Makes the answer for programs.
            brief: Makes the answer for a chat; `page` where nothing is shorter.
            files: Make the answer as a whole file, by format; the command lists these formats in `MADE_BY`.
            left_out: What the answer does not show, as the page says too; for programs it goes to stderr.
        """
        match self.target.how:
            case "table":
                shown = page(self.look)
                lines, notes = drawing.lines.draw(shown, self.look), drawing.lines.notes(shown, self.look)
                if self.look.width is None:
                    streams.write(lines)
                    streams.write(notes, sys.stderr)
                else:
                    pager.write(chain(lines, notes), wanted=self.paged)
            case "md":
                self.send(drawing.markdown.draw(page(self.look)))
            case "text":
                shown = brief(self.lang) if brief else page(self.look)
                self.send(drawing.text.draw(shown))
                for note in shown.notes:
                    streams.complain(note)
            case "xlsx" | "docx" | "html" | "svg" | "ics":
                self.show_file(files, [tell(self.lang, what) for what in left_out])
            case how:
                self.send(drawing.records.draw(records(), how, bom=self.target.has_bom))
                for what in left_out:
                    self.remark(what)

    def show_file(self, files: Mapping[Made, Callable[[], bytes]], notes: Iterable[str] = ()) -> None:
        """Give an answer as a whole file in the format asked for; stderr says what it does not show."""
        self.send_file(next(make for how, make in files.items() if how == self.target.how)())
        for note in notes:
            streams.complain(note)

    def send(self, lines: Iterable[str]) -> None:
        """Write the lines of an answer where it goes; standard output names the file they went into."""
        if self.target.path is None:
            pager.write(lines, wanted=self.paged)
            return
        self.send_file(encoded(lines))

    def send_file(self, data: bytes) -> None:
        """Write a file where it goes, whole or not at all; standard output names it."""
        if self.target.path is None:
            streams.write_bytes(data)
            return
        self.target.write(self.target.path, data)
        streams.write([str(self.target.path)])

    def remark_name(self, plan: Path) -> None:
        """Say that a plan just written has a name under which no command looks for plans."""
        pattern = store.places.PLAN_PATTERN
        if not plan.match(pattern):
            path, better = shlex.quote(str(plan)), f"plan-{plan.stem}.toml"
            self.remark(
                message(
                    "cli.name_not_found",
                    name=plan.name,
                    pattern=pattern,
                    path=path,
                    better=better,
                )
            )

    def remark(self, what: Message) -> None:
        """Say something beside the answer, on stderr."""
        streams.complain(tell(self.lang, what))


def task_ids(plan: Plan, typed: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of the tasks that were typed or piped in, each once.

    Raises:
        NoSuchTaskError: What was typed names no task.
        PipedWordError: What was piped in names no task.
    """
    typed = list(typed)
    words = streams.typed_words(typed, frozenset(plan.ids) if streams.PIPE in typed else ())
    try:
        return recording.lookup.task_ids(plan, words)
    except NoSuchTaskError as error:
        strange = str(dict(error.message.args)["id"])
        if streams.PIPE not in typed or strange in typed:
            raise
        raise PipedWordError(word=strange) from error
