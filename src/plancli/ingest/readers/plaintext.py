"""What lines are in a text? Encodings tried strictly, never a replacement character."""

from __future__ import annotations

import codecs
import re
from collections import Counter

from plancli.decoding import NoTextError, is_damaged_utf8
from plancli.ingest.errors import IngestError
from plancli.ingest.model import Line, Place, Source
from plancli.ingest.readers.safety import MEGABYTE
from plancli.ingest.text import Text

MOST_TEXT = 20 * MEGABYTE
"""A text larger than this is no plan."""
PLAUSIBLE = 0.85
"""Least share of everyday characters in a GB18030 text; another encoding misread has far fewer."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16"),
)
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
_ATX = re.compile(r"\s{0,3}(#{1,6})\s+(?=\S)|\s{0,3}(#{1,6})(?=[\u4e00-\u9fff])")
_STRONG = re.compile(
    r"\*\*(?=\S)(.+?)(?<=\S)\*\*|__(?=\S)(.+?)(?<=\S)__|(?<!\*)\*(?=[^\s*])([^*]+?)(?<=\S)\*(?!\*)"
)
_BOX = re.compile(r"(\s*(?:[-*+]|\d+[.)])\s+)(\[[ xX]\]\s+)")
"""The box of a list of tasks to tick."""
_ESCAPE = re.compile(r"\\(?=[.\-*_#()\[\]|>+!`])")
_MARKDOWN = re.compile(
    r"^ {0,3}#{1,6}[ \t]+\S|^[ \t]*(?:\|[ \t]*)?:?-{3,}:?[ \t]*\|[ \t:|-]*$|\*\*\S[^\n]*?\S\*\*|^\d+\\[.]",
    re.MULTILINE,
)


def decode(data: bytes, name: str, encoding: str | None) -> tuple[str, str]:
    """Return the text of a document and the encoding it is in.

    Raises:
        IngestError: It is larger than any plan.
        IngestError: There is no encoding of the name given.
        IngestError: It is not a text in that encoding, or in any that is tried.
        IngestError: It is UTF-8 with characters cut off.
        IngestError: It is no text.
    """
    if len(data) > MOST_TEXT:
        raise IngestError("too_large", name=name, size=len(data) // MEGABYTE, limit=MOST_TEXT // MEGABYTE)
    text, used = _decode_as(data, name, encoding) if encoding else _decode_any(data, name)
    control = _CONTROL.search(text)
    if control:
        raise IngestError("binary", name=name, at=control.start() + 1)
    return text, used


def _decode_as(data: bytes, name: str, encoding: str) -> tuple[str, str]:
    try:
        codec = codecs.lookup(encoding).name
        return data.decode("utf-8-sig" if codec == "utf-8" else codec), codec
    except LookupError as error:
        raise IngestError("unknown_encoding", encoding=encoding) from error
    except UnicodeError as error:
        raise IngestError("encoding", name=name, encoding=encoding, at=getattr(error, "start", 0)) from error


def _decode_any(data: bytes, name: str) -> tuple[str, str]:
    for mark, codec, called in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(codec), called
            except UnicodeError as error:
                raise IngestError(
                    "encoding", name=name, encoding=called, at=getattr(error, "start", 0)
                ) from error
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if b"\0" in data[:4096]:
            return _decode_utf16(data, name)
        if is_damaged_utf8(data):
            where = NoTextError(data, error.start)
            raise IngestError("cut_text", name=name, line=where.line, byte=where.byte) from error
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as error:
        raise IngestError("encoding", name=name, encoding="utf-8 / gb18030", at=error.start) from error
    if not _is_plausible(text):
        raise IngestError("encoding", name=name, encoding="utf-8 / gb18030", at=0)
    return text, "gb18030"


def _decode_utf16(data: bytes, name: str) -> tuple[str, str]:
    """Return a UTF-16 text without a mark, which is told by its digits and line ends."""
    for codec in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if _is_plausible(text) and not _CONTROL.search(text) and any(mark in text for mark in "\n。，、"):
            return text, codec
    raise IngestError("binary", name=name, at=data.index(b"\0") + 1)


def _is_plausible(text: str) -> bool:
    counted = Counter(char for char in text[:20000] if not char.isascii())
    total = sum(counted.values())
    usual = sum(times for char, times in counted.items() if _is_usual(char))
    return total == 0 or usual >= PLAUSIBLE * total


def _is_usual(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return char in "〔〕—–·…\u3000\u00a0•﹝﹞"
    return True


def read_text(text: str, encoding: str) -> Source:
    """Return the lines of a text, Markdown's marks taken out of the words."""
    text = _LINE_END.sub("\n", text.removeprefix("\ufeff"))
    marked = _MARKDOWN.search(text) is not None
    lines: list[Line] = []
    gap = False
    for number, raw in enumerate(text.split("\n"), 1):
        if not raw.strip():
            gap = True
            continue
        lines.append(
            _markdown(raw, number, gap=gap) if marked else Line(Text(raw), Place(line=number), gap=gap)
        )
        gap = False
    return Source(tuple(lines), "text", encoding)


def _markdown(raw: str, number: int, *, gap: bool) -> Line:
    """Return a line of Markdown as its words, with the marks taken out kept beside it."""
    words, dropped, heading = raw, "", None
    title = _ATX.match(words)
    if title:
        heading = len(title[1] or title[2])
        words, dropped = (
            words[title.end() :].rstrip("# "),
            "#" * (words.count("#") - words[title.end() :].rstrip("# ").count("#")),
        )
    box = _BOX.match(words)
    if box:
        words, dropped = box[1] + words[box.end() :], dropped + "".join(box[2].split())
    quote = re.match(r"\s{0,3}>+\s?", words)
    if quote and heading is None:
        words, dropped = words[quote.end() :], dropped + quote[0].strip()
    bare = _ESCAPE.sub("", _STRONG.sub(lambda found: found[1] or found[2] or found[3], words))
    dropped += "".join((Counter(words) - Counter(bare)).elements())
    if not bare.strip():
        return Line(Text(raw), Place(line=number), gap=gap)
    return Line(
        Text(bare), Place(line=number), gap=gap, heading=heading, dropped=Text("".join(dropped.split()))
    )
