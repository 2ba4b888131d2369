"""Which trackers are compared, how is each told of the same tasks, and what do its files say afterwards?

Every tool keeps its files, its settings and its cache in one folder; nothing of the user's is touched.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Protocol

import workload

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from workload import Task


class Contender(Protocol):
    """A tracker that takes part.

    Attributes:
        name: As its makers write it.
        install: What to run where it is missing.
        largest: Tasks beyond which one command takes minutes.
        program: How it is called; empty where it is not installed.
    """

    name: str
    install: str
    largest: int
    program: tuple[str, ...]

    def version(self) -> str:
        """Return its version."""

    def load(self, folder: Path, planned: Sequence[Task], /, *, with_history: bool) -> None:
        """Make its files in a folder: the tasks and, where it keeps one and is told to, their history."""

    def environment(self, folder: Path, /) -> dict[str, str]:
        """Return what it finds in the environment beside the common part."""

    def filtered(self, folder: Path, department: str, /) -> list[str]:
        """Return the command that lists the tasks of a department for another program."""

    def done(self, folder: Path, task_id: str, /) -> list[str]:
        """Return the command that closes one task."""

    def standing(self, folder: Path, /) -> dict[str, bool]:
        """Return, for every task its files still hold whole, whether it is closed."""


def environment(contender: Contender, folder: Path) -> dict[str, str]:
    """Return the environment a contender runs in: of the user's own, only where programs are found."""
    own = {"HOME": str(folder), "XDG_CACHE_HOME": str(folder / "cache"), "XDG_CONFIG_HOME": str(folder)}
    common = {
        "PATH": os.environ["PATH"],
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "PAGER": "cat",
        "LOGNAME": "bench",
    }
    return common | own | contender.environment(folder)


def _answer(*command: str) -> str:
    """Return what a command prints."""
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


def _found(*names: str) -> tuple[str, ...]:
    """Return the first of some programs that is installed, as a command; empty where none is."""
    return next(((path,) for name in names if (path := shutil.which(name))), ())


def _version_in(text: str) -> str:
    """Return the version number that a text holds."""
    found = re.search(r"\d+(\.\d+)+", text)
    return found[0] if found else "?"


class Plancli:
    """plancli, as installed for the Python that runs this."""

    name = "plancli"
    install = "pip install plancli"
    largest = 1_000_000
    program: tuple[str, ...] = (sys.executable, "-m", "plancli")

    def version(self) -> str:
        """Return its version."""
        return _version_in(_answer(*self.program, "--version"))

    def load(self, folder: Path, planned: Sequence[Task], *, with_history: bool) -> None:
        """Write plan and ledger."""
        (folder / "plan.toml").write_text(workload.plan_text(planned), "utf-8")
        ledger = workload.ledger_text(planned) if with_history else ""
        (folder / "plan.ledger.jsonl").write_text(ledger, "utf-8")

    def environment(self, folder: Path) -> dict[str, str]:
        """Return where the plan is, which day it is, and who asks."""
        plan = str(folder / "plan.toml")
        return {"PLANCLI_PLAN": plan, "PLANCLI_AS_OF": workload.AS_OF.isoformat(), "PLANCLI_BY": "bench"}

    def filtered(self, _folder: Path, department: str) -> list[str]:
        """Return the command that lists a department's tasks as TSV."""
        return [*self.program, "list", "--dept", department, "--output", "tsv"]

    def done(self, _folder: Path, task_id: str) -> list[str]:
        """Return the command that closes a task, however many sessions it counts."""
        return [*self.program, "done", task_id, "--all"]

    def standing(self, folder: Path) -> dict[str, bool]:
        """Return whether the ledger closes each task of the plan."""
        ids = re.findall(
            r'^id = "(.+)"$',
            (folder / "plan.toml").read_text("utf-8").partition("[[tasks]]")[2],
            re.MULTILINE,
        )
        closed = set()
        for line in (folder / "plan.ledger.jsonl").read_bytes().splitlines():
            try:
                entry = json.loads(line)
            except ValueError:
                continue
            if entry.get("status") == "done":
                closed.add(entry["task"])
        return {task_id: task_id in closed for task_id in ids}


