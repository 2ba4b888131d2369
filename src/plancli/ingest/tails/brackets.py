"""Where in a paragraph do the departments and times stand, and what is left as the task's words?"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import groupby, takewhile
from typing import TYPE_CHECKING

from plancli.ingest.model import Department, Facts, Para, Role, together
from plancli.ingest.tails.facts import read_facts
from plancli.ingest.tails.labels import Label, front_label, labels
from plancli.ingest.tails.names import NO, SURELY, Lexicon, split_verb, strength, tokens
from plancli.ingest.tails.roles import meanings
from plancli.ingest.tails.spoken import spoken_tail
from plancli.ingest.tails.when import is_time, is_when

if TYPE_CHECKING:
    from plancli.ingest.text import Text

SHORT_NAME, SHORT_ENTRY, SHORT_LABEL = 8, 12, 3
LONGEST_TAIL, LONGEST_TIME, NEAR = 600, 20, 40
_SENTENCE_END = "。;!?．.”)"
ALIAS = re.compile(r"(?:局|委|厅|办|处|室|中心|公司|部|院|委员会|政府|集团)$")
_SIGNS = re.compile("[()]")
_CLOSES = " \u3000\u00a0\n。；;，,.、"
_DEADLINE = re.compile(r"完成|前$|底|年内|时间|季度|半年")


@dataclass(frozen=True, slots=True)
class Bracket:
    """A bracket in a folded text: its first character, the one after its last, whether both exist."""

    start: int
    end: int
    balanced: bool = True


@dataclass(frozen=True, slots=True)
class Reading:
    """A paragraph taken apart.

    Attributes:
        body: The spans that are the task's own words, in order.
        facts: Who and when.
        tails: Number of separate tails.
        unbalanced: A bracket was not closed or not opened.
        closed: A tail ends the paragraph.
        spoken: Prose alone says who and when, no bracket and no label.
    """

    body: tuple[Text, ...]
    facts: Facts
    tails: int = 0
    unbalanced: bool = False
    closed: bool = False
    spoken: bool = False


def brackets(folded: str) -> list[Bracket]:
    """Return the outermost brackets; one that is never closed reaches to the end."""
    opened: list[int] = []
    pairs: list[Bracket] = []
    lone: list[int] = []
    for mark in _SIGNS.finditer(folded):
        if mark[0] == "(":
            opened.append(mark.start())
        elif opened:
            pairs.append(Bracket(opened.pop(), mark.end()))
        else:
            lone.append(mark.start())
    outer: list[Bracket] = []
    for pair in sorted(pairs, key=lambda pair: pair.start):
        if not outer or pair.start >= outer[-1].end:
            outer.append(pair)
    return _opened(folded, _closed(folded, outer, opened), lone)


def _closed(folded: str, outer: list[Bracket], opened: list[int]) -> list[Bracket]:
    """Return the brackets, the last one that is never closed made whole."""
    end = len(folded.rstrip(" 。;.\n"))
    for start in reversed(opened):
        if "。" not in folded[start:end].rstrip("。)") and end - start <= LONGEST_TAIL:
            before = [pair for pair in outer if pair.end <= start]
            return [*before, Bracket(start, len(folded.rstrip()), balanced=False)]
    return outer


def _opened(folded: str, outer: list[Bracket], lone: list[int]) -> list[Bracket]:
    """Return the brackets, one at the end that was never opened made whole."""
    if not lone or lone[-1] < len(folded.rstrip(" 。;.\n")) - 1:
        return outer
    end = lone[-1]
    if outer and outer[-1].end == end:
        return [*outer[:-1], Bracket(outer[-1].start, end + 1, balanced=False)]
    start = max(folded.rfind(char, 0, end) for char in "。;!") + 1
    start = start or max((pair.end for pair in outer if pair.end <= end), default=0)
    before = [pair for pair in outer if pair.end <= start]
    return [*before, Bracket(start, end + 1, balanced=False)] if start else outer


def inner(folded: str, bracket: Bracket) -> tuple[int, int]:
    """Return the span between the signs of a bracket."""
    start = bracket.start + (folded[bracket.start] == "(")
    end = bracket.end - (folded[bracket.end - 1] == ")")
    surplus = 0 if bracket.balanced else folded[start:end].count(")") - folded[start:end].count("(")
    while surplus > 0 and end > start and folded[end - 1] in ") 。;\n":
        end -= 1
        surplus -= folded[end] == ")"
    while surplus < 0 and start < end and folded[start] == "(":
        start, surplus = start + 1, surplus + 1
    return start, max(start, end)


def is_tail(folded: str, bracket: Bracket, known: Lexicon = frozenset()) -> bool:
    """Return whether a bracket names departments or times; 试行 and 含感染楼 do not."""
    start, end = inner(folded, bracket)
    content = folded[start:end].strip()
    if not content or end - start > LONGEST_TAIL:
        return False
    if (
        ":" not in content
        and len(content) <= SHORT_ENTRY
        and meanings(content)
        and not _spoken(content, known)
    ):
        return False
    if ":" in content and any(label.says_who_or_when for label in labels(folded, start, end)):
        return True
    before = folded[max(0, bracket.start - NEAR) : bracket.start].rstrip()
    after = folded[bracket.end : bracket.end + NEAR].strip(" 。;,.!\n")
    entries = [folded[entry.start : entry.end] for entry in tokens(folded, start, end, known)]
    if any(_spoken(entry, known, at_end=not after) for entry in entries):
        return True
    ends = not before or before[-1] in _SENTENCE_END
    if not ends and after:  # a clause ends with it, and another follows
        surely = strength(entries[0], known) == SURELY if entries else False
        return folded[bracket.end] in ",;。、" and surely and any(is_when(each, known) for each in entries)
    return _lists(entries, before, known, ends=ends)


def _spoken(entry: str, known: Lexicon, *, at_end: bool = False) -> bool:
    """Return whether an entry is a name with a verb: 市教育局牵头."""
    name, verb = split_verb(entry, known)
    if not verb or not name:
        return False
    short = 1 < len(name) <= SHORT_NAME and not re.match(r"由|含|以|如", name)
    return strength(name, known) > NO or (
        at_end and short and re.search("牵头|负责$|主办$", verb) is not None
    )


def _lists(entries: list[str], before: str, known: Lexicon, *, ends: bool) -> bool:
    """Return whether a bracket without label or verb lists departments, or says only when."""
    times = [kind for kind, _ in groupby(is_when(entry, known) for entry in entries)]
    words = list(takewhile(lambda entry: not is_when(entry, known), entries))
    if times[:2] == [True, False]:  # the time comes first
        words = [entry for entry in entries if not is_when(entry, known)]
    named = [strength(entry, known) for entry in words]
    if not named:
        return before[-1:] in ("。", ")") and _is_only_time("".join(entries))
    if times[0]:
        return NO not in named
    if SURELY in named:
        alias = len(entries) == 1 and not ends and ALIAS.search(before) is not None
        return not alias and (ends or named[0] > NO) and (True in times or _are_names(named, before[-1:]))
    return _may_list(words, named, before[-1:], "".join(entries[len(words) :]), ends=ends)


def _may_list(words: list[str], named: list[int], stop: str, time: str, *, ends: bool) -> bool:
    """Return whether words that are not surely names list departments: a time follows, or a stop precedes."""
    if time and NO in named:
        short = all(1 < len(entry) <= SHORT_ENTRY for entry in words)
        return ends and short and _DEADLINE.search(time) is not None
    return NO not in named and (time != "" or stop in ("。", ";"))


def _is_only_time(words: str) -> bool:
    return len(words) <= LONGEST_TIME and is_time(words)


def _are_names(named: list[int], stop: str) -> bool:
    """Return whether most entries look like names, or the first surely is one right after a sentence."""
    return sum(value > NO for value in named) * 2 > len(named) or (named[0] == SURELY and stop == "。")


def read_paragraph(para: Para, start: int = 0, known: Lexicon = frozenset()) -> Reading:
    """Return a paragraph without its tails, and what they say.

    Args:
        para: The paragraph.
        start: Where its words begin, after the number.
        known: Names that the document uses elsewhere.
    """
    folded = para.folded
    found = [each for each in brackets(folded) if each.start >= start and is_tail(folded, each, known)]
    spans = [(bracket.start, bracket.end, inner(folded, bracket)) for bracket in found]
    if ":" in folded or "【" in para.text or "[" in para.text:
        inline = _inline_label(folded, start, spans)
        spans = [span for span in spans if span[1] <= inline]
        spans += [(inline, len(folded), (inline, len(folded)))] if inline < len(folded) else []
    said = [_said(para, span, known) for span in spans]
    spoken: list[_Said] = []
    if not any(facts.departments for _, _, facts in said):
        prose = _prose(folded[: spans[0][0] if spans else None], start, known)
        spoken = [_said(para, span, known) for span in prose]
    unbalanced = not all(bracket.balanced for bracket in found)
    reading = _take_apart(para, start, [*spoken, *said])
    return replace(reading, unbalanced=unbalanced, spoken=bool(spoken) and not spans)


_Span = tuple[int, int, tuple[int, int]]
"""A tail: its start, its end, and the span inside its brackets."""
_Said = tuple[int, int, Facts]
"""A tail: its start, its end, and what it says."""


def _said(para: Para, span: _Span, known: Lexicon) -> _Said:
    low, high, (first, last) = span
    return low, high, read_facts(para.text[first:last], known=known)


def _prose(folded: str, start: int, known: Lexicon) -> list[_Span]:
    """Return the clauses at the end that say who and when, as a tail without brackets."""
    label = front_label(folded[start:])
    span = None if label and label.says_who_or_when else spoken_tail(folded, start, known)
    if span is None:
        return []
    low, stop = span
    return [(low, stop, (stop - len(folded[low:stop].lstrip(",—-")), stop))]


def _inline_label(folded: str, start: int, spans: list[_Span]) -> int:
    """Return where labels without brackets begin (…。责任单位：…), or the end of the text."""
    for label in labels(folded, start, len(folded)):
        inside = any(low <= label.start < high for low, high, _ in spans)
        before = folded[start : label.start].rstrip()
        if not inside and label.says_who_or_when and _stands_alone(label, before):
            return label.start
    return len(folded)


def _stands_alone(label: Label, before: str) -> bool:
    long_enough = len(label.word) >= SHORT_LABEL or bool({"lead", "support"} & set(label.means))
    return (not before or before[-1] in "。;!)\n,") and long_enough


def _take_apart(para: Para, start: int, said: list[_Said]) -> Reading:
    """Return the words around the tails, and what the tails say."""
    body: list[Text] = []
    apart: list[list[Facts]] = []
    at = start
    for low, high, facts in said:
        between = para.text[at:low]
        if body and between[:1] in "。;；" and between.strip(_CLOSES):
            body[-1], between = body[-1] + between[:1], between[1:]
        if between.strip(_CLOSES):
            body.append(between.strip())
            apart.append([])
        else:
            apart = apart or [[]]
        apart[-1].append(facts)
        at = high
    rest = para.text[at:]
    closed = bool(said) and not rest.strip(_CLOSES)
    body = _with_rest(body, rest, closed=closed)
    tails = [together(each) for each in apart]
    facts = together([_led(each) for each in tails] if len(tails) > 1 else tails) if tails else Facts()
    return Reading(tuple(body), facts, len(tails), closed=closed)


def _with_rest(body: list[Text], rest: Text, *, closed: bool) -> list[Text]:
    """Return the words of a paragraph with what stands behind its last tail (`closed`: only a stop)."""
    if closed:
        open_ended = bool(body) and body[-1][-1:] not in "。；;！!？?."
        return [*body[:-1], body[-1] + rest.strip()] if open_ended else body
    if not body or not rest.strip() or rest.lstrip()[:1] not in "。;；":
        return [*body, rest.strip()] if rest.strip() else body
    rest = rest.lstrip("。 ") if body[-1][-1:] == "。" else rest
    return [*body[:-1], body[-1] + rest.strip()]


def _led(facts: Facts) -> Facts:
    """Return what one of several tails says: its flat list leads, whatever the others say."""
    role: Role = "support" if any(each.role == "lead" for each in facts.departments) else "lead"
    return replace(
        facts, departments=tuple(Department(each.name, each.role or role) for each in facts.departments)
    )
