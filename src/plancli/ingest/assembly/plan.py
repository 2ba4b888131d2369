"""How does the draft look as a plan file? Ids, roles, and the order of keys."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from plancli.ingest.model import Department, Flag
from plancli.ingest.tails.when import CLEAR, is_readable
from plancli.ingest.text import Text, fold, solid

if TYPE_CHECKING:
    from datetime import date

    from plancli.ingest.assembly.entries import Entry, Section

LETTERS = "abcdefghijklmnopqrstuvwxyz"
_PERIOD = re.compile(r"[\d一二三四五六七八九十第Q上下半季度年月份日旬初中底末前至到~—–、-]+")
_WORK = re.compile(r"(?:的?(?:重点|主要|具体)?(?:工作|任务|事项|安排|计划|目标))+$")


def number_sections(sections: list[Section]) -> None:
    """Give every section its id: its number, under that of the section it stands in."""
    used: set[str] = set()
    counts: Counter[str] = Counter()
    for section in sections:
        prefix = f"{section.parent.id}." if section.parent else ""
        counts[prefix] += 1
        wanted = f"{prefix}{section.number or counts[prefix]}"
        while wanted in used:
            counts[prefix] += 1
            wanted = f"{prefix}{counts[prefix]}"
        section.id = wanted
        used.add(wanted)


def number_tasks(entries: list[Entry]) -> None:
    """Give every task its id: its number, after its section's where numbers restart."""
    own = {id(entry): _own_id(entry) for entry in entries}
    restart = _restarts(entries)
    wanted = [
        f"{entry.section.id}.{own[id(entry)]}"
        if restart and entry.section and own[id(entry)]
        else own[id(entry)]
        for entry in entries
    ]
    times = Counter(wanted)
    seen: Counter[str] = Counter()
    used: set[str] = set()
    for entry, want in zip(entries, wanted, strict=True):
        if want:
            seen[want] += 1
            entry.id = want if times[want] == 1 else f"{want}{_letters(seen[want])}"
            used.add(entry.id)
    _number_the_rest(entries, used)


def _own_id(entry: Entry) -> str:
    if entry.number is None:
        return ""
    return (
        f"{_own_id(entry.parent)}.{entry.number}"
        if entry.parent and _own_id(entry.parent)
        else str(entry.number)
    )


def _restarts(entries: list[Entry]) -> bool:
    """Return whether the numbers begin again in another section."""
    first = [entry for entry in entries if entry.number == 1 and entry.parent is None]
    places = {id(entry.section) for entry in first}
    numbers = Counter(entry.number for entry in entries if entry.number and entry.parent is None)
    return len(places) > 1 and any(count > 1 for count in numbers.values())


def _letters(count: int) -> str:
    return LETTERS[count - 1] if count <= len(LETTERS) else f"{LETTERS[-1]}{count}"


def _number_the_rest(entries: list[Entry], used: set[str]) -> None:
    counts: dict[str, int] = {}
    for entry in entries:
        if not entry.id:
            prefix = f"{entry.section.id}." if entry.section and any("." in other for other in used) else ""
            number = counts.get(prefix, 0) + 1
            while f"{prefix}{number}" in used:
                number += 1
            counts[prefix] = number
            entry.id = f"{prefix}{number}"
            used.add(entry.id)


def flag_numbers(entries: list[Entry]) -> None:
    """Flag numbers that occur twice in a series, and gaps in it."""
    last: dict[tuple[int, float], tuple[int, set[int], int]] = {}
    for entry in entries:
        if entry.number is None or entry.shares_number:
            continue
        key = (id(entry.parent), entry.series)
        value, seen, section = last.get(key, (0, set(), 0))
        if entry.number == 1 and (value != 1 or section != id(entry.section)):
            seen = set()
        elif entry.number in seen:
            entry.flags.append(("duplicate_number", entry.printed))
        elif entry.number > value + 1 and value:
            entry.flags.append(("number_gap", entry.printed))
        seen.add(entry.number)
        last[key] = (entry.number, seen, id(entry.section))


