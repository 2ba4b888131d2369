"""What do the environment, the clock and the terminal say? Read here and nowhere else."""

from __future__ import annotations

import os
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING

from plancli.decoding import NoTextError, decode
from plancli.errors import PlancliError

if TYPE_CHECKING:
    from plancli.words import Lang


COMPLETION = "_PLANCLI_COMPLETE"
"""Set by the script of a shell that asks what can stand here, or by a person who asks for the script."""


class BadZoneError(PlancliError):
    """The time zone of the environment is none that can be."""

    exit_code = 2
    id = "error.bad_zone"


class BadWordError(PlancliError):
    """A word of the command line, or the name of who records, is not text."""

    exit_code = 2
    id = "error.bad_word"


def language() -> Lang:
    """Return the language for people: `$PLANCLI_LANG`, else the locale's, else English."""
    names = ("PLANCLI_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
    asked = next((value for name in names if (value := os.environ.get(name))), "")
    return "zh" if asked.lower().startswith("zh") else "en"


def working_folder() -> Path:
    """Return the working folder, without its name where it was removed meanwhile."""
    try:
        return Path.cwd()
    except OSError:
        return Path()


def is_same_file(one: Path, other: Path) -> bool:
    """Tell whether two names lead to one file, be it there or not."""
    try:
        return one.samefile(other)
    except OSError:
        return os.path.realpath(one) == os.path.realpath(other)


def cache_folder() -> Path | None:
    """Return the folder for what this user's programs can work out again; None where there is no home."""
    return _own_folder("XDG_CACHE_HOME", windows="Cache", mac="Library/Caches", other=".cache")


def state_folder() -> Path | None:
    """Return the folder for what this machine is to remember; None where there is no home."""
    return _own_folder(
        "XDG_STATE_HOME", windows="State", mac="Library/Application Support", other=".local/state"
    )


def _own_folder(variable: str, *, windows: str, mac: str, other: str) -> Path | None:
    """Return plancli's folder where a variable says, or where each system has such folders in the home."""
    asked = Path(os.environ.get(variable, ""))
    if asked.is_absolute():  # the XDG Base Directory Specification has another one ignored
        return asked / "plancli"
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "plancli" / windows
    return home / (mac if sys.platform == "darwin" else other) / "plancli"


def terminal_size() -> tuple[int, int]:
    """Return the columns and the lines of the terminal."""
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
    from getpass import getuser  # noqa: PLC0415  slow to load, and needed only where no variable names the user

    try:
        return getuser()
    except (OSError, KeyError, ImportError):
        return "?"


def as_typed(word: str) -> str:
    """Return a word of the command line: UTF-8, else GB18030, where the locale could not make sense of it.

    The name of a file that is there stays as it was given, whatever its bytes.

    Raises:
        BadWordError: It is no text.
    """
    if word.isascii() or not any("\udc80" <= sign <= "\udcff" for sign in word):
        return word
    option, _, value = word.rpartition("=")
    if os.path.lexists(word) or (option.startswith("--") and os.path.lexists(value)):
        return word
    try:
        return decode(os.fsencode(word))
    except NoTextError as error:
        raise BadWordError(word=word) from error
