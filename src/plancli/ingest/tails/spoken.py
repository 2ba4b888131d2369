"""Do the last clauses of a paragraph say who does it and when?

…，由市教育局牵头，市财政局配合，6月底前完成。
"""

from __future__ import annotations

import re
from typing import Literal

from plancli.ingest.tails.names import (
    NO,
    SURELY,
    Lexicon,
    actor,
    is_list,
    split_joined,
    split_verb,
    strength,
    tokens,
)
from plancli.ingest.tails.roles import UNITS, meanings, role_of_verb
from plancli.ingest.tails.when import CLEAR, is_when

Clause = Literal["who", "perhaps", "duty", "when"]
"""What a clause says: who does it, surely or perhaps or only helping; who does something of it; a time."""

FRONT = re.compile(
    r"\s*(?:(?:该|此|本)?项?(?:工作|任务|项目)?(?:并|同时|分别|具体|主要|统一|拟)?由|并由?|以及|、|与"
    r"|(?:及|和|与|并)(?=各|有关|相关|其他|其它|省|市|县|区|镇|乡))\s*"
)
"""What stands before the first name of a clause."""
ROLE_WORD = re.compile(r"(?![请各])(\w{1,4}(?:单位|部门|处室|科室))\s*(?:为|是)?\s*(?=[^\s:])")
_WITH = re.compile("会同|联合|协同|商(?=[省市县区])|、")
_ENDS = re.compile(r"[,;。\t]|(?<=[—-])[—-]|(?<= ) ")
_ROLE_BRACKET = re.compile(r"\(([^()]{2,6})\)(?=$|[、,;])")
_ANYBODY = re.compile(r"(?:政府|部门|单位|企业|党委|市场|社会|群众|各方|专班|机构)$")
_DONE = re.compile(
    r"(?:前|[年月季](?:底|末|初|内|中)|[年月日旬]|季度|完成|办结|到位|结束|建成|竣工|完工|投用|启动|印发|上线)$"
)
LONGEST_WHEN, LONGEST_CLAUSE = 24, 120


def clause_says(words: str, known: Lexicon = frozenset(), *, apart: bool = False) -> Clause | None:
    """Return what a folded clause of prose says, or None where it is none of a tail.

    Args:
        words: The clause, folded.
        known: Names that the document uses elsewhere.
        apart: It is set apart, by a dash or as a sentence of its own, so that names need no verb.
    """
    if len(words) > LONGEST_CLAUSE:
        return None
    words = _ROLE_BRACKET.sub(r"\1", words.strip())
    front = FRONT.match(words)
    bare = words[front.end() :] if front else words
    who = _says_who(bare, known, by=front is not None and "由" in front[0], apart=apart)
    if who:
        return who
    if actor(_WITH.split(bare)[-1], known):
        return "duty"
    return "when" if is_when(words, known) and len(words) <= LONGEST_WHEN else None


def _says_who(bare: str, known: Lexicon, *, by: bool, apart: bool) -> Clause | None:
    """Return whether a clause without 由 (`by`: it had one) is made of departments that do more than help."""
    role = ROLE_WORD.match(bare)
    said = _names(bare[role.end() :], known) if role and set(meanings(role[1])) & UNITS else []
    labelled = min(said, default=NO) > NO
    names = said if labelled else _names(bare[: time_in(bare, known) or None], known)
    name, verb = split_verb(bare, known)
    if min(names, default=NO) == NO or _ANYBODY.fullmatch(name):
        return None
    if by or labelled or apart or _acts(bare, known) or time_in(bare, known):
        return "who" if SURELY in names or ((by or apart) and verb) else "perhaps"
    return "perhaps" if verb else None  # who only helps makes no tail


def _acts(words: str, known: Lexicon) -> bool:
    """Return whether one of the names in a clause does more than help."""
    verbs = [split_verb(part, known)[1] for part in words.split("、")]
    return "会同" in words or any(verb and role_of_verb(verb) != "support" for verb in verbs)


def time_in(words: str, known: Lexicon = frozenset()) -> int:
    """Return where in words that begin with a name the time begins (市场部6月底前完成), or 0."""
    if len(words) > LONGEST_CLAUSE:
        return 0
    for found in re.finditer(rf"(?:于|在)?(?:{CLEAR.pattern})|[于在]", words):
        front, rest = words[: found.start()], words[found.start() :].lstrip("于在")
        if strength(_WITH.split(front)[-1], known) == SURELY and is_deadline(rest, known):
            return found.start()
    return 0


def is_deadline(words: str, known: Lexicon = frozenset()) -> bool:
    """Return whether words are a day or period by which something is done, and nothing else."""
    return len(words) <= LONGEST_WHEN and _DONE.search(words) is not None and is_when(words, known)


def _names(words: str, known: Lexicon) -> list[int]:
    """Return how surely each of the words that 、, 会同 and 与 join is a department, verbs taken off."""
    found = []
    for entry in tokens(words, 0, len(words), known):
        word = words[entry.start : entry.end]
        parts = [split_verb(word[low:high], known)[0] for low, high in _parts(word, known)]
        found += [strength(part, known) for part in parts]
    return found


def _parts(words: str, known: Lexicon) -> list[tuple[int, int]]:
    """Return the spans of names that 会同, 及 or 与 join."""
    spans, at = [], 0
    for found in [*_WITH.finditer(words), None]:
        end = found.start() if found else len(words)
        spans += split_joined(words, at, end, known)
        at = found.end() if found else end
    return spans


def spoken_tail(folded: str, start: int, known: Lexicon = frozenset()) -> tuple[int, int] | None:
    """Return the span of the clauses at the end that say who and when, with the comma before them, or None.

    Args:
        folded: The paragraph, folded.
        start: Where its words begin, after the number.
        known: Names that the document uses elsewhere.
    """
    stop = len(folded.rstrip(" 。;,.\n"))
    edges = [start, *(end for end in _clause_ends(folded, start, stop)), stop]
    low = stop
    said: list[Clause] = []
    for first, last in zip(reversed(edges[:-1]), reversed(edges[1:]), strict=True):
        words = folded[first:last] if last == stop else folded[first : last - 1].rstrip("—-")
        before = folded[first - 1 : first]
        alone = before in (" ", "\t") or (before == "。" and set(said) <= {"when"})
        apart = before in ("—", "-") or (alone and (start > 0 or "when" in said))
        clause = clause_says(words, known, apart=apart)
        if clause is None or (clause == "when" and "who" in said and "when" in said):
            break
        if clause == "when" and "who" in said and not _leads_in(folded[first:last], known):
            break
        said.append(clause)
        low = first
    if "who" not in said or (said[-1] == "when" and low == start) or is_list(folded[start:low].strip()):
        return None  # names beside each other and nothing else sign a document
    return len(folded[:low].rstrip(",—-")), stop


def _leads_in(clause: str, known: Lexicon) -> bool:
    """Return whether a time before the names belongs to them (6月底前完成，由市教育局负责)."""
    return clause[-1] == "," and CLEAR.match(clause) is not None and is_deadline(clause[:-1], known)


def _clause_ends(folded: str, start: int, stop: int) -> list[int]:
    """Return where clauses begin: after each , ; or 。 outside brackets and quotation marks."""
    found, depth = [], 0
    for at in range(start, stop):
        depth += (folded[at] in "(《“") - (folded[at] in ")》”")
        if depth <= 0 and _ENDS.match(folded, at):
            found.append(at + 1)
    return found
