"""What can go wrong that a user can fix, and with which exit code.

Nothing here is words: an error carries the id of a message and its arguments, and becomes a sentence in the
user's language at the edge (`plancli.words`).
"""

from __future__ import annotations

import errno
from datetime import date
from typing import ClassVar, NamedTuple


class Message(NamedTuple):
    """Something to tell a person, before it is words.

    Attributes:
        id: Key of the sentence in `plancli.words`, such as ``error.no_task``.
        args: Named values that the sentence mentions, as pairs in the order they were given.
    """

    id: str
    args: tuple[tuple[str, object], ...] = ()


def message(id_: str, /, **args: object) -> Message:
    """Return the message `id_` with its named arguments; days become text, as in every sentence."""
    return Message(
        id_,
        tuple((name, value.isoformat() if type(value) is date else value) for name, value in args.items()),
    )


_CAUSES = {
    errno.ENOENT: "os.missing",
    errno.ENOTDIR: "os.missing",
    errno.EISDIR: "os.is_folder",
    errno.EACCES: "os.forbidden",
    errno.EPERM: "os.forbidden",
    errno.EROFS: "os.read_only",
    errno.ENOSPC: "os.full",
    errno.EDQUOT: "os.full",
    errno.EFBIG: "os.too_large",
    errno.ENAMETOOLONG: "os.long_name",
    errno.ELOOP: "os.loop",
    errno.EIO: "os.broken",
}


class UnfitError(OSError):
    """A file is not what it must be; the argument, a message, says why."""

    def __init__(self, cause: Message) -> None:
        """Keep the cause."""
        super().__init__(errno.EINVAL, cause.id)
        self.cause = cause


def cause_of(error: OSError) -> Message:
    """Return why the system, or plancli itself, refused a file."""
    if isinstance(error, UnfitError):
        return error.cause
    return message(_CAUSES.get(error.errno or 0, "os.other"), text=error.strerror or error)


class Problem(NamedTuple):
    """Something wrong or doubtful in a file, and where.

    Attributes:
        message: What, and what to do about it.
        path: The file, as the user would name it.
        line: Line number from 1, or None where the file as a whole is meant.
    """

    message: Message
    path: str
    line: int | None = None


class PlancliError(Exception):
    """A failure the user can do something about; `main` prints it in one line and exits with its code."""

    exit_code: ClassVar[int]
    id: ClassVar[str]

    def __init__(self, *problems: Problem, **args: object) -> None:
        """Keep the arguments of the message and, where a file has several faults, each of them."""
        self.message = message(self.id, **args)
        self.problems = problems
        super().__init__(self.id, args, problems)


class NoSuchTaskError(PlancliError):
    """A task id was given that the plan does not contain."""

    exit_code = 4
    id = "error.no_task"

    def __init__(self, word: str, hint: Message) -> None:
        """Keep what was typed, and what could be typed instead."""
        super().__init__(id=word, hint=hint)
        self.hint = hint


class NoSuchDepartmentError(PlancliError):
    """A department was given that the plan does not name."""

    exit_code = 4
    id = "error.no_department"

    def __init__(self, word: str, hint: Message) -> None:
        """Keep what was typed, and what could be typed instead."""
        super().__init__(name=word, hint=hint)
        self.hint = hint


class NoSuchSectionError(PlancliError):
    """A section was given that the plan does not have."""

    exit_code = 4
    id = "error.no_section"

    def __init__(self, word: str, hint: Message) -> None:
        """Keep what was typed, and what could be typed instead."""
        super().__init__(name=word, hint=hint)
        self.hint = hint


class UsageError(PlancliError):
    """The command line asks for something that cannot be."""

    exit_code = 2
    id = "error.usage"
