"""How does a task stand on a given day: what it owes, how late it is, which light it shows?"""

# No `annotations` from __future__: a NamedTuple would compile each of its own anew on every start.
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from msgspec.structs import replace

from plancli.ledger import CLOSED, NOTHING, Entry, Ledger, Progress, Status, fold
from plancli.plan import Plan, Task
from plancli.query.names import Lateness, Light, Part
from plancli.query.times import promised, promises, times
from plancli.timing.model import Kind, Timing

ENDLESS: tuple[Kind, ...] = ("open", "undated", "conditional", "unresolved")
"""Kinds of timing with nothing to be late for."""


class Case(NamedTuple):
    """Everything an answer depends on.

    Attributes:
        as_of: The day the question is asked for.
        progress: How each recorded task stands at the end of that day, by task id.
    """

    plan: Plan
    ledger: Ledger
    as_of: date
    progress: Mapping[str, Progress]


class Step(NamedTuple):
    """One thing a task owes: a session, an occurrence, a milestone or its end.

    Attributes:
        due: Last day on which it may be done.
        label: What is owed, where the plan says so (初稿).
    """

    due: date
    label: str = ""


class Extension(NamedTuple):
    """A later time that was given to a task.

    Attributes:
        on: Day it was granted.
        timing: What the new phrase means.
        slip_days: Days between the original end and the new one; None where either has no end.
        is_late: It was asked for after the limit then in force had passed.
    """

    on: date
    timing: Timing
    reason: str | None
    authority: str | None
    slip_days: int | None
    is_late: bool


class Row(NamedTuple):
    """A task as answered on a given day.

    Attributes:
        task: The task as planned.
        timing: The timing in force: the latest extension, else the plan's; None where there is none.
        status: What the ledger says.
        percent: Last percent reported, or None.
        held: Sessions, occurrences or milestones held.
        count: How many of them are promised; None where the task is not counted.
        closed_on: Day it was closed, or None.
        closing_time: The timing in force on that day; None while it is open.
        is_done_late: It was done after the last day of a firm time; None while not done.
        light: The supervision colour on the day.
        lateness: How firmly an open task is late; None where it is not.
        due: Next day on which something is owed, or None.
        due_label: What is owed then, where the plan says so.
        days: Whole days from the day of the question to `due`; negative once it is past.
        missed: Steps before the end whose day has passed and that are not held; a passed end is lateness.
        missed_since: Day of the first of them, or None.
        missed_label: What was owed then, where the plan says so.
        is_owed: It is done, or something of it was to be done by the day; never so of a cancelled task.
        is_met: It is owed, and done or everything that was to be done by the day is held.
        silent_days: Days for which nothing was reported, where it is silent by the plan's threshold.
        extensions: Later times given, in order.
        last_on: Day of the last entry, or None.
        reported_on: Day of the last entry that says how the task stands; None where there is none.
        note: Last words about it, or None.
        problem: What last stood in the way, or None.
        next: What was last to be done next, or None.
        urges: The entries that remind of it, in order.
        reply_by: Last day on which an answer to them is in time; None where none is named.
        awaits_answer: It is open, and nothing was reported since the last reminder.
        is_unanswered: That, and the day to answer by has passed.
    """

    task: Task
    timing: Timing | None
    status: Status
    percent: int | None
    held: int
    count: int | None  # type: ignore[assignment]  # nobody counts what a row holds
    closed_on: date | None
    closing_time: Timing | None
    is_done_late: bool | None
    light: Light
    lateness: Lateness | None
    due: date | None
    due_label: str
    days: int | None
    missed: int
    missed_since: date | None
    missed_label: str
    is_owed: bool
    is_met: bool
    silent_days: int | None
    extensions: tuple[Extension, ...]
    last_on: date | None
    reported_on: date | None
    note: str | None
    problem: str | None
    next: str | None
    urges: tuple[Entry, ...]
    reply_by: date | None
    awaits_answer: bool
    is_unanswered: bool

    @property
    def done_on(self) -> date | None:
        """Day it was closed as done, or None."""
        return self.closed_on if self.status == "done" else None

    @property
    def urged(self) -> int:
        """How many reminders were sent."""
        return len(self.urges)

    @property
    def is_open(self) -> bool:
        """Tell whether the task is neither done nor cancelled."""
        return self.status not in CLOSED

    @property
    def part(self) -> Part | None:
        """How an open task fails its time; None where it does not."""
        if self.lateness or not self.missed:
            return self.lateness
        return "soft" if self.timing and is_soft(self.timing) else "missed"

    @property
    def days_after(self) -> int:
        """Days after the last day of the time then in force at which it was done; 0 where not after it."""
        time = self.closing_time
        if not (self.done_on and time and time.last and has_ended(time, self.done_on)):
            return 0
        return (self.done_on - time.last).days


