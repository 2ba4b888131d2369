"""In which format is an answer asked for, and where does it go? Decided before anything is read."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from plancli import disk
from plancli.cli import arguments
from plancli.errors import PlancliError, cause_of, message

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

Lined = Literal["table", "json", "jsonl", "csv", "tsv", "ids", "md", "text"]
FORMATS: tuple[Lined, ...] = get_args(Lined)
"""Formats made of lines, in which every command answers unless told otherwise."""

Made = Literal["xlsx", "docx", "html", "svg", "ics"]
MADE: tuple[Made, ...] = get_args(Made)
"""Formats of whole files, never for a terminal; each command says which of them it can give."""

Format = Literal[Lined, Made]

PACKAGES: dict[Made, tuple[str, str]] = {"xlsx": ("openpyxl", "openpyxl"), "docx": ("docx", "python-docx")}
"""Those that need a package of the extra `office`: the module, and the name under which it is installed."""

SUFFIXES: dict[str, Format] = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".md": "md",
    ".txt": "text",
    **{f".{how}": how for how in MADE},
}
"""The format of a file, by the end of its name."""

LEDGERS = ".ledger.jsonl"
"""End of the names of ledgers, which no answer may replace."""


class NoFormatError(PlancliError):
    """A command has no answer whose format could be chosen."""

    exit_code = 2
    id = "error.no_format"


class FormatError(PlancliError):
    """A command cannot answer in the format asked for."""

    exit_code = 2
    id = "error.format"


class NoFilesError(PlancliError):
    """A command has no answer that could be written into a file."""

    exit_code = 2
    id = "error.no_files"


class SuffixError(PlancliError):
    """The end of a file's name says no format that there is."""

    exit_code = 2
    id = "error.suffix"


class TwoFormatsError(PlancliError):
    """The format asked for is not that of the file named."""

    exit_code = 2
    id = "error.two_formats"


class TerminalError(PlancliError):
    """A file for another program was to be printed on a terminal."""

    exit_code = 2
    id = "error.binary"


class NoPackageError(PlancliError):
    """A format needs a package that is not installed."""

    exit_code = 3
    id = "error.no_package"


class OtherFormatError(PlancliError):
    """An option was given that belongs to another format."""

    exit_code = 2
    id = "error.other_format"


class AloneError(PlancliError):
    """An option was given that means nothing without another."""

    exit_code = 2
    id = "error.alone"


class DayError(PlancliError):
    """A day stands where the name of a file should."""

    exit_code = 2
    id = "error.to_is_day"


class FolderError(PlancliError):
    """There is no folder for the file named."""

    exit_code = 2
    id = "error.no_folder"


class IsFolderError(PlancliError):
    """A folder has the name of the file to write."""

    exit_code = 2
    id = "error.is_folder"


class InUseError(PlancliError):
    """The answer was to replace the plan or a ledger."""

    exit_code = 2
    id = "error.to_in_use"


class FileExistsAlreadyError(PlancliError):
    """A file of the name is there, and nobody said that it may be replaced."""

    exit_code = 7
    id = "error.file_exists"


class FileUnwritableError(PlancliError):
    """The file could not be written; a file that was there is unchanged."""

    exit_code = 3
    id = "error.file_unwritable"


class Target(NamedTuple):
    """Where an answer goes, and how it looks.

    Attributes:
        how: Its format.
        path: The file it goes into; None for standard output.
        has_bom: It begins with a byte order mark.
        overwrite: A file that is there may be replaced.
    """

    how: Format = "table"
    path: Path | None = None
    has_bom: bool = False
    overwrite: bool = False

    def refuse_unless(self, needed: Format, option: str, *, given: bool) -> None:
        """Stop where an option is given that belongs to another format.

        Raises:
            OtherFormatError: It is.
        """
        if given and self.how != needed:
            raise OtherFormatError(option=f"--{option.replace('_', '-')}", format=self.how, needed=needed)

    def write(self, path: Path, data: bytes) -> None:
        """Write a file whole or not at all.

        Raises:
            FileExistsAlreadyError: It has come to be there meanwhile.
            FileUnwritableError: It cannot be written.
        """
        try:
            disk.write(path, data, overwrite=self.overwrite)
        except FileExistsError as error:
            raise FileExistsAlreadyError(path=path) from error
        except OSError as error:
            raise FileUnwritableError(path=path, cause=cause_of(error)) from error


