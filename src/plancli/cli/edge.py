"""What does the outside world say, and how does an answer reach it?

Terminal, environment, standard input and clock are read here and nowhere else.
"""

from __future__ import annotations

import os
import shlex
import sys
from datetime import date, datetime, timedelta, timezone
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TextIO

from plancli.cli import arguments
from plancli.cli.target import Target
from plancli.errors import NoSuchTaskError, PlancliError, cause_of, message
from plancli.words import say, tell

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from plancli.drawing.look import Look
    from plancli.errors import Message
    from plancli.ledger import Ledger
    from plancli.plan import Plan
    from plancli.query.state import Case
    from plancli.store import Place
    from plancli.views.page import Page
    from plancli.views.record import Records
    from plancli.words import Lang

Color = Literal["auto", "always", "never"]

COMPLETION = "_PLANCLI_COMPLETE"
"""Set by the script of a shell that asks what can stand here, or by a person who asks for the script."""

LEDGER_ENDING = ".ledger.jsonl"
"""How the name of a ledger ends; a link beside the plan is followed to no other."""

PIPE = "-"
"""What stands for the lines that come through a pipe."""

MOST_PIPED = 50_000_000
"""Bytes beyond which nothing is read from a pipe; 100,000 updates have a third of it."""

CHUNK = 200
"""Lines handed to the terminal at a time: few calls of the system, and the first lines at once."""


class NoInputError(PlancliError):
    """Ids were to come through a pipe, and standard input is a terminal."""

    exit_code = 2
    id = "error.no_stdin"


class BadInputError(PlancliError):
    """What came through a pipe is not text."""

    exit_code = 2
    id = "error.bad_stdin"


class LongInputError(PlancliError):
    """What came through a pipe is longer than any list of updates."""

    exit_code = 2
    id = "error.long_stdin"


class BadWordError(PlancliError):
    """A word of the command line, or the name of who records, is not text."""

    exit_code = 2
    id = "error.bad_word"


class BadZoneError(PlancliError):
    """The time zone of the environment is none that can be."""

    exit_code = 2
    id = "error.bad_zone"


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


class OutputError(PlancliError):
    """The answer could not be written, as on a full disk."""

    exit_code = 3
    id = "error.unwritable_output"