class Taskwarrior:
    """Taskwarrior, with departments as tags."""

    name = "Taskwarrior"
    install = "apt-get install taskwarrior"
    largest = 100_000
    program = _found("task")

    def version(self) -> str:
        """Return its version."""
        return _version_in(_answer(*self.program, "--version"))

    def load(self, folder: Path, planned: Sequence[Task], *, with_history: bool) -> None:
        """Import the tasks."""
        del with_history  # it keeps no progress
        (folder / "data").mkdir()
        settings = ("confirmation=off", "verbose=nothing", "hooks=off", f"data.location={folder / 'data'}")
        (folder / "taskrc").write_text("\n".join(settings) + "\n", "utf-8")
        source = folder / "import.json"
        lines = (json.dumps(self._record(task), ensure_ascii=False) + "\n" for task in planned)
        source.write_text("".join(lines), "utf-8")
        command = [*self.program, "import", str(source)]
        subprocess.run(command, env=environment(self, folder), capture_output=True, check=True)
        (folder / "data" / "backlog.data").unlink()  # what it would send to a server; none is set up

    def _record(self, task: Task) -> dict[str, object]:
        """Return a task as Taskwarrior imports it."""
        return {
            "uuid": task.uuid,
            "status": "pending",
            "entry": f"{workload.ISSUED:%Y%m%d}T000000Z",
            "due": f"{task.due:%Y%m%d}T000000Z",
            "description": task.text,
            "project": task.section,
            "tags": task.departments,
        }

    def environment(self, folder: Path) -> dict[str, str]:
        """Return where settings and data are."""
        return {"TASKRC": str(folder / "taskrc"), "TASKDATA": str(folder / "data")}

    def filtered(self, _folder: Path, department: str) -> list[str]:
        """Return the command that exports the tasks with a tag."""
        return [*self.program, f"+{department}", "export"]

    def done(self, _folder: Path, task_id: str) -> list[str]:
        """Return the command that closes a task."""
        return [*self.program, workload.uuid(task_id), "done"]

    def standing(self, folder: Path) -> dict[str, bool]:
        """Return whether each task is among the completed ones."""
        found = {}
        for name in ("pending.data", "completed.data"):
            path = folder / "data" / name
            for line in path.read_text("utf-8", "replace").splitlines() if path.exists() else ():
                uuid = re.fullmatch(r'\[.*uuid:"([-0-9a-f]{36})".*\]', line)
                if uuid:
                    found[workload.id_of(uuid[1])] = 'status:"completed"' in line
        return found


class TodoTxt:
    """todo.txt-cli, with departments as contexts."""

    name = "todo.txt-cli"
    install = "apt-get install todotxt-cli"
    largest = 100_000
    program = _found("todo-txt", "todo.sh")

    def version(self) -> str:
        """Return its version."""
        return _version_in(_answer(*self.program, "-V"))

    def load(self, folder: Path, planned: Sequence[Task], *, with_history: bool) -> None:
        """Write todo.txt and the settings; closed tasks stay where they are, and numbers do not change."""
        del with_history  # it keeps no progress
        _write_todo_txt(folder, planned)
        settings = {
            "TODO_DIR": folder,
            "TODO_FILE": folder / "todo.txt",
            "DONE_FILE": folder / "done.txt",
            "REPORT_FILE": folder / "report.txt",
            "TODOTXT_AUTO_ARCHIVE": 0,
            "TODOTXT_PRESERVE_LINE_NUMBERS": 1,
        }
        lines = (f'export {name}="{value}"\n' for name, value in settings.items())
        (folder / "todo.cfg").write_text("".join(lines), "utf-8")

    def environment(self, _folder: Path) -> dict[str, str]:
        """Return nothing: the settings are named in the command."""
        return {}

    def filtered(self, folder: Path, department: str) -> list[str]:
        """Return the command that lists a context."""
        return [*self.program, "-p", "-d", str(folder / "todo.cfg"), "list", f"@{department}"]

    def done(self, folder: Path, task_id: str) -> list[str]:
        """Return the command that marks a line as done."""
        return [*self.program, "-p", "-d", str(folder / "todo.cfg"), "do", task_id]

    def standing(self, folder: Path) -> dict[str, bool]:
        """Return whether each line is marked as done."""
        return _read_todo_txt(folder)


class Topydo:
    """topydo, on a todo.txt of its own."""

    name = "topydo"
    install = "pip install topydo, in an environment of its own whose bin folder is on PATH"
    largest = 10_000
    program = _found("topydo")

    def version(self) -> str:
        """Return its version."""
        return _version_in(_answer(*self.program, "-v"))

    def load(self, folder: Path, planned: Sequence[Task], *, with_history: bool) -> None:
        """Write todo.txt and empty settings."""
        del with_history  # it keeps no progress
        _write_todo_txt(folder, planned)
        (folder / "settings").touch()

    def environment(self, _folder: Path) -> dict[str, str]:
        """Return nothing: the files are named in the command."""
        return {}

    def _command(self, folder: Path) -> list[str]:
        """Return the command without its subcommand; closed tasks stay where they are."""
        files = (
            "-c",
            str(folder / "settings"),
            "-t",
            str(folder / "todo.txt"),
            "-d",
            str(folder / "done.txt"),
        )
        return [*self.program, "-a", *files]

    def filtered(self, folder: Path, department: str) -> list[str]:
        """Return the command that lists a context."""
        return [*self._command(folder), "ls", f"@{department}"]

    def done(self, folder: Path, task_id: str) -> list[str]:
        """Return the command that marks a line as done."""
        return [*self._command(folder), "do", task_id]

    def standing(self, folder: Path) -> dict[str, bool]:
        """Return whether each line is marked as done."""
        return _read_todo_txt(folder)


