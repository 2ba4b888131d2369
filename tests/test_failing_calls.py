"""Whichever call of the system fails while something is written, what is said of it is true."""

from __future__ import annotations

import errno
import fcntl
import os
from typing import TYPE_CHECKING, Any

import pytest

from plancli import disk
from plancli.errors import PlancliError
from tests.dying import CASES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CALLS = (
    "open",
    "write",
    "fsync",
    "replace",
    "link",
    "unlink",
    "ftruncate",
    "fchmod",
    "fstat",
    "stat",
    "close",
)
CODES = (errno.EIO, errno.ENOSPC, errno.EACCES, errno.ENOLCK)
UNCERTAIN = ("error.ledger_uncertain", "error.plan_uncertain")


class Failing:
    """The system, of which a call fails: the n-th alone, or every one from the n-th on."""

    def __init__(self, at: int, code: int, *, for_good: bool) -> None:
        self.at = at
        self.code = code
        self.for_good = for_good
        self.count = 0

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  whatever the module has
        real = getattr(os, name)
        return self.counted(real) if name in CALLS else real

    def counted(self, real: Callable[..., Any]) -> Callable[..., Any]:
        """Return a call that is counted, and fails when it is its turn."""

        def call(*args: Any, **named: Any) -> Any:  # noqa: ANN401  whatever the call takes
            self.count += 1
            fails = self.count >= self.at if self.for_good else self.count == self.at
            if real is os.close:
                real(*args)  # closed even where it fails
            if fails:
                raise OSError(self.code, os.strerror(self.code))
            return None if real is os.close else real(*args, **named)

        return call


@pytest.mark.parametrize("for_good", [False, True], ids=["one call", "every later call"])
@pytest.mark.parametrize("two_names", [False, True], ids=["one name", "two names"])
@pytest.mark.parametrize("code", CODES, ids=errno.errorcode.__getitem__)
@pytest.mark.parametrize("which", CASES)
def test_a_write_of_which_a_call_fails_is_there_or_is_said_not_to_be(
    tmp_path: Path, which: str, code: int, *, two_names: bool, for_good: bool
) -> None:
    case = CASES[which]
    outcomes = set()
    for step in range(1, 200):
        folder = tmp_path / str(step)
        folder.mkdir()
        path = folder / case.name
        case.first(path)
        if two_names and path.exists():
            (folder / "other").hardlink_to(path)
        before = case.says(path)
        system = Failing(step, code, for_good=for_good)
        with pytest.MonkeyPatch.context() as patch:
            for part in (disk.files, disk.lock, disk.draft, disk.undo_note, disk.descriptors):
                patch.setattr(part, "os", system)
            patch.setattr(
                disk.lock, "LOCK_SECONDS", 0.02
            )  # EACCES is how some systems say that a lock is taken
            patch.setattr(fcntl, "flock", system.counted(fcntl.flock))
            try:
                case.write(path)
                said = "done"
            except PlancliError as error:
                said = error.id
        after = case.says(path)
        outcomes.add(said)
        if said == "done":
            assert after != before, step
        elif said not in UNCERTAIN:
            assert after == before, (step, said)
        if system.count < step:
            break
        case.write(path) if not path.exists() else disk.update(path, lambda file: file.append(b"\n"))
        assert case.says(path) in {before, after, "甲", "1"}, step  # what is there goes on
    assert "done" in outcomes
    assert len(outcomes) > 1
