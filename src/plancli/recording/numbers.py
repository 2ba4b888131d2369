"""Which number does a document get? Slips are numbered in turn, and the ledger knows the last one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plancli.errors import PlancliError

if TYPE_CHECKING:
    from plancli.ledger import Ledger

_SLOT = re.compile(r"\{[^{}]*\}")
_KNOWN = ("{n}", "{year}")

BLANK = "　　"
"""What stands for a running number that is written in by hand."""


class NumberFormError(PlancliError):
    """A form of document numbers names something that it cannot."""

    exit_code = 2
    id = "error.number_form"


class SameNumberError(PlancliError):
    """Several documents were to get the same number."""

    exit_code = 2
    id = "error.same_number"


def check(form: str) -> None:
    """Stop where a form of numbers has other things in braces than ``{n}`` and ``{year}``.

    Raises:
        NumberFormError: It has.
    """
    for slot in _SLOT.findall(form):
        if slot not in _KNOWN:
            raise NumberFormError(form=form, slot=slot)


def number(form: str, year: int, running: int | str) -> str:
    """Return a number: ``督办〔2010〕3号`` for the form ``督办〔{year}〕{n}号``."""
    return form.replace("{year}", str(year)).replace("{n}", str(running))


def last_used(form: str, year: int, ledger: Ledger) -> int:
    """Return the highest running number that reminders of the ledger bear in a form; 0 where none does.

    Those taken back count too: their papers may have gone out.
    """
    around = re.escape(number(form, year, "{n}")).replace(re.escape("{n}"), r"(\d{1,9})", 1)
    pattern = re.compile(around.replace(re.escape("{n}"), r"\d+"))
    texts = (entry.urge.number for entry in ledger.entries if entry.urge and entry.urge.number)
    return max((int(match[1]) for text in texts for match in pattern.finditer(text)), default=0)
