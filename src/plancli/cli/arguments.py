"""What do the words of a command line mean: days as people write them, values that are no values?"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from plancli.errors import PlancliError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

DAY_METAVAR, SPAN_METAVAR = "DATE", "SPAN"
"""How options that take a day, or two days joined with ``..``, are declared: their values are read here."""

_WORDS = {"today": 0, "今天": 0, "今日": 0, "yesterday": -1, "昨天": -1, "昨日": -1}
"""Words for days, and how many days they lie after today."""

_RELATIVE = re.compile(r"([+-]\d{1,7})[d天日]", re.ASCII)
_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_PARTS = re.compile(r"(?:(\d{4})-)?(\d{1,2})-(\d{1,2})", re.ASCII)
_SEPARATORS = str.maketrans("年月/.", "----")


class BadDayError(PlancliError):
    """A day was given in a way that cannot be read."""

    exit_code = 2
    id = "error.bad_date"


class EmptyValueError(PlancliError):
    """An option was given an empty value, as by a variable that is not set."""

    exit_code = 2
    id = "error.empty_value"


class EmptyTextError(PlancliError):
    """A task was to be added without a text."""

    exit_code = 2
    id = "error.empty_text"


class NoValueError(PlancliError):
    """An option stands where the value of the one before it should, which would be taken for that value."""

    exit_code = 2
    id = "error.option_as_value"


class UnknownNameError(PlancliError):
    """A list of names holds one that is not known."""

    exit_code = 2
    id = "error.bad_choice"


class SlipError(PlancliError):
    """A department was named that is new to the plan and looks like one that is known."""

    exit_code = 4
    id = "error.slip"


class OneOfError(PlancliError):
    """Several options were given that exclude each other."""

    exit_code = 2
    id = "error.one_of"


class TwoPlansError(PlancliError):
    """Several plans were named where one is meant."""

    exit_code = 2
    id = "error.two_plans"


class OneTaskError(PlancliError):
    """Several tasks were named where one is meant."""

    exit_code = 2
    id = "error.one_task"


class NoIdsError(PlancliError):
    """An update names no task."""

    exit_code = 2
    id = "error.no_ids"


class NothingToSayError(PlancliError):
    """An update says nothing."""

    exit_code = 2
    id = "error.nothing_to_say"


class OnlyStdinError(PlancliError):
    """Bulk updates were to come from somewhere else than standard input."""

    exit_code = 2
    id = "error.only_stdin"


class NoPhraseError(PlancliError):
    """No phrase was given to be explained."""

    exit_code = 2
    id = "error.no_phrase"


def day(text: str, option: str, *, today: Callable[[], date], plan_year: Callable[[], int]) -> date:
    """Return the day that was typed: ``2010-5-10``, ``20100510``, ``5月10日``, ``昨天``, ``-3d``.

    Args:
        text: What was written; digits and signs may be full-width.
        option: Where, for the error.
        today: The day that 今天 and ``-3d`` count from.
        plan_year: The year of a day that names none.

    Raises:
        BadDayError: It is no day.
    """
    word = "".join(normalize("NFKC", text).split()).lower()
    try:
        if word in _WORDS:
            return today() + timedelta(_WORDS[word])
        if relative := _RELATIVE.fullmatch(word):
            return today() + timedelta(int(relative[1]))
        plain = word.removesuffix("日").removesuffix("号").translate(_SEPARATORS)
        if parts := _DIGITS.fullmatch(plain) or _PARTS.fullmatch(plain):
            return date(int(parts[1] or plan_year()), int(parts[2]), int(parts[3]))
    except (ValueError, OverflowError) as error:
        raise BadDayError(option=option, value=text) from error
    raise BadDayError(option=option, value=text)


def check_values(params: Iterable[Any], values: Mapping[str, Any]) -> None:
    """Stop where the value of an option is none: empty, or the name of the option after it.

    Args:
        params: The parameters of a command, as Typer has them.
        values: What was typed, by the name of the parameter.

    Raises:
        EmptyValueError: A value is empty or blank.
        NoValueError: A value is the name of an option.
    """
    options = [param for param in params if param.param_type_name == "option"]
    names = {name for param in options for name in param.opts}
    for param in options:
        value = values.get(param.name)
        for text in value if isinstance(value, list | tuple) else [value]:
            if isinstance(text, str) and not text.strip():
                raise EmptyValueError(option=param.opts[0])
            if text in names:
                raise NoValueError(option=param.opts[0], value=text)


def write_days_out(
    params: Iterable[Any], values: dict[str, Any], read_day: Callable[[str, str], date]
) -> None:
    """Write every day among the values of a command as ``2010-05-10``.

    Args:
        params: The parameters of the command, as Typer has them.
        values: What was typed, by the name of the parameter.
        read_day: Returns the day that was typed as the value of an option.

    Raises:
        BadDayError: A day cannot be read.
    """
    for param in params:
        value = values.get(param.name)
        if isinstance(value, str) and param.metavar == DAY_METAVAR:
            values[param.name] = read_day(value, param.opts[0]).isoformat()
        elif isinstance(value, str) and param.metavar == SPAN_METAVAR:
            ends = (_end(part, param.opts[0], read_day) for part in value.split(".."))
            values[param.name] = "..".join(ends)


def _end(text: str, option: str, read_day: Callable[[str, str], date]) -> str:
    """Return one end of a span with its day written out; a month or a year stays as it is."""
    try:
        return read_day(text, option).isoformat()
    except BadDayError:
        return text