class Todoman:
    """todoman, one calendar file a task, with departments as categories."""

    name = "todoman"
    install = "apt-get install todoman"
    largest = 10_000
    program = _found("todoman", "todo")

    def version(self) -> str:
        """Return its version."""
        return _version_in(_answer(*self.program, "--version"))

    def load(self, folder: Path, planned: Sequence[Task], *, with_history: bool) -> None:
        """Write the calendar, and learn the number that todoman gives to each task."""
        del with_history  # it keeps no progress
        calendar = folder / "calendar"
        calendar.mkdir()
        for task in planned:
            (calendar / f"{task.id}.ics").write_text(self._event(task), "utf-8", newline="\r\n")
        settings = {
            "path": str(calendar),
            "cache_path": str(folder / "cache.sqlite3"),
            "date_format": "%Y-%m-%d",
            "time_format": "%H:%M",
        }
        lines = (f"{name} = {value!r}\n" for name, value in settings.items())
        (folder / "settings.py").write_text("".join(lines), "utf-8")
        command = [*self._command(folder), "--porcelain", "list"]
        told = subprocess.run(command, env=environment(self, folder), capture_output=True, check=True).stdout
        numbers = {one["summary"]: one["id"] for one in json.loads(told)}
        (folder / "numbers.json").write_text(json.dumps({task.id: numbers[task.text] for task in planned}))

    def _event(self, task: Task) -> str:
        """Return a task as a calendar of one."""
        return "\n".join(
            (
                "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//plancli//bench//EN\nBEGIN:VTODO",
                f"UID:{task.uuid}",
                f"DTSTAMP:{workload.ISSUED:%Y%m%d}T000000Z",
                f"SUMMARY:{task.text}",
                f"CATEGORIES:{','.join(task.departments)}",
                f"DUE;VALUE=DATE:{task.due:%Y%m%d}",
                "STATUS:NEEDS-ACTION\nEND:VTODO\nEND:VCALENDAR\n",
            )
        )

    def environment(self, _folder: Path) -> dict[str, str]:
        """Return nothing: the settings are named in the command."""
        return {}

    def _command(self, folder: Path) -> list[str]:
        """Return the command without its subcommand."""
        return [*self.program, "--config", str(folder / "settings.py")]

    def filtered(self, folder: Path, department: str) -> list[str]:
        """Return the command that lists a category."""
        return [*self._command(folder), "--porcelain", "list", "--category", department]

    def done(self, folder: Path, task_id: str) -> list[str]:
        """Return the command that completes a task."""
        number = json.loads((folder / "numbers.json").read_text())[task_id]
        return [*self._command(folder), "done", str(number)]

    def standing(self, folder: Path) -> dict[str, bool]:
        """Return whether each whole calendar file says that its task is completed."""
        found = {}
        for path in (folder / "calendar").glob("*.ics"):
            text = path.read_text("utf-8", "replace")
            if text.rstrip().endswith("END:VCALENDAR"):
                found[path.stem] = "STATUS:COMPLETED" in text
        return found


def _write_todo_txt(folder: Path, planned: Sequence[Task]) -> None:
    """Write the tasks as todo.txt; a task's number is its line."""
    lines = []
    for task in planned:
        contexts = " ".join(f"@{name}" for name in task.departments)
        lines.append(
            f"{workload.ISSUED} {task.text} {contexts} +{task.section} due:{task.due} id:{task.id}\n"
        )
    (folder / "todo.txt").write_text("".join(lines), "utf-8")


def _read_todo_txt(folder: Path) -> dict[str, bool]:
    """Return whether each line of todo.txt, or of the archive, is marked as done."""
    found = {}
    for name in ("done.txt", "todo.txt"):
        path = folder / name
        for line in path.read_text("utf-8", "replace").splitlines() if path.exists() else ():
            if number := re.fullmatch(r"(x )?.*@.* due:\S+ id:(\d+)", line):
                found[number[2]] = bool(number[1])
    return found


CONTENDERS: tuple[Contender, ...] = (Plancli(), Taskwarrior(), TodoTxt(), Topydo(), Todoman())


def installed() -> list[Contender]:
    """Return the contenders that are there, and say on stderr how to install the others."""
    for contender in CONTENDERS:
        if not contender.program:
            print(f"{contender.name} is not here and is left out: {contender.install}", file=sys.stderr)
    return [contender for contender in CONTENDERS if contender.program]
