"""Who and when, in one bracket, label line or cell? Clauses of names with a verb, then a time."""

from __future__ import annotations

import re
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

from plancli.ingest.model import Department, Facts, Role
from plancli.ingest.tails.labels import Label, labels
from plancli.ingest.tails.names import (
    NO,
    SURELY,
    Lexicon,
    Token,
    actor,
    ends_like_name,
    is_nobody,
    is_person,
    split_verb,
    strength,
    tokens,
)
from plancli.ingest.tails.parties import AND_SO_ON, CLAUSE_MARKS, EDGES, REMARK, WATCH, NameReader
from plancli.ingest.tails.roles import (
    UNITS,
    Meaning,
    meanings,
    person_label,
    role_said,
    watches,
)
from plancli.ingest.tails.spoken import FRONT, time_in
from plancli.ingest.tails.when import is_time, is_vaguely_when, is_when
from plancli.ingest.text import Text, fold, joined, solid

if TYPE_CHECKING:
    from collections.abc import Iterator

_PHONE = re.compile(r"(?:联系)?(?:电话|手机)?[\s:(]*((?:\d{3,4}-)?\d{7,11})\)?$")
_OFFICE = re.compile("(?:[省市县区镇乡局处科院校厅部司行社会]长|书记|主任|主席|经理|董事)$")
_WORD = re.compile(r"\S+")
_NAME_AND_PERSON = re.compile(r"([^()]+)\(([^()]{2,4})\)$")
_SCOPE = re.compile(
    r"(?:以下|以上)(?!.*牵头$)(?:各|任务|工作|事项|所有|项目)*.*(?:均|同|不再|由|需|简称).*$|(?:以?下)(?:均|皆)?同$"
    r"|.*不再(?:一一|逐一|另行|重复)?(?:列出|重复|标注|注明|说明)?$|.*不分先后$|.*均(?:需|须|应|由).*$"
    r"|(?:排名|排序|排|列|位列|名列|第一个?).*(?:第一|首位|首|最?前|单位|部门).*(?:为|是|系).*(?:牵头|主办|主责|负责|责任).*$"
)
_TIME_LABEL = re.compile(
    r"\s*(?:完成|办结)(?:时间|时限|期限)[均都]?[为是]?(?=\d|[一二三四五六七八九十]+[月季]|上半年|下半年|全年|每|年)"
)
_AT = re.compile(r"(?:[均都][应须需]?|[应须需])?(?:于|在(?=\d))?")
"""What stands before a time in prose and is no part of it."""
_SCHEDULE = re.compile("^(?:[工进]作?度?)?(?:计划|安排)$|进度|步骤$")
LONGEST_SCOPE = 80
PHONE = "电话"


def read_facts(
    text: Text, *, means: tuple[Meaning, ...] = (), label: str = "", known: Lexicon = frozenset()
) -> Facts:
    """Return what a tail, the value of a label, or a cell says.

    Args:
        text: The words, without the brackets around them.
        means: What a label or column heading says they are.
        label: That label or heading.
        known: Names that the document uses elsewhere.
    """
    folded = fold(text)
    reader = _Reader(folded, known)
    for field in _fields(folded, means, label):
        reader.read(*field)
    return reader.facts(text)


def _fields(
    folded: str, means: tuple[Meaning, ...], label: str
) -> Iterator[tuple[tuple[Meaning, ...], str, int, int]]:
    """Yield what each part of a tail is said to be: meaning, label, start, end."""
    inside = labels(folded, 0, len(folded), any_word=True)
    inside = [each for each in inside if not _is_part_of_time(each)]
    stops = [*(each.start for each in inside), len(folded)]
    yield means, label, 0, stops[0]
    for each, stop in zip(inside, stops[1:], strict=True):
        yield _means(each, folded[each.end : stop]), each.word, each.end, stop


def _means(label: Label, value: str) -> tuple[Meaning, ...]:
    """Return what a label inside a tail introduces; 计划 and 安排 before a time are its label."""
    if _SCHEDULE.search(label.word) and is_time(value.strip(EDGES)):
        return ("time",)
    return label.means or ("note",)


def _is_part_of_time(label: Label) -> bool:
    """Return whether a label of no clear meaning is a part of the time (分季度推进：一季度完成选址)."""
    return not label.means and not _SCHEDULE.search(label.word) and is_time(label.word)


