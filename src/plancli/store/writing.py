"""How does a new plan, or a new task, get into a file without anything being lost?"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import tomli_w

from plancli import disk
from plancli.errors import PlancliError, cause_of, message
from plancli.store.places import LARGEST_PLAN
from plancli.store.reading import to_plan
from plancli.store.text import PlanUnreadableError, to_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from plancli.plan import Plan


class PlanExistsError(PlancliError):
    """A plan was to be created where a file is already."""

    exit_code = 7
    id = "error.plan_exists"


class PlanUncertainError(PlancliError):
    """A plan file could not be written for certain."""

    exit_code = 3
    id = "error.plan_uncertain"


class PlanUnwritableError(PlancliError):
    """A plan file could not be written; whatever was there is as it was."""

    exit_code = 3
    id = "error.plan_unwritable"


def plan_text(tables: Mapping[str, Any], comment: str) -> str:
    """Return the text of a plan file: a comment, of which no sign can end the line, then the tables."""
    shown = "".join(sign if sign.isprintable() else "?" for sign in comment)
    return f"# {shown}\n\n" + "\n".join(_blocks("", tables))


def _blocks(name: str, table: Mapping[str, Any]) -> Iterator[str]:
    """Yield a table's own keys, then each table inside it under its header, as people write plans."""
    inner = {key: value for key, value in table.items() if _is_table(value)}
    own = tomli_w.dumps({key: value for key, value in table.items() if key not in inner})
    yield (
        own.replace("[\n    ", "[").replace(",\n    ", ", ").replace(",\n]", "]")
    )  # strings hold no line ends
    for key, value in inner.items():
        quoted = tomli_w.dumps({key: 0}).removesuffix(" = 0\n")
        path = f"{name}.{quoted}" if name else quoted
        header = f"[[{path}]]" if isinstance(value, list) else f"[{path}]"
        for one in value if isinstance(value, list) else [value]:
            first, *rest = _blocks(path, one)
            yield f"{header}\n{first}"
            yield from rest


def _is_table(value: object) -> bool:
    """Tell whether a value is a table, or a list of tables."""
    return isinstance(value, dict) or (
        isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)
    )


def task_text(task: Mapping[str, object]) -> str:
    """Return the block of a plan file that is one task."""
    return "\n".join(_blocks("", {"tasks": [dict(task)]})).lstrip()


def numbered(task: Mapping[str, object], plan: Plan) -> dict[str, object]:
    """Return a task with its id; where it has none yet, the number after the highest that is an id."""
    highest = max((int(one.id) for one in plan.tasks if one.id.isdecimal()), default=0)
    return {"id": str(highest + 1)} | dict(task)


def add_task(path: Path, task: Mapping[str, object]) -> str:
    """Append one task to a plan file, and return its id; every byte before it stays as it is.

    A task without an id gets its number under the lock, so that two people adding at once get two numbers.

    Raises:
        PlanUnreadableError: There is no such plan, or it cannot be read as text.
        PlanInvalidError: The plan would not be valid with the task in it.
        PlanUnwritableError: It cannot be written; the file is as it was.
        PlanUncertainError: It cannot be written for certain.
    """

    def append(file: disk.Held) -> str:
        data = file.read(LARGEST_PLAN)
        text = to_text(data, path)
        whole = numbered(task, to_plan(text, path))
        healing = "" if text.endswith("\n") else "\n"
        block = f"{healing}\n{task_text(whole)}"
        to_plan(text + block, path)
        file.rewrite(data + block.replace("\n", "\r\n" if "\r\n" in text else "\n").encode(), old=data)
        return str(whole["id"])

    try:
        return disk.update(path, append)
    except FileNotFoundError as error:
        raise PlanUnreadableError(path=path, cause=message("plan.missing")) from error
    except disk.UncertainError as error:
        raise PlanUncertainError(path=path, cause=cause_of(error)) from error
    except OSError as error:
        raise PlanUnwritableError(path=path, cause=cause_of(error)) from error


def create(path: Path, text: str, *, overwrite: bool = False) -> None:
    """Write a new file whole, or not at all.

    Raises:
        PlanExistsError: A file is there already, and `overwrite` is false.
        PlanUnwritableError: It cannot be written.
        PlanUncertainError: It cannot be written for certain.
    """
    try:
        disk.write(path, text.encode(), overwrite=overwrite)
    except FileExistsError as error:
        if path.is_dir():
            raise PlanUnwritableError(path=path, cause=message("plan.is_folder")) from error
        raise PlanExistsError(path=path) from error
    except disk.UncertainError as error:
        raise PlanUncertainError(path=path, cause=cause_of(error)) from error
    except OSError as error:
        raise PlanUnwritableError(path=path, cause=cause_of(error)) from error


GIT_LINES = {
    ".gitattributes": "*.ledger.jsonl merge=union",
    ".gitignore": ".*~",
}
"""What git is told in a plan's folder: every line of both sides is kept, drafts are not shared."""


def share_in_git(folder: Path) -> tuple[Path, ...]:
    """Add what git must know to its files in a folder, and return those that did not say it yet.

    Raises:
        PlanUnwritableError: One of them cannot be written.
    """
    changed = []
    for name, line in GIT_LINES.items():
        path = folder / name
        try:
            known = disk.read(path, LARGEST_PLAN).splitlines() if path.exists() else []
            if line.encode() not in known:
                disk.update(path, partial(disk.Held.append, line=f"{line}\n".encode()), create=True)
                changed.append(path)
        except OSError as error:
            raise PlanUnwritableError(path=path, cause=cause_of(error)) from error
    return tuple(changed)
