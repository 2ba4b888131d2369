"""Where in a paragraph do the departments and times stand, and what is left as the task's words?"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from plancli.ingest.model import Department, Facts, Para, Role
from plancli.ingest.tails.facts import looks_like_time, read_facts
from plancli.ingest.tails.labels import Label, field_of, labels
from plancli.ingest.tails.names import split_verb, strength, tokens
from plancli.ingest.tails.vocabulary import COLLECTIVE
from plancli.ingest.tails.when import is_time

CERTAIN = 2
SHORT_NAME, SHORT_ENTRY, SHORT_LABEL = 8, 12, 3
LONGEST_TAIL, LONGEST_TIME, LONGEST_SENTENCE = 600, 20, 160
_SENTENCE_END = "。；;!？?！．.”"
_INLINE = re.compile(r"[。;!\s)](?=\s*[\u4e00-\u9fff ]{2,14}:)")
_VERB_HINT = re.compile(r"牵头|负责|配合|主办|协办|承办|参与|协助|落实|实施|参加|主抓|主责|支持|协同")
_ALIAS = re.compile(r"(?:局|委|厅|办|处|室|中心|公司|部|院|委员会|政府|集团)$")


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
        marks: Characters of the tails that only structure them.
    """

    body: tuple[str, ...]
    facts: Facts
    tails: int = 0
    unbalanced: bool = False
    closed: bool = False
    marks: str = ""


def brackets(folded: str) -> list[Bracket]:
    """Return the outermost brackets; one that is never closed reaches to the end."""
    opened: list[int] = []
    pairs: list[Bracket] = []
    lone: list[int] = []
    for at, char in enumerate(folded):
        if char == "(":
            opened.append(at)
        elif char == ")":
            if opened:
                pairs.append(Bracket(opened.pop(), at + 1))
            else:
                lone.append(at)
    outer: list[Bracket] = []
    for pair in sorted(pairs, key=lambda pair: pair.start):
        if not outer or pair.start >= outer[-1].end:
            outer.append(pair)
    return _mend(folded, outer, opened, lone)


def _mend(folded: str, outer: list[Bracket], opened: list[int], lone: list[int]) -> list[Bracket]:
    """Return the brackets with the unclosed last one and the unopened last one made whole."""
    end = len(folded.rstrip(" 。;.\n"))
    for start in reversed(opened):
        if "。" not in folded[start:end].rstrip("。)") and end - start <= LONGEST_TAIL:
            outer = [
                *(pair for pair in outer if pair.end <= start),
                Bracket(start, len(folded.rstrip()), balanced=False),
            ]
            break
    if lone and lone[-1] >= end - 1:
        start = max(folded.rfind(char, 0, lone[-1]) for char in "。;!") + 1
        if outer and outer[-1].end == lone[-1]:
            return [*outer[:-1], Bracket(outer[-1].start, lone[-1] + 1, balanced=False)]
        start = max(
            start,
            max((pair.end for pair in outer if pair.end <= lone[-1]), default=0) if start == 0 else start,
        )
        if start:
            outer = [
                *(pair for pair in outer if pair.end <= start),
                Bracket(start, lone[-1] + 1, balanced=False),
            ]
    return outer


def inner(folded: str, bracket: Bracket) -> tuple[int, int]:
    """Return the span between the signs of a bracket."""
    start = bracket.start + (folded[bracket.start] == "(")
    end = bracket.end - (folded[bracket.end - 1] == ")")
    if not bracket.balanced:
        while (
            end > start
            and folded[end - 1] in ") 。;\n"
            and folded[start:end].count(")") > folded[start:end].count("(")
        ):
            end -= 1
        while (
            start < end
            and folded[start] == "("
            and folded[start:end].count("(") > folded[start:end].count(")")
        ):
            start += 1
    return start, max(start, end)


def is_tail(folded: str, bracket: Bracket) -> bool:
    """Return whether a bracket names departments or times; 试行 and 含感染楼 do not."""
    start, end = inner(folded, bracket)
    content = folded[start:end].strip()
    if not content or end - start > LONGEST_TAIL or (":" not in content and field_of(content)):
        return False
    before, after = folded[: bracket.start].rstrip(), folded[bracket.end :].strip(" 。;；,.!\n")
    ends_sentence = not before or before[-1] in _SENTENCE_END or before[-1] == ")"
    if ":" in content and any(label.field != "note" for label in labels(folded, start, end)):
        return True
    entries = [folded[entry.start : entry.end] for entry in tokens(folded, start, end)]
    if _speaks_of_roles(entries, at_end=not after):
        return True
    if after and not ends_sentence:
        return False
    return _lists_departments(entries, before, ends_sentence)


def _speaks_of_roles(entries: list[str], *, at_end: bool) -> bool:
    for entry in entries:
        if _VERB_HINT.search(entry):
            name, verb = split_verb(entry)
            if verb and (
                strength(name) or COLLECTIVE.match(name) or (at_end and _is_short_name(name, entry))
            ):
                return True
    return False


def _is_short_name(name: str, entry: str) -> bool:
    return (
        1 < len(name) <= SHORT_NAME
        and re.search(r"牵头|负责|主办$", entry) is not None
        and not re.match(r"由|含|以|如", name)
    )