def encoded(lines: Iterable[str]) -> bytes:
    """Return lines with their ends, as UTF-8."""
    return b"".join([f"{line}\n".encode(errors="backslashreplace") for line in lines])


def target(
    command: str,
    formats: Collection[Format],
    *,
    output: Format | None,
    to: str | None,
    bom: bool,
    force: bool,
    in_use: Iterable[str | None],
    is_terminal: bool = False,
) -> Target:
    """Return where the answer of a command goes.

    Args:
        command: Its name, for the errors.
        formats: Those it can answer in.
        output: What ``--output`` says.
        to: What ``--to`` says.
        bom: ``--bom`` was given.
        force: ``--force`` was given.
        in_use: Files that are named to be read, which no answer may replace.
        is_terminal: Standard output is a terminal.

    Raises:
        PlancliError: The options do not fit each other or the command, or no file can be written there.
    """
    how = _format(command, formats, output, to)
    path = None if to is None else Path(to)
    if path is not None:
        _check_place(path, in_use, force=force)
    elif force:
        raise AloneError(option="--force", needed="--to")
    elif is_terminal and how in MADE:
        raise TerminalError(format=how, command=command)
    need_package(how)
    found = Target(how, path, has_bom=bom or (path is not None and how == "csv"), overwrite=force)
    found.refuse_unless("csv", "bom", given=bom)
    return found


def _format(command: str, formats: Collection[Format], output: Format | None, to: str | None) -> Format:
    """Return the format asked for, by its name or by the end of a file's name."""
    if output and not formats:
        raise NoFormatError(command=command, format=output)
    if output and output not in formats:
        raise FormatError(command=command, format=output, formats=", ".join(formats))
    if to is None:
        return output or _usual(formats)
    how = _of_file(command, formats, to)
    if output not in {None, how}:
        raise TwoFormatsError(output=output, path=to, format=how)
    return how


def _usual(formats: Collection[Format]) -> Format:
    """Return the format where none is asked for: a table, of a command that makes only files theirs."""
    return next(iter(formats)) if formats and set(formats) <= set(MADE) else "table"


def need_package(how: Format) -> None:
    """Stop where the package that makes a format is not installed.

    Raises:
        NoPackageError: It is not.
    """
    for made in MADE:
        if made == how and made in PACKAGES:
            from importlib.util import find_spec  # noqa: PLC0415  few formats need a package

            module, package = PACKAGES[made]
            if find_spec(module) is None:
                raise NoPackageError(format=how, package=package)


def _of_file(command: str, formats: Collection[Format], to: str) -> Format:
    """Return the format that the end of a file's name says."""
    if _is_day(to):
        raise DayError(value=to)
    able = {suffix: how for suffix, how in SUFFIXES.items() if how in formats}
    if not able:
        raise NoFilesError(command=command)
    suffix = Path(to).suffix
    if suffix.lower() not in able:
        raise SuffixError(path=to, command=command, suffixes=" ".join(able))
    return able[suffix.lower()]


def _is_day(text: str) -> bool:
    """Tell whether a text is a day, as people write them."""
    try:
        arguments.day(text, "--to", today=lambda: date(2010, 1, 31), plan_year=lambda: 2012)  # in a leap year
    except arguments.BadDayError:
        return False
    return True


def _check_place(path: Path, in_use: Iterable[str | None], *, force: bool) -> None:
    """Stop where no file of this name can or may be written."""
    folder = path.parent
    if not folder.is_dir():
        raise FolderError(path=path, folder=folder)
    if path.is_dir():
        raise IsFolderError(path=path)
    real = os.path.realpath(path)
    if real.endswith(LEDGERS) or real in {os.path.realpath(name) for name in in_use if name}:
        raise InUseError(path=path)
    if os.path.lexists(path) and not force:
        raise FileExistsAlreadyError(path=path)
    if path.exists() and not path.is_file():
        raise FileUnwritableError(path=path, cause=message("os.special"))