def settle_roles(departments: tuple[Department, ...], *, first_is_lead: bool) -> tuple[list[str], list[str]]:
    """Return who leads and who supports.

    With a lead named, the rest support it; a flat list all leads, unless the rule says the first does.
    Where all are only said to help, they lead (教务处指导).
    """
    named = any(department.role == "lead" for department in departments)
    lead: list[str] = []
    support: list[str] = []
    for department in departments:
        neutral = department.role is None and not named and not (first_is_lead and lead)
        leads = department.role == "lead" or neutral or only_help(departments)
        (lead if leads else support).append(str(department.name))
    lead = list(dict.fromkeys(lead))
    return lead, [name for name in dict.fromkeys(support) if name not in lead]


def only_help(departments: tuple[Department, ...]) -> bool:
    """Return whether departments are named, and verbs say of all that they help."""
    return bool(departments) and all(each.role == "assist" for each in departments)


def _inherited(entry: Entry) -> tuple[tuple[Department, ...], tuple[tuple[Text, str], ...], bool]:
    """Return a task's departments and people with those its headings give it."""
    departments, people = entry.facts.departments, entry.facts.people
    section, from_heading = entry.section, False
    while section is not None:
        named = any(department.role == "lead" for department in departments)
        if section.facts.departments and not named:
            own = (each if each.role else Department(each.name, "support") for each in departments)
            departments = (*section.facts.departments, *own)
            from_heading = True
        people = people or section.facts.people
        section = section.parent
    return departments, people, from_heading


def task_table(entry: Entry, *, first_is_lead: bool) -> dict[str, object]:
    """Return a task as a table of the plan file."""
    departments, people, from_heading = _inherited(entry)
    lead, support = settle_roles(departments, first_is_lead=first_is_lead)
    if only_help(departments):
        entry.flags.append(("role_assumed", "、".join(lead)))
    if from_heading and lead:
        entry.flags = [flag for flag in entry.flags if flag[0] != "no_tail"]
    notes: dict[str, str] = {}
    for label, words in entry.facts.notes:
        notes[str(label)] = f"{notes[label]}；{words}" if label in notes else str(words)
    table: dict[str, object] = {
        "id": entry.id,
        "number": entry.printed,
        "section": entry.section.id if entry.section else "",
        "title": entry.title.strip(),
        "text": entry.text.strip(),
        "lead": lead,
        "support": support,
        "timing": "；".join(dict.fromkeys(entry.facts.timing)),
        "people": [{"name": str(name), "role": str(role)} for name, role in people],
        "notes": notes,
        "parent": entry.parent.id if entry.parent else "",
        "source": entry.place,
    }
    return {key: value for key, value in table.items() if value}


def inherit_times(entries: list[Entry]) -> None:
    """Give tasks without a time that of the nearest heading that has one, or is one (2—3月)."""
    for entry in entries:
        if not entry.facts.timing:
            said = next((times for section in entry.sections() if (times := _times_of(section))), ())
            entry.facts = replace(entry.facts, timing=said)


def _times_of(section: Section) -> tuple[Text, ...]:
    folded = _WORK.sub("", solid(fold(section.title)))
    alone = _PERIOD.fullmatch(folded) is not None and CLEAR.search(folded) is not None
    return section.facts.timing or ((Text(_WORK.sub("", section.title)),) if alone else ())


def flag_times(entries: list[Entry], year: int, issued: date | None) -> None:
    """Flag times that the timing language cannot read."""
    for entry in entries:
        phrase = "；".join(dict.fromkeys(entry.facts.timing))
        if phrase and not is_readable(phrase, year, issued):
            entry.flags.append(("timing_unresolved", phrase))
        if entry.facts.assumed:
            entry.flags.append(("role_assumed", ""))


def flags_of(entries: list[Entry]) -> list[Flag]:
    """Return the flags of all tasks, each once."""
    return [
        Flag(entry.id, entry.place, reason, detail)
        for entry in entries
        for reason, detail in dict.fromkeys(entry.flags)
    ]