class _Reader(NameReader):
    """One pass over a tail: what has been found, as spans of its text."""

    def read(self, means: tuple[Meaning, ...], label: str, start: int, end: int) -> None:
        """Read the value of one label, or words without one."""
        start, end = self._strip(start, end)
        if is_nobody(self.folded[start:end]):
            return
        units = set(means) & UNITS
        self.labelled = bool(units)
        means = () if not meanings(label) and self._is_spoken(start, end) else means
        if means == ("time",):
            self._time(start, end)
        elif "person" in means:
            before, stop = len(self.names), self._note_end(start, end)
            self._people(start, stop, label, units=units)
            if stop < end:
                self._time(*self._strip(stop, end))
            self.names[before:] = [
                (low, high, role or role_said(units)) for low, high, role in self.names[before:]
            ]
        elif units or not means:
            before = len(self.names)
            self._free(start, end, role_said(units))
            if means == ("unit",) and self.neutral not in ("", label):
                self._support(before)
            self.neutral = self.neutral or (label if means == ("unit",) else "")
            if {"lead", "support"} <= units or units == {"unit", "support"}:
                self._first_leads()
        else:
            stop = self._note_end(start, end)
            self.notes.append((start, stop, label))
            if stop < end:
                self._time(*self._strip(stop, end))

    def _support(self, first: int) -> None:
        """Let names under a second label of no clear role support those under the first."""
        self.names[first:] = [(low, high, role or "support") for low, high, role in self.names[first:]]
        self.assumed = True

    def _is_spoken(self, start: int, end: int) -> bool:
        """Return whether the value of a label of no clear meaning says who does what (部门分工：甲局牵头)."""
        entries = tokens(self.folded, start, end, self.known)
        said = [split_verb(self._word(entry), self.known) for entry in entries]
        return any(verb and strength(name, self.known) == SURELY for name, verb in said)

    def _note_end(self, start: int, end: int) -> int:
        """Return where the words of an unknown label end: before a time that follows them."""
        entries = tokens(self.folded, start, end, self.known)
        for before, entry in pairwise(entries):
            if entry.before in CLAUSE_MARKS and is_when(self._word(entry), self.known):
                return before.end
        return end

    def _first_leads(self) -> None:
        self.names = [
            (low, high, "support" if at else "lead") for at, (low, high, _) in enumerate(self.names)
        ]
        self.assumed = self.assumed or len(self.names) > 1

    def _people(self, start: int, end: int, label: str, *, units: set[Meaning]) -> None:
        """Read persons; under a label that joins both (责任部门/责任人), departments among them."""
        for entry in tokens(self.folded, start, end, self.known):
            phone = _PHONE.search(self.folded, entry.start, entry.end)
            self.notes += [(*phone.span(1), PHONE)] if phone else []
            last = phone.start() if phone else entry.end
            words = [found.span() for found in _WORD.finditer(self.folded, entry.start, last)]
            apart = len(words) > 1 and all(_is_name(self.folded[low:high]) for low, high in words)
            for low, high in words if apart else [(entry.start, last)]:
                self._person(low, high, person_label(label) if units else label, joint=bool(units))

    def _person(self, low: int, high: int, label: str, *, joint: bool) -> None:
        """Keep one person; under a joint label it may be a department, or one with a person in brackets."""
        name = self.folded[low:high]
        paired = _NAME_AND_PERSON.match(self.folded, low, high) if joint else None
        if paired and is_person(paired[2]):
            self.names.append((*paired.span(1), None))
            self.people.append((*paired.span(2), label))
        elif joint and strength(name, self.known) > NO:
            self.names.append((low, high, None))
        elif name and not is_nobody(name):
            self.people.append((low, high, label))

    # --- words without a label -------------------------------------------------------------------

    def _free(self, start: int, end: int, role: Role | None) -> None:
        """Read names with verbs, then a time; what is neither is a remark."""
        self.given = self.role = role
        entries = [
            part for entry in tokens(self.folded, start, end, self.known) for part in self._parted(entry)
        ]
        kinds = self._kinds(entries)
        at = self._time_first(entries, kinds)
        if at:
            self._time(entries[0].start, entries[at - 1].end)
        while at < len(entries):
            stop = self._stop(entries, kinds, at)
            low, high = entries[at].start, entries[stop - 1].end
            if kinds[at] == "time":
                self._time(low, end if stop == len(entries) else high)
            elif kinds[at] == "scope":
                self.notes.append((low, high, REMARK))
            elif kinds[at] == "watch":
                self.notes.append((low, high, WATCH))
            else:
                self._name(entries[at])
            at = stop
        self._settle(role)

    def _parted(self, entry: Token) -> list[Token]:
        """Return an entry in two where a time follows its name without a mark (市场部6月底前完成)."""
        at = entry.start + time_in(self._word(entry), self.known)
        if at == entry.start:
            return [entry]
        return [Token(entry.start, at, entry.before), Token(at, entry.end, ",")]

    def _kinds(self, entries: list[Token]) -> list[str]:
        """Return what each entry is: time, scope, watch or name."""
        kinds = [self._kind(self._word(entry)) for entry in entries]
        if kinds[-1:] == ["name"] and is_vaguely_when(self._word(entries[-1]), self.known):
            kinds[-1] = "time"
        return [
            "time" if kind == "name" and self._leads_to_time(entries, kinds, at) else kind
            for at, kind in enumerate(kinds)
        ]

    def _kind(self, word: str) -> str:
        if len(word) <= LONGEST_SCOPE and _SCOPE.match(word):
            return "scope"
        watch = watches(word)
        if watch and strength(re.sub(FRONT, "", word[:watch], count=1), self.known):
            return "watch"
        return "time" if is_when(word, self.known) else "name"

    def _names_nobody(self, entry: Token) -> bool:
        word = self._word(entry)
        name, verb = split_verb(word, self.known)
        named = strength(name, self.known) or (verb and ends_like_name(name)) or actor(word, self.known)
        return not (named or AND_SO_ON.search(word))

    def _leads_to_time(self, entries: list[Token], kinds: list[str], at: int) -> bool:
        """Return whether an entry that names nobody begins the time (跨年度项目，2024年6月完工)."""
        if not at or entries[at].before not in CLAUSE_MARKS or "time" in kinds[:at]:
            return False
        until = next((later for later in range(at, len(kinds)) if kinds[later] == "time"), 0)
        return until > at and all(self._names_nobody(entry) for entry in entries[at:until])

    def _names_somebody(self, entry: Token) -> bool:
        name, verb = split_verb(self._word(entry), self.known)
        return strength(name, self.known) > (NO if verb else NO + 1)

    def _time_first(self, entries: list[Token], kinds: list[str]) -> int:
        """Return how many entries at the front are the time, where only names come after it."""
        count = next((at for at, kind in enumerate(kinds) if kind != "time"), len(kinds))
        named = [
            strength(split_verb(self._word(entry), self.known)[0], self.known) for entry in entries[count:]
        ]
        return count if NO not in named else 0

    def _stop(self, entries: list[Token], kinds: list[str], at: int) -> int:
        """Return the entry after this one; a time ends at departments with a verb or a time of their own."""
        if kinds[at] == "name":
            return at + 1
        for later in range(at + 1, len(entries)):
            goes_on = kinds[later] == kinds[at] or (kinds[at] == "time" and kinds[later] == "name")
            if not goes_on or (kinds[later] == "name" and self._begins_clause(entries, kinds, later)):
                return later
        return len(entries)

    def _begins_clause(self, entries: list[Token], kinds: list[str], at: int) -> bool:
        """Return whether departments with a verb begin here or, after ;, with a time of their own."""
        end = next(
            (to for to in range(at + 1, len(entries)) if entries[to].before in CLAUSE_MARKS), len(entries)
        )
        clause = entries[at:end]
        if entries[at].before not in CLAUSE_MARKS or not all(map(self._names_somebody, clause)):
            return False
        spoken = split_verb(self._word(clause[-1]), self.known)[1] != ""
        return spoken or (entries[at].before == ";" and "time" in kinds[at:])

    def _time(self, start: int, end: int) -> None:
        named = _TIME_LABEL.match(self.folded, start, end)
        start = named.end() if named else start
        self.times.append(self._strip(start + len(_AT.match(self.folded, start, end)[0]), end))  # type: ignore[index] # it may be empty

    # --- result --------------------------------------------------------------------------------

    def facts(self, text: Text) -> Facts:
        """Return what was found, as printed; the rest of the text only gives it structure."""
        return Facts(
            tuple(
                Department(_one_line(text[low:high]), role)
                for low, high, role in sorted(self.names, key=itemgetter(0))
            ),
            tuple(joined(text[low:high].parts("\n"), " ") for low, high in sorted(self.times)),
            tuple((_one_line(text[low:high]), label) for low, high, label in sorted(self.people)),
            tuple((label, text[low:high]) for low, high, label in sorted(self.notes)),
            self.assumed,
            tuple(solid(text[low:high]) for low, high in self.doubts if not self._is_among_names(low, high)),
        )


def _is_name(word: str) -> bool:
    """Return whether a word is a person's name and no office (副县长 李明 is one person)."""
    return is_person(word) and not _OFFICE.search(word)


def _one_line(text: Text) -> Text:
    return joined(part.strip() for part in text.parts("\n"))