def ask(plan: Plan, ledger: Ledger, as_of: date, only: Collection[str] | None = None) -> Case:
    """Return the case in which every question about that day can be answered, or about only some tasks."""
    return Case(plan, ledger, as_of, fold(ledger, as_of, only, promised=promises(plan)))


def watching(case: Case, silent_days: int) -> Case:
    """Return the case in which a task is silent after so many days, whatever the plan says."""
    supervision = replace(case.plan.supervision, silent_days=silent_days)
    return case._replace(plan=replace(case.plan, supervision=supervision))


def row(case: Case, task: Task) -> Row:
    """Return how one task stands."""
    return _row(case, task, case.progress.get(task.id, NOTHING))


def rows(case: Case, tasks: Iterable[Task]) -> Iterator[Row]:
    """Yield how tasks stand; tasks with the same timing and no entries share one answer but for the task."""
    alike: dict[Timing | None, tuple[Any, ...]] = {}
    for task in tasks:
        progress = case.progress.get(task.id)
        if progress:
            yield _row(case, task, progress)
            continue
        if task.timing not in alike:
            alike[task.timing] = _row(case, task, NOTHING)[1:]
        yield Row(task, *alike[task.timing])


class _Stand(NamedTuple):
    """The fields of a `Row` that follow from the time in force, what is recorded, and the day."""

    light: Light
    closing_time: Timing | None = None
    is_done_late: bool | None = None
    lateness: Lateness | None = None
    due: date | None = None
    due_label: str = ""
    days: int | None = None
    missed: int = 0
    missed_since: date | None = None
    missed_label: str = ""
    is_owed: bool = False
    is_met: bool = False
    silent_days: int | None = None
    awaits_answer: bool = False
    is_unanswered: bool = False


def _row(case: Case, task: Task, progress: Progress) -> Row:
    """Return how a task stands by what is recorded of it."""
    extensions = _extensions(case.plan, task, progress)
    timing = extensions[-1].timing if extensions else task.timing
    if progress.status in CLOSED:
        stand = _closed(task, progress, extensions)
    else:
        stand = _open(case, timing, progress)
    return Row(
        task=task,
        timing=timing,
        status=progress.status,
        percent=progress.percent,
        held=progress.held,
        count=promised(timing),
        closed_on=progress.closed_on,
        extensions=extensions,
        last_on=progress.last_on,
        reported_on=progress.reported_on,
        note=progress.note,
        problem=progress.problem,
        next=progress.next,
        urges=progress.urges,
        reply_by=progress.reply_by,
        **stand._asdict(),
    )


def _closed(task: Task, progress: Progress, extensions: Sequence[Extension]) -> _Stand:
    """Return how a closed task stands; a cancelled one is neither owed nor late."""
    if progress.status != "done" or progress.closed_on is None:
        return _Stand("cancelled")
    time = _on(progress.closed_on, task, extensions)
    is_late = _lateness(time, progress.closed_on) == "firm"
    return _Stand("done", time, is_late, is_owed=True, is_met=True)


def _open(case: Case, timing: Timing | None, progress: Progress) -> _Stand:
    """Return how an open task stands."""
    as_of = case.as_of
    lateness = _lateness(timing, as_of)
    owed = still_owed(timing, progress.held)
    missed = _missed(owed, as_of)
    due, label = next((step for step in owed if step.due >= as_of), owed[-1] if owed else _NO_STEP)
    days = (due - as_of).days if due else None
    since, what = missed[0] if missed else _NO_STEP
    is_owed = any(step.due <= as_of for step in still_owed(timing))
    return _Stand(
        light=_light(case, timing, progress, lateness=lateness, days=days, missed=len(missed)),
        lateness=lateness,
        due=due,
        due_label=label,
        days=days,
        missed=len(missed),
        missed_since=since,
        missed_label=what,
        is_owed=is_owed,
        is_met=is_owed and owed[0].due > as_of,
        silent_days=_silent_days(case, timing, progress),
        awaits_answer=progress.is_unanswered,
        is_unanswered=progress.is_unanswered and (progress.reply_by or date.max) < as_of,
    )


_NO_STEP = (None, "")
"""In the place of a step, where none is owed."""


def _on(day: date, task: Task, extensions: Sequence[Extension]) -> Timing | None:
    """Return the time that was in force on a day; what was granted later changes nothing."""
    return next((one.timing for one in reversed(extensions) if one.on <= day), task.timing)


def is_endless(timing: Timing | None) -> bool:
    """Tell whether there is nothing to be late for."""
    return timing is None or timing.kind in ENDLESS or timing.last is None


def is_soft(timing: Timing) -> bool:
    """Tell whether the plan itself hedges: ask when it is late, do not accuse."""
    return timing.tentative or timing.approximate


def softens(before: Timing | None, after: Timing) -> bool:
    """Tell whether a time that follows a firm one is soft, so that a task would no longer be called late."""
    return before is not None and not is_endless(before) and is_soft(after) and not is_soft(before)


