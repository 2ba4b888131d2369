"""How does a new plan, or a new task, get into a file without anything being lost?"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plancli.errors import PlancliError, cause_of

if TYPE_CHECKING:
    from collections.abc import Mapping


class PlanExistsError(PlancliError):
    """A plan was to be created where a file is already."""

    exit_code = 3
    id = "error.plan_exists"


class PlanUnwritableError(PlancliError):
    """A plan file could not be written; whatever was there is as it was."""

    exit_code = 3
    id = "error.plan_unwritable"


def plan_text(tables: Mapping[str, Any], comment: str) -> str:
    """Return the text of a plan file: a comment, then the tables."""
    import tomli_w  # noqa: PLC0415  only a new plan is written

    return f"# {comment}\n\n{tomli_w.dumps(tables)}"


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
        raise PlanUnwritableError(path=path, cause=cause_of(error)) from error


def _move(draft: Path, path: Path, *, overwrite: bool) -> None:
    """Give a finished file its name; without `overwrite`, raise FileExistsError where the name is taken."""
    if overwrite:
        draft.replace(path)
    else:
        path.hardlink_to(draft)
