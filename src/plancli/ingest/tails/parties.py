"""Who is named in one entry of a tail, and what do its brackets and verbs say of them?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plancli.ingest.tails.names import (
    NO,
    SURELY,
    Lexicon,
    Token,
    actor,
    has_surname,
    is_nobody,
    is_official,
    is_person,
    may_be_name,
    split_joined,
    split_verb,
    strength,
)
from plancli.ingest.tails.roles import UNITS, Meaning, meanings, role_of_verb, role_said
from plancli.ingest.tails.spoken import FRONT, ROLE_WORD

if TYPE_CHECKING:
    from plancli.ingest.model import Role

_ADMIN = "(?=各|有关|相关|其他|其它|省|市|县|区|镇|乡)"
_TOGETHER = re.compile(rf"(?:并)?(?:会同|(?:商|联合|协同|配合){_ADMIN})\s*(?=[\u4e00-\u9fff]{{2,}})")
_WITH = re.compile(r"([^()]{2,20}?)会同(?=[^()]{2,40}$)")
_ROLE = re.compile("责任|负责|承办|经办|.*(?:单位|部门)")
_STAR = re.compile("[★☆▲△●◆※*]+")
_BRACKET = re.compile(r"\(\s*([^():]{2,6})\s*(?::\s*([^():]{2,20}?)\s*)?\)$")
AND_SO_ON = re.compile(
    r"等\s*(?:\d+|[一二三四五六七八九十]+)?\s*[个家]?\s*(?:(?:[市区县省][级直]|职能|成员|责任)?"
    r"(?:部门|单位|处室|机构)(?:和(?:部门|单位))?)?$"
)
_SCOPE_BRACKET = re.compile(r"\(\s*((?:以下|下)(?:均|皆)?同)\s*\)$")
_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z()、,·○]{2,24}$")
_NO_NAME = re.compile(
    r"^(?:含|包括|除|如|其中|见|即|指|按|根据|每|共|约|不|未|已|重点|主要)|(?:工作|问题|情况|项目|工程|活动|左右|以上|以内|为主)$"
)
EDGES = " \t\n\u3000\u00a0,;。、:|"
CLAUSE_MARKS = frozenset(",;。")
REMARK, WATCH, LEADER = "说明", "督办", "负责领导"
"""Labels of what a tail says without one: a remark, who watches over the work, a person."""


def _is_persons(word: str, known: Lexicon = frozenset()) -> bool:
    """Return whether a word is a person's name by its first character, and no department's."""
    return is_person(word) and has_surname(word) and not strength(word, known)


class NameReader:
    """What one pass over a tail has found so far, as spans of its folded text."""

    def __init__(self, folded: str, known: Lexicon) -> None:
        """Begin with a folded text and the names that its document uses."""
        self.folded = folded
        self.known = known
        self.names: list[tuple[int, int, Role | None]] = []
        self.times: list[tuple[int, int]] = []
        self.people: list[tuple[int, int, str]] = []
        self.notes: list[tuple[int, int, str]] = []
        self.pending: list[tuple[int, int]] = []
        self.doubts: list[tuple[int, int]] = []
        self.clause = 0
        self.labelled = False
        self.neutral = ""
        self.given: Role | None = None
        self.role: Role | None = None
        self.assumed = False

    def _strip(self, start: int, end: int) -> tuple[int, int]:
        words = self.folded[start:end]
        return end - len(words.lstrip(EDGES)), start + len(words.rstrip(EDGES))

    def _word(self, entry: Token) -> str:
        return self.folded[entry.start : entry.end]

    def _name(self, entry: Token) -> None:
        """Read one entry of a list of names."""
        if entry.before in CLAUSE_MARKS or not entry.before:
            self.role, self.clause = self.given, len(self.pending)
        if entry.before in ("/", " ") and self._is_somebody(self._word(entry)):
            self.people.append((entry.start, entry.end, LEADER))
            return
        start = self._front(entry.start, entry.end)
        together = _WITH.match(self.folded, start, entry.end)
        if together and strength(together[1], self.known):
            self._add(start, together.end(1))
            self._settle(self.role or "lead")
            start, self.role = together.end(), "support"
        name, verb = split_verb(self.folded[start : entry.end], self.known)
        if not name and entry.before in ("、", "") and entry.end - start == 2:  # noqa: PLR2004 - 组织、宣传部门
            name, verb = verb, ""
        doer = "" if verb or strength(name, self.known) == SURELY else actor(name, self.known)
        if doer:
            verb = self.folded[start + len(doer) : entry.end]
            self.notes.append((start + len(doer), entry.end, REMARK))
            name, self.assumed = doer, True
        self._add(start, start + len(name), several=re.search("共同|联合", verb) is not None)
        if self.role:
            self._settle(self.role)
        elif verb:
            self._settle_verb(role_of_verb(verb))

    def _front(self, start: int, end: int) -> int:
        """Return where a name begins behind 由, 会同 or 责任单位, and keep what that says."""
        role_word = ROLE_WORD.match(self.folded, start, end)
        said = set(meanings(role_word[1])) & UNITS if role_word else set()
        if role_word and said and strength(self.folded[role_word.end() : end], self.known):
            self._settle(self.role)
            self.role = role_said(said) or self.given
            return role_word.end()
        together = _TOGETHER.match(self.folded, start, end)
        if together:
            self._settle(self.role or "lead")
            self.role = "support"
            return together.end()
        front = FRONT.match(self.folded, start, end)
        return front.end() if front else start

    def _settle(self, role: Role | None) -> None:
        """Give the names that wait for a verb their role."""
        self.names += [(start, end, role) for start, end in self.pending]
        self.pending, self.clause = [], 0

    def _settle_verb(self, role: Meaning) -> None:
        """Give the names before a verb its role; those of earlier clauses lead where it only helps."""
        if role != "support":
            self._settle("lead" if role == "lead" else None)
            return
        led = any(each == "lead" for *_, each in self.names)
        before, self.pending = self.pending[: self.clause], self.pending[self.clause :]
        self.names += [(start, end, "support" if led else None) for start, end in before]
        self._settle("assist")

    def _add(self, start: int, end: int, *, several: bool = False) -> None:
        """Keep the names of an entry until their role is known."""
        for low, high in split_joined(self.folded, start, end, self.known, several=several):
            self._add_one(*self._strip(low, high))

    def _add_one(self, start: int, end: int) -> None:
        """Keep one name, and apart from it what its last bracket says and 等 behind it."""
        said, end = self._bracket(start, end)
        start, end = self._strip(start, self._more(start, end))
        if starred := _STAR.match(self.folded, start, end):
            start, said, self.assumed = starred.end(), said | {"lead"}, True
        word = self.folded[start:end]
        if not word or is_nobody(word):
            return
        if "watch" in said or self._is_remark(word):
            self.notes.append((start, end, WATCH if said else REMARK))
        elif is_official(word):
            self.people.append((start, end, LEADER))
        elif said:
            self.names.append((start, end, role_said(said)))
        else:
            self.pending.append((start, end))
        if strength(word, self.known) == NO and (start, end, LEADER) not in self.people:
            self.doubts.append((start, end))

    def _is_somebody(self, word: str) -> bool:
        """Return whether a word that no label introduces is a person's name, by its first character."""
        return _is_persons(word, self.known) and not self.labelled

    def _bracket(self, start: int, end: int) -> tuple[set[Meaning], int]:
        """Return what a bracket behind a name says it does, and where the name ends; keep a person in it."""
        found = _BRACKET.search(self.folded, start, end)
        said = set(meanings(found[1])) if found else set()
        if found and found[2] and said == {"person"}:
            self.people.append((*found.span(2), found[1]))
            return set(), found.start()
        role = said != {"unit"} or (found is not None and _ROLE.fullmatch(found[1]) is not None)
        if found and not found[2] and role and said & (UNITS | {"watch"}):
            return said, found.start()
        if found and not found[2] and _is_persons(found[1]):
            self.people.append((*found.span(1), LEADER))
            return set(), found.start()
        return set(), end

    def _more(self, start: int, end: int) -> int:
        """Return where a name ends before 等部门 or （下同）, and keep those words."""
        for form, group in ((_SCOPE_BRACKET, 1), (AND_SO_ON, 0)):
            more = form.search(self.folded, start, end)
            if more and more[group].strip() != "等":
                self.notes.append((more.start(group), more.end(group), REMARK))
            end = more.start() if more else end
        return end

    def _is_among_names(self, start: int, end: int) -> bool:
        """Return whether words stand among names under a label for them, and nothing speaks against it."""
        others = (self.folded[low:high] for low, high, _ in self.names if low != start)
        named = any(strength(other, self.known) for other in others)
        return self.labelled and named and may_be_name(self.folded[start:end])

    def _is_remark(self, word: str) -> bool:
        """Return whether words without a label do not even have the form of a name."""
        formless = not _NAME.match(word) or _NO_NAME.search(word) is not None
        return not self.labelled and formless and not strength(word, self.known)
