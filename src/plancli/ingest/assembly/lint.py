"""What would a careful reader doubt in the result? Its findings are "to check" and decide the exit code."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from plancli.ingest.tables.rows import DITTO
from plancli.ingest.tails.brackets import ALIAS, Bracket, brackets, inner
from plancli.ingest.tails.labels import front_label
from plancli.ingest.tails.names import NO, SURELY, actor, is_list, is_official, strength, tokens
from plancli.ingest.tails.parties import REMARK, WATCH
from plancli.ingest.tails.roles import meanings
from plancli.ingest.tails.when import CLEAR, is_phrase, is_time, is_when
from plancli.ingest.text import fold, solid

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plancli.ingest.assembly.entries import Aside, Contents, Entry, Section
    from plancli.ingest.model import Facts

_HELPERS = re.compile(r"\([^()]*(?:参加|参与|配合|协助|协办|牵头|负责|会同)[^()]*\)")
"""Who helps, in a bracket behind a name: 区住建局（区应急局参加）."""

_ODD = re.compile(
    r"[:：。；;，,\n]|以下|以上|均为|均由|下同|等和|等及|为牵头|不再|完成|\d{2}|同上|连同|联合(?![会社国大])|(?<!自)由|[<>{}★&→~—或]"
    r"|(?:牵头|配合|指导|负责|落实|主抓|主办|承办|经办|联办|主管|参与|协助|保障|实施|填报)$|^(?:责成|督促|明确|建议)"
    r"|[局委办厅](?=[省市县区镇][\u4e00-\u9fff]{1,8}[局委办厅]$)"
)
_NO_TIME = re.compile("负责|牵头|领导|同志|[县市区]长|[万亿]元|投资|重点")
"""What is said beside a time, and is none."""
_DEADLINE = re.compile(
    r"(?:\d{1,2}月(?:\d{1,2}日|[底初末中]|上旬|中旬|下旬)?|年[底末内中]|[一二三四]季度末?|上半年|下半年|学期末|期末)"
    r"(?:之?前|底前|内)?(?:[^，。；,;]{0,6})(?:完成|投用|投入使用|建成|办结|到位|印发|出台|启动|通车|交付|开工|竣工|验收|前)"
)
_DUTY_BINDS = re.compile(r"报送|上报|报[市县区省校院局委府]|报[至到]|反馈|提交|汇总|备案|通报|函告")
_DUTY_WHEN = re.compile(
    r"每[月季周年旬日半]|\d{1,2}[月日](?:\d{1,2}日)?[底]?前|[月季年]底前|季度末|月末|年末|日前|定期"
)
_PERSON_IN = re.compile(r"\([^()]*(?::|责任人|负责人|联系人|同志|[局处科院校]长)[^()]*\)")
_IN_BRACKETS = re.compile(r"\(([^()]*)\)")
_BULLET_LINE = re.compile(r"\n[◎●■◆▲○□]")
_SENTENCE = re.compile(r"[^。；;\n]+[。；;]?")
_BESIDE = frozenset(
    {"page_furniture", "page_metadata", "table_header", "letterhead", "notice_title", "hidden"}
)
"""Text beside a plan that nobody would look for tasks in."""
_AREA = re.compile("[县市区镇乡村]$")
"""What a bracket behind it only says more of: 乡镇（街道）."""
_NO_LETTERS = re.compile(r"[\W\d_①-⓿㈠-㊿一二三四五六七八九十百第]+")
OFTEN, MUCH_ASIDE, USUAL_PERSON, LONGEST_PERSON, LONGEST_TIME, LONG_TEXT = 2, 0.5, 3, 6, 60, 1500
SHORTEST_NAME, LONGEST_LABEL, SHORT_TEXT = 3, 10, 6


def lint_tasks(entries: list[Entry]) -> None:
    """Flag what looks wrong in tasks."""
    names = Counter(solid(fold(each.name)) for entry in entries for each in entry.facts.departments)
    often = frozenset(name for name, count in names.items() if count >= OFTEN)
    for entry in entries:
        lost = (("lost_words", cell) for cell in _lost(entry))
        found = [*_in_facts(entry.facts, names, often), *_in_words(entry), *lost]
        entry.flags += [each for each in dict.fromkeys(found) if each not in entry.flags]


def _in_facts(facts: Facts, names: Counter[str], often: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield what looks wrong in who and when."""
    odd = [str(each.name) for each in facts.departments if _is_odd(each.name, names, often)]
    checks: tuple[tuple[str, list[str]], ...] = (
        ("doubtful_name", [word for word in facts.doubts if fold(word) not in often] + odd),
        ("doubtful_person", [str(name) for name, _ in facts.people if _is_no_person(name)]),
        ("names_in_time", [str(time) for time in facts.timing if _holds_names(time)]),
        ("doubtful_time", [str(time) for time in facts.timing if _is_no_time(time)]),
        ("unknown_label", [str(label) for label, words in facts.notes if _names_units(label, words)]),
    )
    yield from ((reason, word) for reason, words in checks for word in words)


