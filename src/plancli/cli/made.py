"""How does an answer become a whole file for another program?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plancli import drawing
from plancli.cli import streams
from plancli.cli.output import FileExistsAlreadyError, FileUnwritableError, FolderError
from plancli.errors import cause_of, message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path
    from typing import Self

    from plancli.cli.given import Given
    from plancli.cli.output import Made, Target
    from plancli.drawing.workbook import Drawn
    from plancli.errors import Message
    from plancli.views.book import Book


def workbook(
    session: Given, book: Callable[[], Book], layout: str | None = None
) -> dict[Made, Callable[[], bytes]]:
    """Return what makes a workbook of an answer; what does not fit its pages is said on stderr.

    Args:
        session: The user's session.
        book: What it says.
        layout: ``plain`` for headings in the first row and nothing but rows below.
    """
    return {"xlsx": lambda: drawn(session, book(), plain=layout == "plain")}


def drawn(session: Given, book: Book, *, plain: bool = False) -> bytes:
    """Return a workbook as a file, and say on stderr what its cells or its pages cannot show."""
    made = drawing.workbook.draw(book, plain=plain)
    remark(session, [made], is_printed=not plain)
    return made.data


def remark(session: Given, books: Sequence[Drawn], *, is_printed: bool = True) -> None:
    """Say on stderr what the cells or the pages of workbooks cannot show."""
    if cut := sum(book.cut for book in books):
        session.remark(message("cli.book_cut", count=cut, most=drawing.cell_style.MOST_CHARACTERS))
    if is_printed and (clipped := sum(book.clipped for book in books)):
        session.remark(message("cli.book_clipped", count=clipped))
    if is_printed and (wide := tuple(dict.fromkeys(name for book in books for name in book.wide))):
        session.remark(message("cli.book_wide", sheets=wide))


_NOT_IN_NAMES = re.compile(r'[/\\:*?"<>|]')
"""What no system, or not every one, takes in the name of a file."""

_LONGEST_NAME = 200
"""Bytes of a file's name without what follows; file systems have 255."""


def file_names(names: Iterable[str], suffix: str) -> list[str]:
    """Return names for files, one for each name of something, in order.

    They lose what systems do not take; what would be the same gets ``-2``, ``-3``.

    Args:
        names: Of departments or the like.
        suffix: End of the names, with its dot.
    """
    found: dict[str, str] = {}
    for name in names:
        bare = "".join(filter(str.isprintable, _NOT_IN_NAMES.sub("", name))).strip(" .") or "_"
        bare = bare.encode()[:_LONGEST_NAME].decode(errors="ignore")
        tried, number = bare, 1
        while f"{tried}{suffix}".casefold() in found:
            number += 1
            tried = f"{bare}-{number}"
        found[f"{tried}{suffix}".casefold()] = f"{tried}{suffix}"
    return list(found.values())


def check_folder(path: Path) -> None:
    """Stop where no folder of this name is or can be made.

    Raises:
        FolderError: None is.
    """
    if (path.exists() and not path.is_dir()) or not path.parent.is_dir():
        raise FolderError(path=path, folder=path.parent)


_NAMED = 10
"""Files that a remark names."""


def earlier(folder: Path, suffix: str, written: Iterable[Path]) -> tuple[Message, ...]:
    """Return the line that names files of an earlier hand-out in a folder; none where all were written now.

    Args:
        folder: Where the files went.
        suffix: End of their names, with its dot.
        written: The files written now.
    """
    now = {path.name for path in written}
    found = sorted(path.name for path in folder.glob(f"*{suffix}") if path.name not in now)
    left = [name for name in found if re.match(_HANDED_OUT, name)]
    return (
        (message("cli.earlier_files", path=folder, names=tuple(left[:_NAMED]), count=len(left)),)
        if left
        else ()
    )


_HANDED_OUT = r"[^~.][^-]*-."
"""How the names of files begin that were handed out: an id or a place, and a name; others are not ours."""


class Together:
    """Files of a folder that are all there when something is recorded, or as they were before.

    A context manager: where its body fails, files that were made are removed, and those that were replaced
    get their bytes back.
    """

    def __init__(self, folder: Path, target: Target) -> None:
        """Keep where the files go, and whether they may replace others."""
        self._folder = folder
        self._target = target
        self._before: dict[Path, bytes | None] = {}
        self._is_new = False
        self.written: tuple[Path, ...] = ()

    def write(self, files: Mapping[str, bytes], step: Callable[[], None] = lambda: None) -> None:
        """Write files by their names, instead of those that were written before; call `step` after each.

        Raises:
            FileExistsAlreadyError: One is there, and may not be replaced; none is written.
            FileUnwritableError: One cannot be written.
        """
        self._take_back()
        paths = [self._folder / name for name in files]
        if taken := [path for path in paths if path.exists() and not self._target.overwrite]:
            raise FileExistsAlreadyError(path=taken[0])
        try:
            if files and not self._folder.exists():
                self._folder.mkdir()
                self._is_new = True
            before = {path: path.read_bytes() if path.exists() else None for path in paths}
        except OSError as error:
            raise FileUnwritableError(path=self._folder, cause=cause_of(error)) from error
        for (path, old), data in zip(before.items(), files.values(), strict=True):
            self._before[path] = old
            self._target.write(path, data)
            step()
        self.written = tuple(paths)

    def tell(self) -> None:
        """Keep the files whatever happens next, and name them on standard output."""
        paths = list(map(str, self._before))
        self._before, self._is_new = {}, False
        streams.write(paths)

    def _take_back(self) -> None:
        """Make the folder what it was."""
        for path, data in self._before.items():
            if data is None:
                path.unlink(missing_ok=True)
            else:
                self._target.write(path, data)
        if self._is_new:
            self._folder.rmdir()
        self._before, self._is_new = {}, False

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Take the files back where something failed."""
        if kind is not None:
            self._take_back()
