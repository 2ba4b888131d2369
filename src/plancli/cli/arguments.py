"""What is wrong with the words of a command line, and which day does one name?"""

from __future__ import annotations

from datetime import date

from plancli.errors import PlancliError


class BadDayError(PlancliError):
    """A day was given in a way that cannot be read."""

    exit_code = 2
    id = "error.bad_date"


class UnknownNameError(PlancliError):
    """A list of names holds one that is not known."""

    exit_code = 2
    id = "error.bad_choice"


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


def day(text: str, option: str) -> date:
    """Return the day that an option names."""
    try:
        return date.fromisoformat(text.strip().replace("/", "-"))
    except ValueError as error:
        raise BadDayError(option=option, value=text) from error