class Given:
    """The global options, as given before or after the command's name; the world that answers them.

    Attributes:
        plan: Path of the plan file.
        ledger: Path of the ledger file.
        as_of: Day the question is asked for.
        color: Whether to colour the answer.
        target: The format of the answer, and where it goes.
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
    ) -> None:
        """Keep what was given; the world is asked when an answer is needed, and only once."""
        self.plan = plan
        self.ledger = ledger
        self.as_of = as_of
        self.color = color
        self.target = target or Target()

    @cached_property
    def lang(self) -> Lang:
        """The user's language."""
        return language()

    @cached_property
    def day(self) -> date:
        """The as-of date: the option, else `$PLANCLI_AS_OF`, else today.

        A day without a year lies in the year of the plan that is in use today.
        """
        today = now().date()
        for typed, name in ((self.as_of, "--as-of"), (os.environ.get("PLANCLI_AS_OF"), "PLANCLI_AS_OF")):
            if typed:
                return arguments.day(typed, name, today=lambda: today, plan_year=self._year_by_clock)
        return today

    def _year_by_clock(self) -> int:
        """Return the year of the plan that is in use today, whatever day is asked about."""
        return Given(self.plan, self.ledger, as_of=now().date().isoformat()).load_plan().year

    def read_day(self, text: str, option: str, year: int | None = None) -> date:
        """Return the day that somebody wrote; one without a year lies in `year`, else in the plan's.

        Raises:
            BadDayError: It is no day.
        """
        return arguments.day(
            text, option, today=lambda: self.day, plan_year=lambda: year or self.plan_in_use.year
        )

    @cached_property
    def place(self) -> Place:
        """The files in use."""
        from plancli.store.places import locate  # noqa: PLC0415  only commands that read a plan look for one

        return locate(
            option=Path(self.plan) if self.plan else None,
            environment=os.environ.get("PLANCLI_PLAN"),
            ledger=Path(self.ledger) if self.ledger else None,
            folder=_working_folder(),
            year=lambda: self.day.year,
        )

    def load_plan(self) -> Plan:
        """Return the plan."""
        from plancli.store import load_plan  # noqa: PLC0415  likewise

        return load_plan(self.place.plan, self.cache, self.only)

    @cached_property
    def cache(self) -> Path | None:
        """The folder for what can be worked out again; None where `$PLANCLI_NO_CACHE` forbids it."""
        return None if os.environ.get("PLANCLI_NO_CACHE") else cache_folder()

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
        from plancli import ledger  # noqa: PLC0415  likewise

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
        from plancli.query.state import ask  # noqa: PLC0415  likewise

        return ask(self.plan_in_use, self.open_ledger(), self.day)

    def writable_ledger(self) -> Path:
        """Return the ledger that updates go to.

        Raises:
            BuiltinPlanError: The built-in plan is in use, and no ledger was named.
            SeveralPlansError: Several plans may be meant.
            SameFileError: The ledger is the plan, under whatever name.
            LinkedLedgerError: It was not named, and is a link to something else than a ledger.
        """
        self.stop_if_several()
        path = self.place.ledger
        if path is None:
            raise BuiltinPlanError
        if is_same_file(path, self.place.plan):
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
        from plancli.drawing.look import Look  # noqa: PLC0415  only answers need it

        is_terminal = sys.stdout.isatty()
        plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
        color = {"always": True, "never": False}.get(self.color or "auto", is_terminal and not plain)
        width, height = terminal_size() if is_terminal else (None, None)
        return Look(self.lang, width, color, height)

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
        left_out: Iterable[Message] = (),
    ) -> None:
        """Give an answer in the format asked for; only what that format needs is computed.

        Args:
            page: Makes the answer for people.
            records: Makes the answer for programs.
            brief: Makes the answer for a chat; `page` where nothing is shorter.
            left_out: What the answer does not show, as the page says too; for programs it goes to stderr.
        """
        match self.target.how:
            case "table":
                from plancli.drawing import lines  # noqa: PLC0415  a format loads only itself

                shown = page(self.look)
                write(lines.draw(shown, self.look))
                write(lines.notes(shown, self.look), sys.stderr if self.look.width is None else sys.stdout)
            case "md":
                from plancli.drawing import markdown  # noqa: PLC0415  a format loads only itself

                self.send(markdown.draw(page(self.look)))
            case "text":
                from plancli.drawing import text  # noqa: PLC0415  a format loads only itself

                shown = brief(self.lang) if brief else page(self.look)
                self.send(text.draw(shown))
                for note in shown.notes:
                    complain(note)
            case how:
                from plancli.drawing import records as written  # noqa: PLC0415  a format loads only itself

                self.send(written.draw(records(), how, bom=self.target.has_bom))
                for what in left_out:
                    self.remark(what)

    def send(self, lines: Iterable[str]) -> None:
        """Write the lines of an answer where it goes; standard output names the file they went into."""
        if self.target.path is None:
            write(lines)
            return
        self.target.write(self.target.path, lines)
        write([str(self.target.path)])

    def remark_name(self, plan: Path) -> None:
        """Say that a plan just written has a name under which no command looks for plans."""
        from plancli.store.places import PLAN_PATTERN  # noqa: PLC0415  only new plans have new names

        if not plan.match(PLAN_PATTERN):
            path, better = shlex.quote(str(plan)), f"plan-{plan.stem}.toml"
            self.remark(
                message("cli.name_not_found", name=plan.name, pattern=PLAN_PATTERN, path=path, better=better)
            )

    def remark(self, what: Message) -> None:
        """Say something beside the answer, on stderr."""
        complain(tell(self.lang, what))


def is_same_file(one: Path, other: Path) -> bool:
    """Tell whether two names lead to one file, be it there or not."""
    try:
        return one.samefile(other)
    except OSError:
        return os.path.realpath(one) == os.path.realpath(other)


def _working_folder() -> Path:
    """Return the working folder, without its name where it was removed meanwhile."""
    try:
        return Path.cwd()
    except OSError:
        return Path()


