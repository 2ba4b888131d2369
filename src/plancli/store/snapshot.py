"""What did a plan file say when it was last read? Kept, for validating and resolving it takes long."""

# No `annotations` from __future__: msgspec would compile each of them from its text on every start.
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Generic, TypeVar

from msgspec import Raw, Struct, msgpack, structs

from plancli import cache
from plancli.plan import Plan, Task
from plancli.timing.model import Timing

T = TypeVar("T", Task, Raw)


class _Kept(Struct, Generic[T], array_like=True, gc=False):
    """A plan as it is kept: each timing once, for many tasks share one, and tasks that can be left undecoded.

    Attributes:
        plan: All but its tasks and its path.
        timings: What the tasks' phrases mean, each once.
        ids: Of every task, in the plan's order.
        places: Where in `timings` that of each task stands.
        tasks: Every task without its timing.
    """

    plan: Plan
    timings: tuple[Timing, ...]
    ids: tuple[str, ...]
    places: tuple[int | None, ...]
    tasks: tuple[T, ...]


def load(path: Path, data: bytes, folder: Path, only: Collection[str] = ()) -> Plan | None:
    """Return the plan that a file's bytes were when they were read before; None where they were not.

    Args:
        path: The plan file.
        data: Its bytes.
        folder: Where snapshots are kept.
        only: Ids of the tasks that will be asked for; where the plan has each, it is returned without others.
    """
    key, file = _key(path, data), cache.place(folder, path, "plan")
    try:
        return (_some(file, key, frozenset(only), path) if only else None) or _whole(file, key, path)
    except cache.UNREADABLE:
        return None


def _whole(file: Path, key: bytes, path: Path) -> Plan | None:
    """Return the plan with every task."""
    kept = cache.read(file, key, _Kept[Task])
    return None if kept is None else _plan(kept, kept.tasks, kept.places, path)


def _some(file: Path, key: bytes, only: frozenset[str], path: Path) -> Plan | None:
    """Return the plan with only some tasks; None where it lacks one of them."""
    kept = cache.read(file, key, _Kept[Raw])
    if kept is None or not only.issubset(kept.ids):
        return None
    wanted = [number for number, id_ in enumerate(kept.ids) if id_ in only]
    tasks = tuple([msgpack.decode(kept.tasks[number], type=Task) for number in wanted])
    return _plan(kept, tasks, [kept.places[number] for number in wanted], path)


def _plan(kept: _Kept[T], tasks: tuple[Task, ...], places: Iterable[int | None], path: Path) -> Plan:
    """Return the plan with these tasks, each of which gets the timing at its place."""
    for task, place in zip(tasks, places, strict=True):
        if place is not None:
            structs.force_setattr(task, "timing", kept.timings[place])  # nobody has seen the task before
    return structs.replace(kept.plan, path=str(path), tasks=tasks)


def save(path: Path, data: bytes, plan: Plan, folder: Path) -> None:
    """Keep the plan that a file's bytes are."""
    cache.write(cache.place(folder, path, "plan"), _key(path, data), _kept(plan))


def _kept(plan: Plan) -> _Kept[Task]:
    """Return a plan as it is kept."""
    timings = dict.fromkeys(task.timing for task in plan.tasks if task.timing)
    places = {timing: place for place, timing in enumerate(timings)}
    return _Kept(
        plan=structs.replace(plan, path="", tasks=()),  # each command names the file in its own way
        timings=tuple(timings),
        ids=tuple(plan.ids),
        places=tuple(places[task.timing] if task.timing else None for task in plan.tasks),
        tasks=tuple(structs.replace(task, timing=None) for task in plan.tasks),
    )


def _key(path: Path, data: bytes) -> bytes:
    """Return what a plan is worked out from: its bytes, under the name by which its problems are told."""
    return cache.key(path, cache.digest(data))
