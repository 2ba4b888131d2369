r"""How is text from files shown, so that it stays data whatever it holds?

Control characters, escape sequences, characters that turn the direction of writing and characters that cannot
be seen are written out as Python would (``\x1b``, ``\u202e``), never sent. Nothing is ever markup.
"""

from __future__ import annotations

import re
from functools import cache

_ACTS = (
    "\x00-\x1f\x7f-\x9f\xad"  # controls; the soft hyphen
    "\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f"  # zero width, line ends, directions
    "\ufffe\uffff"  # no characters, which no XML may hold
    "\u3164\ud800-\udfff\ufe00-\ufe0e\ufeff\uffa0\ufff0-\ufffb"  # fillers, lone surrogates, marks of order
    "\U000110bd\U000110cd\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"  # tags: text that nobody sees
)
"""Every character of the categories Cc, Cf, Cs, Zl and Zp, and the others that are ignorable by default."""

_NOT_IN_FILES = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls, but for tabs and ends of lines
    "\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"  # what turns the direction of writing; separators of lines
    "\ud800-\udfff\ufffe\uffff"  # what is no character
)
"""What is written out in files for other programs too; emoji, joiners and soft hyphens are data there."""

_FORMULA = "-=+@\t\r\n＝＋－＠"
"""What spreadsheets take for the beginning of a formula (OWASP, CSV Injection), full-width forms included."""


@cache
def _hostile() -> re.Pattern[str]:
    """Return the pattern of what would act; so many characters take a while, and most commands need none."""
    return re.compile(f"[{_ACTS}]")


@cache
def _no_cell() -> re.Pattern[str]:
    """Return the pattern of what keeps a text from being a CSV cell as it stands."""
    return re.compile(f'\\A[{_FORMULA}]|[",{_ACTS}]')


def visible(text: str) -> str:
    """Return the text with everything that would act, hide or mislead written out."""
    return text if text.isascii() and text.isprintable() else _hostile().sub(_python_escape, text)


@cache
def _hostile_in_files() -> re.Pattern[str]:
    """Return the pattern of what would act in a file for another program."""
    return re.compile(f"[{_NOT_IN_FILES}]")


def in_file(text: str) -> str:
    """Return the text for a file of another program: data, with only what would act there written out.

    A terminal shows more (see `visible`); here emoji, joiners, soft hyphens, tabs and line ends stay.
    """
    return text if text.isascii() and text.isprintable() else _hostile_in_files().sub(_python_escape, text)


def cell(text: str) -> str:
    """Return the text as a cell of a workbook holds it: `in_file`, with one kind of line end and no tabs.

    Programs that store cells change line ends, and some lose tabs.
    """
    if text.isascii() and text.isprintable():
        return text
    return in_file(text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))


def is_harmless(text: str) -> bool:
    """Tell whether nothing in the text acts, hides or misleads."""
    return not _hostile().search(text)


def _python_escape(match: re.Match[str]) -> str:
    """Return the character as it stands in a Python literal."""
    return repr(match[0])[1:-1] if not match[0].isprintable() else f"\\u{ord(match[0]):04x}"


def json_text(text: str) -> str:
    """Return a JSON text that means the same, with hostile characters as JSON escapes."""
    return _hostile().sub(_json_escape, text)


def _json_escape(match: re.Match[str]) -> str:
    """Return the character as one JSON escape, or as two where it lies beyond 16 bits."""
    units = match[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def markdown(text: str) -> str:
    """Return the text so that Markdown shows it as it stands."""
    return re.sub(r"[\\`*_<>\[\]|~&$]", r"\\\g<0>", visible(text))


def csv(text: str) -> str:
    """Return the text as one CSV cell (RFC 4180) that no spreadsheet takes for a formula.

    A cell that begins with ``= + - @``, their full-width forms, a tab or a line end gets an apostrophe before
    it, which is what OWASP recommends; numbers are no text and stay as they are.
    """
    if not _no_cell().search(text):
        return text
    shown = visible(f"'{text}" if text.startswith(tuple(_FORMULA)) else text)
    return '"' + shown.replace('"', '""') + '"' if '"' in shown or "," in shown else shown
