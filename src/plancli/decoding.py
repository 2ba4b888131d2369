"""Which text are these bytes? UTF-8, else GB18030; what is nearly UTF-8 is neither."""

from __future__ import annotations

import os
import re

CUT = 3
"""Bytes that are no UTF-8 to each character of three that is, below which text is damaged UTF-8.

The 2010 plan in GB18030 has 24, for few of its characters are UTF-8 by chance; UTF-8 with a character cut off
has 3 at most in all.
"""

_LONG = "[\u0800-\ud7ff\ue000-\uffff]"
_BAD = "[\udc80-\udcff]"
"""Characters of three bytes; bytes that are no UTF-8. Compiled on use, since that takes 4 ms."""


class NoTextError(ValueError):
    """Bytes are no text in UTF-8, nor in GB18030.

    Attributes:
        line: Line of the first byte that is no UTF-8, from 1.
        byte: Its place in that line, from 1.
    """

    def __init__(self, data: bytes, at: int) -> None:
        """Keep where it is."""
        self.line = data.count(b"\n", 0, at) + 1
        self.byte = at - (data.rfind(b"\n", 0, at) + 1) + 1
        super().__init__(self.line, self.byte)


def decode(data: bytes) -> str:
    """Return the text that bytes are, without a byte order mark.

    Raises:
        NoTextError: They are no text.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        at = error.start + 3 * data.startswith(b"\xef\xbb\xbf")  # the codec counts from behind the mark
        if is_damaged_utf8(data):
            raise NoTextError(data, at) from error
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError as error:
        raise NoTextError(data, at) from error


def file_name(name: str) -> str:
    """Return the name of a file as text, whatever its bytes."""
    data = os.fsencode(name)
    try:
        return decode(data)
    except NoTextError:
        return data.decode("utf-8", "replace")


def is_damaged_utf8(data: bytes) -> bool:
    """Tell whether bytes that are not UTF-8 were meant to be."""
    text = data.decode("utf-8", "surrogateescape")
    return len(re.findall(_LONG, text)) * CUT > len(re.findall(_BAD, text))