def _in_words(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield what looks wrong in a task's words."""
    checks = {
        "time_in_text": not entry.facts.timing and _says_when(entry),
        "tail_in_text": _holds_tail(entry.text),
        "multiple_tails": bool(entry.facts.departments) and _holds_names_within(entry.text),
        "ditto": solid(fold(entry.text)) in DITTO or solid(fold(entry.title)) in DITTO,
        "time_in_heading": not entry.facts.timing and any(map(_says_period, entry.sections())),
        "long_text": len(entry.text) > LONG_TEXT,
        "joined_wrap": not entry.printed_words and _is_broken(entry),
    }
    yield from ((reason, "") for reason, holds in checks.items() if holds)


def _lost(entry: Entry) -> Iterator[str]:
    """Yield the cells of a table row that the plan does not hold, or holds in part."""
    kept = [entry.printed, entry.title, entry.text, *entry.facts.words]
    kept += [section.title for section in entry.sections()]
    whole = _letters("\n".join(kept))
    parted = [cell for cell in entry.printed_words if _letters(cell) not in whole]
    if not parted:
        return
    left = Counter(whole)
    left.subtract(Counter(_letters("".join(entry.printed_words))))
    lost = {char for char, count in left.items() if count < 0}
    yield from (cell for cell in parted if lost & set(_letters(cell)))


def _letters(words: str) -> str:
    """Return the characters that say something: Chinese and Latin letters, without numbers and marks."""
    return _NO_LETTERS.sub("", fold(words))


def _says_when(entry: Entry) -> bool:
    """Return whether a task without a time has one in its words, in a sentence of them, or in a note."""
    notes = [fold(words) for _, words in entry.facts.notes]
    labels = [fold(label) for label, _ in entry.facts.notes]
    return (
        _DEADLINE.search(fold(f"{entry.title}\n{entry.text}")) is not None
        or any(_is_time_alone(each.strip(" 。;")) for each in _SENTENCE.findall(fold(entry.text)))
        or any(map(is_phrase, notes))
        or any(map(is_time, labels))
    )


def _is_broken(entry: Entry) -> bool:
    """Return whether a title and text look like one sentence, or one lone bullet stands in the text."""
    rest = 0 < len(entry.text.strip(" 。")) < SHORT_TEXT
    return (bool(entry.title) and rest) or len(_BULLET_LINE.findall(entry.text)) == 1


def _says_period(section: Section) -> bool:
    """Return whether a heading holds a time shorter than the year."""
    return CLEAR.search(re.sub(r"全年|20\d\d年度?|持续|长期|不定期", "", fold(section.title))) is not None


def _is_time_alone(sentence: str) -> bool:
    return is_phrase(sentence) and CLEAR.search(sentence) is not None


def _is_odd(name: str, names: Counter[str], often: frozenset[str]) -> bool:
    """Return whether a name holds what names do not, or is seen once while a part before it is seen often."""
    folded = solid(fold(name))
    if actor(folded) or _PERSON_IN.search(folded) or any(map(_is_no_name, _IN_BRACKETS.findall(folded))):
        return True
    if _HELPERS.search(folded) or _ODD.search(re.sub(r"\([^()]*\)|[县市区镇乡]、[县市区镇乡]", "", folded)):
        return True
    if names[folded] >= OFTEN:
        return False
    rest = next((folded[len(start) :] for start in often if folded.startswith(start)), "")
    return bool(rest) and rest[0] != "(" and strength(rest) < SURELY


def _is_no_name(words: str) -> bool:
    """Return whether words in a bracket behind a name are neither a name, an area nor a short form."""
    named = any(strength(part) for part in re.split("[、,;]", words))
    return is_time(words) or (len(words) > SHORTEST_NAME and not named)


def _is_no_person(name: str) -> bool:
    folded = solid(fold(name))
    too_long = len(re.sub(r"\([^()]*\)", "", folded)) > LONGEST_PERSON and not is_official(folded)
    return too_long or (len(folded) > USUAL_PERSON and strength(folded) == SURELY)


def _holds_names(time: str) -> bool:
    """Return whether a time holds the name of a department."""
    folded = "" if re.match("[按根据视]", time) else fold(time)
    words = [folded[token.start : token.end] for token in tokens(folded, 0, len(folded))]
    return any(
        (strength(word) == SURELY and not is_when(word)) or actor(word) or _begins_with_name(word)
        for word in words
    )


def _begins_with_name(word: str) -> bool:
    """Return whether words begin with a department's name and are no time by themselves."""
    clear = CLEAR.search(word)
    front = word[: clear.start()] if clear else word
    return any(strength(front[:end]) == SURELY for end in range(SHORTEST_NAME, len(front)))


def _names_units(label: str, words: str) -> bool:
    """Return whether a label of no clear meaning introduces nothing but departments."""
    folded = fold(words)
    names = [folded[token.start : token.end] for token in tokens(folded, 0, len(folded))]
    return (
        not set(meanings(label)) & {"watch", "person", "note"}
        and label not in (REMARK, WATCH)
        and all(strength(name) == SURELY for name in names)
    )


def _is_no_time(time: str) -> bool:
    """Return whether a time is rather a sentence."""
    return len(time) > LONGEST_TIME or "。" in time.rstrip("。") or _NO_TIME.search(time) is not None


def _holds_tail(text: str) -> bool:
    """Return whether a task's words still hold a label, or end with a bracket of names or a time."""
    folded = fold(text).rstrip(" 。;,")
    if _holds_label(folded) or any(_is_labelled(folded, each) for each in brackets(folded)):
        return True
    last = next((each for each in brackets(folded)[-1:] if each.end == len(folded)), None)
    if last is None:
        return False
    start, end = inner(folded, last)
    words = [folded[token.start : token.end] for token in tokens(folded, start, end)]
    known = [strength(word) for word in words]
    named = SURELY in known and NO not in known
    return len(words) > 1 and (named or (known[0] > NO and any(map(is_when, words[1:]))))


def _holds_label(folded: str) -> bool:
    """Return whether a clause of a text is a label with departments, persons or a time (主：管网公司)."""
    clauses = [front_label(clause) for clause in re.split("[。;\n]", folded)]
    return any(label is not None and label.says_who_or_when for label in clauses)


def _is_labelled(folded: str, bracket: Bracket) -> bool:
    """Return whether a bracket is a label and departments (兜底：片区法务专班)."""
    label, colon, names = folded[slice(*inner(folded, bracket))].partition(":")
    return bool(colon) and len(label) <= LONGEST_LABEL and is_list(names)


def _holds_names_within(text: str) -> bool:
    """Return whether a bracket of departments ends a clause of a task's words: it has a tail of its own."""
    folded = fold(text)
    for each in brackets(folded):
        start, end = inner(folded, each)
        known = [strength(folded[token.start : token.end]) for token in tokens(folded, start, end)]
        alias = len(known) == 1 and (ALIAS.search(folded[: each.start]) or _AREA.search(folded[: each.start]))
        if (
            SURELY in known
            and NO not in known
            and not alias
            and folded[each.end :].lstrip()[:1] in (",", ";", "。", "\n")
        ):
            return True
    return False


def lint_document(found: Contents, title: str, titles: Sequence[str]) -> None:
    """Flag what looks wrong in the document as a whole."""
    flat = solid(fold(title))
    place = found.entries[0].place
    for other in titles:
        if flat != other and flat and flat in other and not re.search("通知|通告|函$|关于", other):
            found.flags.append((place, "title_partial", other))
    if not flat:
        found.flags.append((place, "no_title", ""))
    spoken = [section for section in found.sections if re.search("均为|均由|不再|以下", section.title)]
    found.flags += [(section.place, "tail_in_text", section.title) for section in spoken]
    beside = sum(len(solid(aside.text)) for aside in found.asides if aside.kind not in _BESIDE)
    if beside > MUCH_ASIDE * max(found.account.total, 1):
        found.flags.append((place, "much_aside", f"{beside}/{found.account.total}"))


def obligations(asides: list[Aside]) -> Iterator[tuple[str, str]]:
    """Yield place and words of sentences beside the plan that bind everyone to a day (每月25日前报送进展)."""
    for aside in asides:
        if aside.kind in _BESIDE:
            continue
        for sentence in _SENTENCE.findall(aside.text):
            folded = fold(sentence)
            if _DUTY_BINDS.search(folded) and _DUTY_WHEN.search(folded):
                yield aside.place, sentence.strip()