def _lists_departments(entries: list[str], before: str, ends_sentence: bool) -> bool:
    named = []
    for entry in entries:
        if looks_like_time(entry):
            break
        named.append(strength(entry))
    if not named:
        return before[-1:] in ("。", ")") and _only_time(entries)
    timed = len(named) < len(entries)
    sure = sum(value == CERTAIN for value in named)
    if sure:
        alias = len(entries) == 1 and not ends_sentence and _ALIAS.search(before) is not None
        most = sum(value > 0 for value in named) * 2 > len(named)
        certain = named[0] == CERTAIN and before[-1:] == "。"
        return not alias and named[0] > 0 and (most or timed or certain)
    if timed and named[0] == 0 and ends_sentence:
        return all(1 < len(entry) <= SHORT_ENTRY for entry in entries[: len(named)]) and _deadline(
            entries[len(named) :],
        )
    return all(named) and ((ends_sentence and before[-1:] in "。；;") or timed)


def _deadline(entries: list[str]) -> bool:
    return bool(re.search(r"完成|前$|底|年内|时间|季度|半年", "".join(entries)))


def _only_time(entries: list[str]) -> bool:
    whole = "".join(entries)
    return 0 < len(whole) <= LONGEST_TIME and is_time(whole)


def read_paragraph(para: Para, start: int = 0) -> Reading:
    """Return a paragraph without its tails, and what they say.

    Args:
        para: The paragraph.
        start: Where its words begin, after the number.
    """
    folded = para.folded
    found = [bracket for bracket in brackets(folded) if bracket.start >= start and is_tail(folded, bracket)]
    spans = [(bracket.start, bracket.end, inner(folded, bracket)) for bracket in found]
    end = len(folded)
    labelled = ":" in folded or "【" in para.text or "[" in para.text
    inline = _inline_label(folded, start, spans) if labelled else None
    if inline is not None:
        spans = [span for span in spans if span[1] <= inline] + [(inline, end, (inline, end))]
    if not spans:
        spans = _sentence(folded, start)
    return _take_apart(para, start, spans, not all(bracket.balanced for bracket in found))


def _sentence(folded: str, start: int) -> list[tuple[int, int, tuple[int, int]]]:
    """Return the last sentence where it only says who leads (…。省财政厅牵头，省教育厅参与。)."""
    stop = len(folded.rstrip(" 。"))
    low = folded.rfind("。", start, stop) + 1
    if (
        not start < low < stop
        or stop - low > LONGEST_SENTENCE
        or not re.search("牵头|负责", folded[low:stop])
    ):
        return []
    leads = False
    for entry in tokens(folded, low, stop):
        word = folded[entry.start : entry.end]
        name, verb = split_verb(word)
        leads = leads or verb in ("lead", "shared")
        if leads and looks_like_time(word):
            break
        if strength(name) < CERTAIN or re.search("由|工作|任务", name):
            return []
    return [(low, len(folded), (low, stop))] if leads else []


def _inline_label(folded: str, start: int, spans: list[tuple[int, int, tuple[int, int]]]) -> int | None:
    """Return where labels without brackets begin (…。责任单位：…), or None."""
    for label in labels(folded, start, len(folded)):
        if label.field == "note" or any(low <= label.start < high for low, high, _ in spans):
            continue
        before = folded[start : label.start].rstrip(" ")
        if _stands_alone(label, before):
            return label.start
    return None


def _stands_alone(label: Label, before: str) -> bool:
    return (
        (not before or before[-1] in "。;!)\n,")
        and len(label.word) > SHORT_LABEL
        and field_of(label.word) is not None
    )


def _take_apart(
    para: Para,
    start: int,
    spans: list[tuple[int, int, tuple[int, int]]],
    unbalanced: bool,
) -> Reading:
    body: list[str] = []
    apart: list[Facts] = []
    marks, at = "", start
    separate = 0
    for low, high, (first, last) in spans:
        between = para.text[at:low]
        said = read_facts(para.text[first:last])
        if between.strip(" \u3000\n。；;，,"):
            body.append(between)
            separate += 1
            apart.append(said)
        else:
            marks += between
            apart[-1:] = [apart[-1] + said if apart else said]
        marks += para.text[low:first] + para.text[last:high]
        at = high
    rest = para.text[at:]
    closed = bool(spans) and not rest.strip(" \u3000\n。；;，,.")
    if closed and body and body[-1].rstrip()[-1:] in "。；;！!？?.":
        marks += rest
    elif closed and body:
        body[-1] = body[-1].rstrip() + rest.strip()
    elif rest.strip():
        body.append(rest)
    words = tuple(part.strip() for part in body)
    facts = sum(map(_led, apart), Facts()) if len(apart) > 1 else sum(apart, Facts())
    return Reading(words, facts, max(separate, 1 if spans else 0), unbalanced, closed, "".join(marks.split()))


def _led(facts: Facts) -> Facts:
    """Return what one of several tails says: its flat list leads, whatever the others say."""
    led = any(each.role == "lead" for each in facts.departments)
    role: Role = "support" if led else "lead"
    named = tuple(Department(each.name, each.role or role) for each in facts.departments)
    return replace(facts, departments=named)
