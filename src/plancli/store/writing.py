"""How does a new plan, or a new task, get into a file without anything being lost?"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from plancli.errors import PlancliError


class PlanExistsError(PlancliError):
    """A plan was to be created where a file is already."""

    exit_code = 3
    id = "error.plan_exists"


class PlanUnwritableError(PlancliError):
    """A plan file could not be written; whatever was there is as it was."""

    exit_code = 3
    id = "error.plan_unwritable"


def blank(year: int, lang: Lang) -> str:
    """Return the text of a plan with nothing in it yet but what must be there, and one task to show how."""
    import tomli_w  # noqa: PLC0415  only a new plan is written

    tables = {
        "title": say(lang, "store.new_title", year=year),
        "year": year,
        "sections": [{"id": "1", "title": say(lang, "store.new_section")}],
        "tasks": [
            {
                "id": "1",
                "section": "1",
                "text": say(lang, "store.new_text"),
                "lead": [say(lang, "store.new_department")],
                "timing": "上半年完成",
            }
        ],
    }
    return f"# {say(lang, 'store.new_comment')}\n\n{tomli_w.dumps(tables)}"


def create(path: Path, text: str, *, overwrite: bool = False) -> None:
    """Write a new file whole, or not at all.

    Raises:
        PlanExistsError: A file is there already, and `overwrite` is false.
        PlanUnwritableError: It cannot be written.
    """
    try:
        with tempfile.NamedTemporaryFile(
            "wb", dir=path.parent, prefix=f".{path.name}.", delete=False
        ) as file:
            draft = Path(file.name)
            try:
                file.write(text.encode())
                file.flush()
                os.fsync(file.fileno())
                draft.chmod(0o644)
                _move(draft, path, overwrite=overwrite)
            finally:
                draft.unlink(missing_ok=True)
    except FileExistsError as error:
        raise PlanExistsError(path=path) from error
    except OSError as error:
        raise PlanUnwritableError(path=path, cause=error.strerror) from error


def _move(draft: Path, path: Path, *, overwrite: bool) -> None:
    """Give a finished file its name; without `overwrite`, raise FileExistsError where the name is taken."""
    if overwrite:
        draft.replace(path)
    else:
        path.hardlink_to(draft)
