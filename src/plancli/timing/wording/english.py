"""How does an English phrase read in the notation of the grammar?

A table of words gives each its part of speech, one letter; some rows of word order turn what English says in
another order (30 June, the last day of March, within 30 days after approval) into the order of the notation.
Everything else, and every production, is shared with Chinese.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from plancli.timing.refusal import Refused
from plancli.timing.wording import english_words as en
from plancli.timing.wording import lexer
from plancli.timing.wording.english_rows import LEVELS, Piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from plancli.timing.wording.english_rows import Row
    from plancli.timing.wording.lexer import Token

_WORD = re.compile(
    r"(?P<Z>\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?(?![\w/-])|\d{4}-?w\d\d(?:-\d)?(?!\w)"
    r"|\d{1,2}([-/.])\d{1,2}\2(?:19|20|21)\d\d(?!\d))"
    r"|(?P<k>\d{1,2}[:.]\d\d(?:\s*[ap]m)?(?![\w])|\d{1,2}\s*[ap]\.?m\b\.?)"
    r"|(?P<y>(?<=[\sa-z0-9])['”]\d\d(?![\w'”]))"
    r"|(?P<d>\d{1,2}(?:st|nd|rd|th)\b)|(?P<Q>[qh]\d(?!\w))|(?P<Y>(?:19|20|21)\d\d(?!\d))"
    r"|(?P<D>(?:0?[1-9]|[12]\d|3[01])(?!\d))|(?P<N>\d+)"
    r"|(?P<x>w\d+|[a-z]+(?:'[a-z]+)?)\.?|(?P<sign>[^\sa-z\d])"
)
"""Words and numbers; the name of a group is the part of speech of what the table does not hold."""

_HYPHEN = re.compile(r"([a-z]+)-(?=([a-z]+|\d))")
_UNCLEAR = re.compile(
    r"(?:^|[(:])\s*~|(?<![\w-])(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)-\d\d(?![\w/-])"
)
"""A tilde that has nothing before it: about, or until? Dec-24 may be a day or, in a sheet, a year."""

_SPLIT = re.compile(r"(\d) (st|nd|rd|th)\b")
"""16 th."""

_LONGEST = 7
"""Words of the longest phrase."""

_SIGNS = {"-": "-", "/": "/", ",": ",", "&": "&", "+": "&"}
_QUOTES = "\"“”'"
_NO_RANGE = re.compile("(?<![ZXv!fK])-|(?<=f)-(?![Z!R])")
"""Where "to" is no sign of a range or of a new date: in the run-up to National Day, quarterly to Cabinet."""

_MODAL = "be not have start begin take occur require need include change slip"
MODAL = frozenset(_MODAL.split())
"""What follows may where it is no month."""

OWN_KINDS = {"x": "word", "c": "word", "t": "at", "a": "at"}
"""Part of speech in the notation of what is not written in it."""


def tokens(text: str, events: Iterable[str], meanings: Iterable[str]) -> list[Token]:
    """Return the tokens of an English phrase, in the order of the notation, with its own words."""
    if _UNCLEAR.search(text):
        raise Refused("ambiguous")
    own = {name.replace("-", " "): Piece("G", name, name) for name in events}
    own |= {name.replace("-", " "): Piece("T", name, name) for name in meanings}
    pieces = _pieces(text, own)
    for level in range(len(LEVELS)):
        pieces = _ordered(pieces, level)
    for match in _NO_RANGE.finditer("".join(piece.cls for piece in pieces)):
        piece = pieces[match.start()]
        if piece.said.isalpha():
            pieces[match.start()] = piece._replace(cls="x", zh=piece.said)
    words = (*((word, "season") for word in meanings), *((word, "given") for word in events))
    return [token for piece in pieces for token in _tokens_of(_spelt(piece, text), words)]


def _spelt(piece: Piece, text: str) -> Piece:
    """Return a piece with its words as a text has them, which may join them with hyphens: mid-year."""
    if " " not in piece.said or piece.said in text:
        return piece
    match = re.search(r"[\s-]+".join(map(re.escape, piece.said.split(" "))), text)
    return piece if match is None else piece._replace(said=match[0])


def _unhyphened(found: re.Match[str]) -> str:
    """Return mid-June as two words, but May-July as a range."""
    return f"{found[1]}{'-' if found[1] in en.MONTHS and found[2] in en.MONTHS else ' '}"


def _pieces(text: str, own: Mapping[str, Piece]) -> list[Piece]:
    """Return the words of a phrase with their parts of speech."""
    matches = list(_WORD.finditer(_SPLIT.sub(r"\1\2", _HYPHEN.sub(_unhyphened, text.replace("~", " - ")))))
    words = [match["x"] or match[0] for match in matches]
    pieces: list[Piece] = []
    at = 0
    while at < len(words):
        piece, size = _phrase(words, at, own)
        pieces.append(piece or _single(str(matches[at].lastgroup), words[at]))
        at += size
    return pieces


def _phrase(words: list[str], at: int, own: Mapping[str, Piece]) -> tuple[Piece | None, int]:
    """Return the longest known phrase at a word, with its number of words."""
    sizes = range(min(_LONGEST, len(words) - at), 0, -1) if own or words[at] in _starts() else ()
    for size in sizes:
        said = " ".join(words[at : at + size])
        piece = own.get(said) or (Piece(*en.PHRASES[said], said) if said in en.PHRASES else None)
        following = "".join(words[at + size : at + size + 1])
        if piece is not None and not (piece.cls == "M" and following in MODAL):
            return _by_its_neighbour(piece, following), size
    return None, 1


def _by_its_neighbour(piece: Piece, following: str) -> Piece:
    """Return a piece that means something else beside the word that follows, or names a month or a year."""
    if piece.said == "once" and following and following not in en.AFTER_ONCE:
        return piece._replace(cls="A", zh="后")
    if piece.cls == "M":
        return piece._replace(month=int(piece.zh[:-1]))
    return piece._replace(year=en.YEARS[piece.said.split()[-2]]) if piece.cls == "y" else piece


@cache
def _starts() -> frozenset[str]:
    """Return the words with which a known phrase begins."""
    return frozenset(phrase.split(" ", 1)[0] for phrase in en.PHRASES)


def _single(group: str, word: str) -> Piece:
    """Return a word that the table does not hold: a number, a date in figures, a sign, an unread one."""
    if group == "y":  # Q4'22
        return Piece("Y", "", word, year=f"20{word[1:]}年")
    if group == "Y":
        return Piece("Y", "", word, year=f"{word}年")
    if group == "sign":
        return Piece("t", "") if word in _QUOTES else Piece(_SIGNS.get(word, ";"), word, word)
    return Piece(group, word[:-2] if group == "d" else word, word)


def _ordered(pieces: list[Piece], level: int) -> list[Piece]:
    """Return the pieces with the rows of one level applied, the first that applies at a time."""
    before: list[Piece] = []
    while pieces != before:
        before = pieces
        for row, ((begin, end), *groups) in _fitting("".join(piece.cls for piece in pieces), level):
            found = row.build([pieces[start:stop] for start, stop in groups])
            if isinstance(found, Piece):
                said = " ".join(piece.said for piece in pieces[begin:end] if piece.said)
                found = [found._replace(said=said)]
            if found is not None:
                pieces = [*pieces[:begin], *found, *pieces[end:]]
                break
    return pieces


@lru_cache(maxsize=1024)
def _fitting(kinds: str, level: int) -> tuple[tuple[Row, tuple[tuple[int, int], ...]], ...]:
    """Return the rows of a level that fit in a phrase of these parts of speech, with the places of groups."""
    letters = set(kinds)
    rows = (row for row in LEVELS[level] if _needs(row) <= letters)
    return tuple((row, place) for row in rows for place in _places(re.compile(row.pattern), kinds))


def _places(pattern: re.Pattern[str], kinds: str) -> Iterator[tuple[tuple[int, int], ...]]:
    """Yield every place where a pattern fits, with those of its groups."""
    match = pattern.search(kinds)
    while match is not None:
        yield match.regs
        match = pattern.search(kinds, match.start() + 1)


@cache
def _needs(row: Row) -> frozenset[str]:
    """Return the letters that a row needs, found once."""
    return row.needs


def _tokens_of(piece: Piece, own: tuple[tuple[str, str], ...]) -> list[Token]:
    """Return the tokens of a piece: those of its notation, or the word as nobody reads it."""
    notation = en.UNREAD.get(piece.said, piece.zh) if piece.cls in "as" else piece.zh
    text = f"{piece.year}{'第' if piece.cls in 'Od' else ''}{notation}"
    if piece.cls in OWN_KINDS and not (piece.cls == "c" and piece.zh):
        return [lexer.Token(OWN_KINDS[piece.cls], text or piece.said, None, piece.said)]
    first, *others = _notation(text, own) or (lexer.Token("at", ""),)
    return [first._replace(said=piece.said), *others]


@lru_cache(maxsize=1024)
def _notation(text: str, own: tuple[tuple[str, str], ...]) -> tuple[Token, ...]:
    """Return the tokens of a piece of notation, without the words it was read from; pieces recur.

    `own` holds the plan's words, each with its part of speech.
    """
    extra = {word: (kind, None) for word, kind in own}
    return tuple(token._replace(said="") for token in lexer.tokens(text, extra))


def suggested(phrase: str, day: str, longest: str) -> str | None:
    """Return an English phrase with the last day of its month in the place of a day that does not exist."""
    changed = re.sub(rf"(?<!\d){day}(?:st|nd|rd|th)?(?!\d)", longest, phrase, count=1)
    return changed if changed != phrase else None