def steps_of(timing: Timing | None) -> tuple[Step, ...]:
    """Return everything a timing owes with its day, in order; a plain window owes one thing, its end."""
    if timing is None or timing.last is None or timing.kind in ENDLESS:
        return ()
    last = timing.last
    if timing.occurrences:
        return tuple(Step(day) for day in timing.occurrences)
    if not timing.milestones:
        return (Step(last),) * (timing.count or 1)
    stages = tuple(Step(stage.last, stage.label) for stage in timing.milestones)
    rest = (timing.count or 0) - len(stages)
    return tuple(sorted(stages + (Step(last),) * rest, key=lambda step: step.due))


def still_owed(timing: Timing | None, held: int = 0) -> tuple[Step, ...]:
    """Return what an open task still owes with its day, in order: the steps not held, and always its end."""
    steps = steps_of(timing)
    if not steps or timing is None or timing.last is None:
        return ()
    end = steps[-1] if steps[-1].due == timing.last else Step(timing.last)
    left = steps[held:]
    return left if left and left[-1].due == end.due else (*left, end)


def _missed(owed: Sequence[Step], as_of: date) -> tuple[Step, ...]:
    """Return the steps whose day has passed; the end of a task's time is none, but makes it late."""
    return tuple(step for step in owed if step.due < min(as_of, owed[-1].due))


def _silent_days(case: Case, timing: Timing | None, progress: Progress) -> int | None:
    """Return for how long nothing was reported of an open task; None where that is no silence.

    Days count from the later of the first day of its time, the plan's issue and the last report; what names
    no first day begins with the plan's year. Waiting for an event is no silence.
    """
    threshold = case.plan.supervision.silent_days
    if not threshold or (timing and timing.kind == "conditional"):
        return None
    first = timing.first if timing else None
    known = (first or date(case.plan.year, 1, 1), case.plan.issued, progress.reported_on)
    days = (case.as_of - max(day for day in known if day)).days
    return days if days >= threshold else None


def has_ended(timing: Timing | None, day: date) -> bool:
    """Tell whether the window was over before `day`."""
    return timing is not None and timing.last is not None and not is_endless(timing) and timing.last < day


def _lateness(timing: Timing | None, day: date) -> Lateness | None:
    """Return how firmly a task that is open on a day, or closed on it, is late."""
    if timing is None or not has_ended(timing, day):
        return None
    return "soft" if is_soft(timing) else "firm"


def _light(
    case: Case,
    timing: Timing | None,
    progress: Progress,
    *,
    lateness: Lateness | None,
    days: int | None,
    missed: int,
) -> Light:
    """Return the supervision colour of an open task; the first rule that matches decides."""
    if lateness == "firm":
        return "red"
    if lateness or missed or _is_behind_pace(case, timing, progress):
        return "yellow"
    if days is not None and 0 <= days <= case.plan.supervision.soon_days:
        return "blue"
    if timing is None or is_endless(timing) or (timing.first and timing.first > case.as_of):
        return "grey"
    return "green"


def _is_behind_pace(case: Case, timing: Timing | None, progress: Progress) -> bool:
    """Tell whether the reported percent lags behind the elapsed share of the window."""
    if progress.percent is None or timing is None or is_endless(timing):
        return False
    wanted = round(100 * elapsed(case, timing), 6)  # 100 * 0.07 is a little more than 7
    return progress.percent + case.plan.supervision.pace_points < wanted


def elapsed(case: Case, timing: Timing) -> float:
    """Return the share of the time for a task that is behind us, from 0.0 to 1.0.

    The time runs from the window's first day or the day the plan was issued, whichever is later.
    """
    from plancli.window import Window  # noqa: PLC0415  it loads dataclasses, and few tasks have a percent

    if timing.first is None or timing.last is None:
        return 0.0
    start = max(timing.first, case.plan.issued or timing.first)
    if start > timing.last:
        return 1.0
    return Window(start, timing.last).share_elapsed(case.as_of)


def _extensions(plan: Plan, task: Task, progress: Progress) -> tuple[Extension, ...]:
    """Return the later times given to a task, each compared with the plan's own and the one before it."""
    granted = times(plan, task.timing, progress.extensions)
    return tuple(
        Extension(
            on=entry.on,
            timing=timing,
            reason=entry.reason,
            authority=entry.authority,
            slip_days=slip_days(task.timing, timing),
            is_late=has_ended(before, entry.on),
        )
        for entry, before, timing in zip(progress.extensions, (task.timing, *granted), granted, strict=False)
    )


def slip_days(earlier: Timing | None, later: Timing | None) -> int | None:
    """Return the days between the ends of two times; None where either has no end."""
    ends = [None if one is None or is_endless(one) else one.last for one in (earlier, later)]
    return (ends[1] - ends[0]).days if ends[0] and ends[1] else None