def language() -> Lang:
    """Return the language for people: `$PLANCLI_LANG`, else the locale's, else English."""
    names = ("PLANCLI_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
    asked = next((value for name in names if (value := os.environ.get(name))), "")
    return "zh" if asked.lower().startswith("zh") else "en"


def cache_folder() -> Path | None:
    """Return the folder for what this user's programs can work out again; None where there is no home."""
    asked = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if asked.is_absolute():  # the XDG Base Directory Specification has another one ignored
        return asked / "plancli"
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "plancli" / "Cache"
    return home / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "plancli"


def terminal_size() -> tuple[int, int]:
    """Return the columns and the lines of the terminal."""
    from shutil import get_terminal_size  # noqa: PLC0415  only a terminal has a size

    return get_terminal_size()


def now() -> datetime:
    """Return the time, with the offset from UTC of this place, in whole minutes as ISO 8601 has it.

    Raises:
        BadZoneError: The time zone is none.
    """
    try:
        moment = datetime.now().astimezone()
    except (ValueError, OverflowError) as error:
        raise BadZoneError(zone=os.environ.get("TZ", "")) from error
    offset = moment.utcoffset() or timedelta()
    if not offset % timedelta(minutes=1):
        return moment
    return moment.astimezone(timezone(timedelta(minutes=offset // timedelta(minutes=1))))


def user() -> str:
    """Return the name under which this person's updates are recorded."""
    names = (os.environ.get(name) for name in ("PLANCLI_BY", "LOGNAME", "USER", "USERNAME"))
    return as_typed(next((name for name in names if name), "") or _account())


def _account() -> str:
    """Return the name of the account, where the environment does not say it."""
    from getpass import getuser  # noqa: PLC0415  hardly ever needed

    try:
        return getuser()
    except (OSError, KeyError, ImportError):
        return "?"


def write(lines: Iterable[str], stream: TextIO | None = None) -> None:
    """Print lines, on standard output unless told otherwise; as many as somebody reads.

    Raises:
        OutputError: They cannot be written. A closed pipe (``| head``) is no fault.
    """
    stream = stream or sys.stdout
    try:
        for chunk in _chunks(lines):
            stream.write(chunk)
            stream.flush()
    except BrokenPipeError:
        give_up(stream)
    except OSError as error:
        give_up(stream)
        raise OutputError(cause=cause_of(error)) from error


def write_text(text: str) -> None:
    """Print a text as it is, for a file; on a terminal with everything that would act on it written out."""
    lines = text.removesuffix("\n").split("\n")  # splitlines would part TOML's strings
    if sys.stdout.isatty():
        from plancli.drawing.safe import visible  # noqa: PLC0415  only texts of files need it

        lines = [visible(line) for line in lines]
    write(lines)


def give_up(stream: TextIO) -> None:
    """Let what a stream still holds and cannot write go nowhere, so that it is not tried again at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def open_all() -> None:
    """Open what was closed before the start (``>&-``), so that no other file gets its number."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("r" if name == "stdin" else "w", encoding="utf-8"))  # noqa: SIM115  until the end


def _chunks(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines joined into larger pieces."""
    left = iter(lines)
    while chunk := list(islice(left, CHUNK)):
        yield "\n".join(chunk) + "\n"


def complain(text: str) -> None:
    """Print one line on stderr, whatever it holds."""
    from plancli.drawing.safe import visible  # noqa: PLC0415  only what goes wrong is complained about

    try:
        sys.stderr.write(visible(text) + "\n")
        sys.stderr.flush()
    except OSError:  # there is nowhere left to say so
        give_up(sys.stderr)


def fail(error: PlancliError) -> int:
    """Say what went wrong, each problem with its place, and return the exit code."""
    lang = language()
    for problem in error.problems:
        place = f"{problem.path}:{problem.line}" if problem.line else problem.path
        complain(f"{place}: {tell(lang, problem.message)}")
    complain(say(lang, "error.prefix", text=tell(lang, error.message)))
    return error.exit_code


def piped() -> str:
    """Return what was piped in: UTF-8, else GB18030.

    Raises:
        NoInputError: Nothing is piped in.
        BadInputError: It is neither.
        LongInputError: It is more than anybody pipes.
    """
    from plancli.decoding import NoTextError, decode  # noqa: PLC0415  only what is piped needs it

    if sys.stdin.isatty():
        raise NoInputError
    data = sys.stdin.buffer.read(MOST_PIPED + 1)
    if len(data) > MOST_PIPED:
        raise LongInputError(megabytes=MOST_PIPED // 10**6)
    try:
        return decode(data)
    except NoTextError as error:
        raise BadInputError(line=error.line, byte=error.byte) from error


def as_typed(word: str) -> str:
    """Return a word of the command line: UTF-8, else GB18030, where the locale could not make sense of it.

    The name of a file that is there stays as it was given, whatever its bytes.

    Raises:
        BadWordError: It is no text.
    """
    if word.isascii() or not any("\udc80" <= sign <= "\udcff" for sign in word):
        return word
    from plancli.decoding import NoTextError, decode  # noqa: PLC0415  few terminals are not UTF-8

    option, _, value = word.rpartition("=")
    if os.path.lexists(word) or (option.startswith("--") and os.path.lexists(value)):
        return word
    try:
        return decode(os.fsencode(word))
    except NoTextError as error:
        raise BadWordError(word=word) from error


def typed_lines(words: Iterable[str]) -> list[str]:
    """Return words as typed, with ``-`` replaced by every line that is piped in, blank ones left out."""
    found: list[str] = []
    for word in words:
        if word == PIPE:
            found += [line for line in piped().splitlines() if line.strip()]
        else:
            found.append(word)
    return found


def typed_words(typed: Iterable[str], known: Collection[str] = ()) -> list[str]:
    """Return words as typed, with ``-`` replaced by those that are piped in where ids stand."""
    found: list[str] = []
    for word in typed:
        if word != PIPE:
            found.append(word)
            continue
        from plancli.recording.piped import ids_in  # noqa: PLC0415  only a pipe needs it

        found += ids_in(piped(), known)
    return found


def task_ids(plan: Plan, typed: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of the tasks that were typed or piped in, each once.

    Raises:
        NoSuchTaskError: What was typed names no task.
        PipedWordError: What was piped in names no task.
    """
    from plancli.recording import lookup  # noqa: PLC0415  likewise

    typed = list(typed)
    words = typed_words(typed, frozenset(plan.ids) if PIPE in typed else ())
    try:
        return lookup.task_ids(plan, words)
    except NoSuchTaskError as error:
        strange = str(dict(error.message.args)["id"])
        if PIPE not in typed or strange in typed:
            raise
        raise PipedWordError(word=strange) from error
