"""`plancli init`: a new plan file to start from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plancli import store
from plancli.cli import arguments, options, streams
from plancli.cli.given import given
from plancli.errors import message
from plancli.plan import FIRST_YEAR, LAST_YEAR
from plancli.words import say

if TYPE_CHECKING:
    from plancli.cli.given import Given
    from plancli.errors import Message
    from plancli.words import Lang

EXAMPLE_YEAR = 2010
"""Year of the plan that ``--example`` copies."""

NewPath = Annotated[Path | None, typer.Argument(metavar="[PATH]", help="help.opt.new_path")]
Example = Annotated[bool, options.option("example", "--example")]
Git = Annotated[bool, options.option("git", "--git")]
Overwrite = Annotated[bool, options.option("force", "--force")]
NewYear = Annotated[
    int | None, options.option("new_year", "--year", min=FIRST_YEAR, max=LAST_YEAR, metavar="YEAR")
]


def init(
    ctx: typer.Context,
    *,
    path: NewPath = None,
    example: Example = False,
    git: Git = False,
    force: Overwrite = False,
    year: NewYear = None,
) -> None:
    """Write a new plan file to start from; with --git, let git merge what several people record."""
    session = given(ctx)
    if example and year:
        raise arguments.OneOfError(options="--example, --year")
    is_here = session.place.origin != "builtin"
    if git and is_here and not (path or example or year):
        _share(session, session.place.plan.parent)
        return
    asked = EXAMPLE_YEAR if example else year
    named = _years_in(path.name) if path else ()
    meant = asked or (named[0] if len(named) == 1 else session.day.year)
    target = path or Path(f"plan{meant}.toml")
    _create(session, target, meant, example=example, force=force)
    for remark in _remarks(target.name, named, meant, is_asked=asked is not None):
        session.remark(remark)
    session.remark_name(target)
    if git:
        _share(session, target.parent)


def _remarks(name: str, named: tuple[int, ...], year: int, *, is_asked: bool) -> tuple[Message, ...]:
    """Return what is to be said where the years in the name of a new plan are not its own."""
    if named in {(), (year,)}:
        return ()
    what = "cli.other_year" if is_asked or len(named) == 1 else "cli.several_years"
    return (message(what, name=name, named=named, year=year),)


def _years_in(name: str) -> tuple[int, ...]:
    """Return the years that stand in the name of a file."""
    words = "".join(sign if sign.isdecimal() else " " for sign in name).split()
    numbers = {int(word): None for word in words if len(word) == len("2010")}
    return tuple(number for number in numbers if FIRST_YEAR <= number <= LAST_YEAR)


def _create(session: Given, target: Path, year: int, *, example: bool, force: bool) -> None:
    """Write a plan file, and print its name."""
    if example:
        text = store.places.builtin().read_text(encoding="utf-8")
    else:
        text = store.writing.plan_text(_first_plan(year, session.lang), say(session.lang, "cli.new.comment"))
    store.writing.create(target, text, overwrite=force)
    streams.write([str(target)])
    session.remark(message("cli.created", path=target))


def _share(session: Given, folder: Path) -> None:
    """Tell git to merge ledgers line by line and to ignore drafts."""
    for path in store.writing.share_in_git(folder):
        session.remark(message("cli.created", path=path))


def _first_plan(year: int, lang: Lang) -> dict[str, object]:
    """Return a plan with nothing in it but what must be there, and one task to show how."""
    return {
        "title": say(lang, "cli.new.title", year=year),
        "year": year,
        "sections": [{"id": "1", "title": say(lang, "cli.new.section")}],
        "tasks": [
            {
                "id": "1",
                "section": "1",
                "text": say(lang, "cli.new.text"),
                "lead": [say(lang, "cli.new.department")],
                "timing": say(lang, "cli.new.timing"),
            }
        ],
    }
