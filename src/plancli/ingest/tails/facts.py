"""Who and when, in one bracket, label line or cell? The words of a tail, taken apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import zip_longest

from plancli.ingest.fold import fold, solid
from plancli.ingest.model import Department, Facts, Role
from plancli.ingest.tails.labels import labels, role_of_label
from plancli.ingest.tails.names import CERTAIN, Token, is_none, split_joined, split_verb, strength, tokens
from plancli.ingest.tails.vocabulary import (
    LEAD_WORD,
    SUPPORT_WORD,
)
from plancli.ingest.tails.when import is_time

_ADMIN = "(?=各|有关|相关|其他|其它|省|市|县|区|镇|乡)"
_FRONT = re.compile(rf"^(?:(?:并|同时|分别)?由|以及|、|(?:及|和|与|并){_ADMIN})\s*")
_TOGETHER = re.compile(rf"^(?:并)?(?:会同|(?:商|联合|协同|配合){_ADMIN})\s*(?=[\u4e00-\u9fff]{{2,}})")
_WITH = re.compile(r"([^()]{2,20}?)会同([^()]{2,40})$")
_WATCH = re.compile(
    r"(?:负责)?(?:跟踪|统一|定期)?(?:督办|督查|督导|督促(?:落实|检查|指导)?|监督检查|督促检查|考核|验收)$"
    r"|负责(?:统筹)?(?:协调|调度|汇总)$"
)
_NAMED_ROLE = re.compile(rf"\(\s*(?:(?P<lead>{LEAD_WORD})|(?P<support>{SUPPORT_WORD}))\s*\)$")
_FRONT_ROLE = re.compile(
    r"^(?:(?P<lead>(?:牵头|主办|主责|责任|承办|负责)(?:单位|部门|处室|科室))|(?P<support>(?:配合"
    r"|协办|协同|参与|协助)(?:单位|部门|处室|科室)))\s*(?:为|是)?\s*(?=[^\s:])",
)
_AND_SO_ON = re.compile(
    r"等\s*(?:\d+|[一二三四五六七八九十]+)?\s*(?:个|家)?\s*(?:(?:市级|区级|县级|省级|市直|区直"
    r"|县直|职能|成员|责任)?(?:部门|单位|部门和单位|单位和部门|部门单位|处室|机构))?$",
)
_REMARK = re.compile(
    r"(?:下同|以下同|以下均同|不再(?:一一|逐一|另行)?列出|不再(?:重复|标注|注明)|排名不分先后"
    r"|不分先后|以下不再.*|均需.*|以下简称.*|.*不分先后)$",
)
_CLEAR_TIME = re.compile(
    r"(?:\d|[一二三四五六七八九十])\s*(?:月|日|年|季度|旬|个月)|[年月季](?:底|末|初|中|内|前|终)"
    r"|上半年|下半年|全年|每[年月季周半]|长期|不定期|持续",
)
_TIME_WORD = re.compile(r"(?:完成|办结)?(?:时间|时限|期限|进度)(?=[\u4e00-\u9fff])(?![局委办厅处部])")
_TIME_LABEL = re.compile(
    r"\s*(?:完成|办结)(?:时间|时限|期限)为?(?=\d|[一二三四五六七八九十]+[月季]|上半年|下半年|全年|每|年)",
)
_VAGUE_TIME = re.compile(
    r"(?:按|根据|视|随|结合|依|待|适时|力争|争取|确保|逐)(?!.*(?:职责|分工))|.*(?:末|初|底|期间|推进|完成|实施|进行|开展|启动|办结)$",
)
_SCOPE = re.compile(r"\(\s*(?:以下|下)(?:均|皆)?同\s*\)$")
_PERSON = re.compile(r"[\u4e00-\u9fff·]{2,4}$")


@dataclass(slots=True)
class _Found:
    """What has been found so far, as spans of the text."""

    departments: list[tuple[int, int, Role | None]] = field(default_factory=list)
    timing: list[tuple[int, int]] = field(default_factory=list)
    people: list[tuple[int, int, str]] = field(default_factory=list)
    notes: list[tuple[int, int, str]] = field(default_factory=list)
    pending: list[tuple[int, int]] = field(default_factory=list)
    clause: int = 0
    assumed: bool = False
    beside: bool = False
    """Names that follow stand beside the one that leads: …会同A、B负责."""
    listing: bool = False
    """Names that follow belong to a label without a colon (责任单位A、B), with the role `listed`."""
    listed: Role | None = None

    def settle(self, role: Role | None) -> None:
        """Give the names that wait for a verb their role."""
        self.departments += [(start, end, role) for start, end in self.pending]
        self.pending, self.clause = [], 0

    def settle_support(self, otherwise: Role | None) -> None:
        """Give the names of this clause support; those before it too where somebody leads already."""
        apart = 0 if any(role == "lead" for *_, role in self.departments) else self.clause
        self.departments += [
            (start, end, otherwise if at < apart else "support")
            for at, (start, end) in enumerate(self.pending)
        ]
        self.pending, self.clause = [], 0

    def spans(self) -> list[tuple[int, int]]:
        """Return every span that is kept."""
        named = [(start, end) for start, end, _ in self.departments]
        said = [(start, end) for start, end, _ in [*self.people, *self.notes]]
        return sorted([*named, *self.timing, *said])


def read_facts(text: str, *, role: Role | None = None, kind: str | None = None, label: str = "") -> Facts:
    """Return what a tail says.

    Args:
        text: The words, without the brackets around them.
        role: Role of the departments where the words do not say.
        kind: What the words are (``timing``, ``people`` …) where a label or column heading says so.
        label: That label or heading.
    """
    folded = fold(text)
    found = _Found()
    inside = labels(folded, 0, len(text)) if kind != "timing" else []
    first = inside[0].start if inside else len(text)
    _read_value(folded, 0, first, found, kind=kind, label=label, role=role)
    for item, following in zip_longest(inside, inside[1:]):
        stop = following.start if following else len(text)
        given = role_of_label(item.field, item.word)
        _read_value(folded, item.end, stop, found, kind=item.field, label=item.word, role=given)
    return _as_facts(text, found)


def _read_value(
    folded: str,
    start: int,
    end: int,
    found: _Found,
    *,
    kind: str | None,
    label: str,
    role: Role | None,
) -> None:
    start, end = _strip(folded, start, end)
    if start >= end or is_none(folded[start:end]):
        return
    if kind == "timing":
        found.timing.append((start, end))
    elif kind == "people":
        found.people += [(low, high, label) for low, high in _persons(folded, start, end)]
    elif kind == "note":
        found.notes.append((start, end, label))
    else:
        _read_free(folded, start, end, role, found)
        if kind == "joint":
            _first_leads(found)


def _first_leads(found: _Found) -> None:
    found.departments = [
        (low, high, "support" if at else "lead") for at, (low, high, _) in enumerate(found.departments)
    ]
    found.assumed = len(found.departments) > 1


def _strip(folded: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (folded[start].isspace() or folded[start] in ",;。、:"):
        start += 1
    while start < end and (folded[end - 1].isspace() or folded[end - 1] in ",;。、"):
        end -= 1
    return start, end


def _persons(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    spans = [(token.start, token.end) for token in tokens(folded, start, end)]
    split: list[tuple[int, int]] = []
    for low, high in spans:
        words = [(low + m.start(), low + m.end()) for m in re.finditer(r"\S+", folded[low:high])]
        alone = len(words) > 1 and all(_PERSON.match(folded[a:b]) for a, b in words)
        split += words if alone else [(low, high)]
    return [(low, high) for low, high in split if not is_none(folded[low:high])]


def _read_free(folded: str, start: int, end: int, role: Role | None, found: _Found) -> None:
    """Read words without a label: names with verbs, then a time."""
    entries = tokens(folded, start, end)
    times = [looks_like_time(folded[entry.start : entry.end]) for entry in entries]
    if len(entries) > 1 and not any(times):
        times[-1] = _is_vague_time(folded, entries[-1])
    at = _time_first(folded, entries, times)
    if at:
        found.timing.append(_strip(folded, entries[0].start, entries[at - 1].end))
    while at < len(entries):
        if times[at] or _leads_to_time(folded, entries, times, at, found):
            first, at = at, _time_stops(folded, entries, times, at)
            _take_time(folded, entries[first].start, entries[at - 1].end if at < len(entries) else end, found)
        else:
            _read_name(folded, entries[at], role, found)
            at += 1
    found.settle(role)


def _is_vague_time(folded: str, entry: Token) -> bool:
    """Return whether the last entry of a list names nobody and says when (按计划推进, 学期末)."""
    word = folded[entry.start : entry.end]
    return (
        entry.before in (",", ";")
        and not strength(word)
        and not split_verb(word)[1]
        and _VAGUE_TIME.match(word) is not None
        and not _WATCH.search(word)
    )


def _time_stops(folded: str, entries: list[Token], times: list[bool], at: int) -> int:
    """Return the entry after a time: the end, or a department with a time of its own after a semicolon."""
    for later in range(at + 1, len(entries)):
        word = folded[entries[later].start : entries[later].end]
        if entries[later].before == ";" and not times[later] and _names_somebody(word) and any(times[later:]):
            return later
    return len(entries)


def _time_first(folded: str, entries: list[Token], times: list[bool]) -> int:
    """Return how many entries at the front are the time, where only names come after it."""
    if not times or not times[0]:
        return 0
    count = times.index(False) if False in times else len(times)
    rest = entries[count:]
    if (
        rest
        and not any(times[count:])
        and all(_names_somebody(folded[entry.start : entry.end]) for entry in rest)
    ):
        return count
    return 0


def _names_somebody(token: str) -> bool:
    name, verb = split_verb(token)
    return strength(name) > 0 if verb else strength(name) == CERTAIN


def _take_time(folded: str, start: int, end: int, found: _Found) -> None:
    named = _TIME_LABEL.match(folded, start)
    low, high = _strip(folded, named.end() if named else start, end)
    remark = re.search(r"[,;。]\s*([^,;。]+)$", folded[low:high])
    if remark and _REMARK.match(remark[1].strip()):
        found.notes.append((low + remark.start(1), high, "说明"))
        high = low + remark.start()
    found.timing.append((low, high))


def looks_like_time(token: str) -> bool:
    """Return whether an entry of a folded tail is a time and no department."""
    if strength(token) == CERTAIN and not _CLEAR_TIME.search(re.sub(r"\([^()]*\)$", "", token)):
        return False
    if _TIME_WORD.match(token):
        return True
    name, verb = split_verb(token)
    if verb and strength(name) == 2 and not _CLEAR_TIME.match(token):  # noqa: PLR2004 - certainly
        return False
    return is_time(token)


def _leads_to_time(folded: str, entries: list[Token], times: list[bool], at: int, found: _Found) -> bool:
    """Return whether an entry that names nobody introduces the time after it (跨年度项目，2024年6月完工)."""
    if not (found.departments or found.pending) or entries[at].before not in (",", ";", "。"):
        return False
    for later in range(at, len(entries)):
        word = folded[entries[later].start : entries[later].end]
        if times[later]:
            return later > at
        if strength(word) or split_verb(word)[1] or _AND_SO_ON.search(word) or _REMARK.match(word):
            return False
    return False


def _read_name(folded: str, entry: Token, role: Role | None, found: _Found) -> None:
    """Read one entry of a list of names."""
    start, end = entry.start, entry.end
    word = folded[start:end]
    if _is_remark(word, start, end, found):
        return
    found.beside = found.beside and entry.before == "、"
    role = "support" if found.beside else role
    together = None if _FRONT_ROLE.match(word) else _TOGETHER.match(word)
    if together:
        found.settle("lead" if role is None else role)
        start += together.end()
        role = "support"
    else:
        front = _FRONT.match(word)
        start += front.end() if front else 0
    joined = _WITH.match(folded[start:end])
    if joined and strength(joined[1]) and strength(split_verb(joined[2])[0]):
        _add_names(folded, start, start + joined.end(1), found)
        found.settle("lead" if role is None else role)
        start, role, together = start + joined.start(2), "support", joined
    prefix = _FRONT_ROLE.match(folded[start:end])
    if prefix and strength(folded[start + prefix.end() : end]):
        found.settle(role)
        start += prefix.end()
        role = "support" if prefix["support"] else role_of_label("lead", prefix[0])
        found.listing = True
    elif found.listing and entry.before == "、":
        role, prefix = found.listed, None
    found.listing, found.listed = found.listing and (prefix is not None or entry.before == "、"), role
    if entry.before in (",", ";"):
        found.clause = len(found.pending)
    name, verb = split_verb(folded[start:end])
    _add_names(folded, start, start + len(name), found)
    if verb == "support":
        found.settle_support(role if role != "support" else None)
    elif verb:
        found.settle("support" if found.beside or together else _role_of_verb(verb, found))
    elif prefix or together or found.beside or found.listing:
        found.settle(role)
    found.beside = found.beside or bool(together)


def _is_remark(word: str, start: int, end: int, found: _Found) -> bool:
    """Keep an entry that names nobody who does the work: 下同, and who watches over it."""
    watch = _WATCH.search(word)
    if _REMARK.match(word):
        found.notes.append((start, end, "说明"))
    elif watch and strength(_FRONT.sub("", word[: watch.start()])):
        found.notes.append((start, end, "督办"))
    else:
        return False
    return True


def _role_of_verb(verb: str, found: _Found) -> Role:
    if verb == "shared":
        led = any(role == "lead" for *_, role in found.departments)
        return "support" if led else "lead"
    return "lead"


def _add_names(folded: str, start: int, end: int, found: _Found) -> None:
    for low, high in split_joined(folded, start, end):
        named = _NAMED_ROLE.search(folded[low:high])
        stop = low + named.start() if named else high
        scope = _SCOPE.search(folded[low:stop])
        if scope:
            found.notes.append((low + scope.start() + 1, stop - 1, "说明"))
            stop = low + scope.start()
        more = _AND_SO_ON.search(folded[low:stop])
        if more:
            if more[0].strip() != "等":
                found.notes.append((low + more.start(), stop, "说明"))
            stop = low + more.start()
        low, stop = _strip(folded, low, stop)  # noqa: PLW2901 - the span without its edges
        if low >= stop or is_none(folded[low:stop]):
            continue
        if named:
            found.departments.append((low, stop, "lead" if named["lead"] else "support"))
        else:
            found.pending.append((low, stop))


def _as_facts(text: str, found: _Found) -> Facts:
    marks, at = [], 0
    for start, end in found.spans():
        marks.append(text[at:start])
        at = end
    marks.append(text[at:])
    departments = sorted(found.departments)
    return Facts(
        tuple(Department(_one_line(text[start:end]), role) for start, end, role in departments),
        tuple(" ".join(text[start:end].split("\n")) for start, end in sorted(found.timing)),
        tuple((_one_line(text[start:end]), label) for start, end, label in sorted(found.people)),
        tuple((label, text[start:end]) for start, end, label in sorted(found.notes)),
        solid("".join(marks)),
        found.assumed,
    )


def _one_line(text: str) -> str:
    return "".join(text.split("\n"))
