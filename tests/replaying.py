"""What may a disk hold after a crash? Worked out from the calls of the system that a command made.

strace records the calls. What a call writes to a file, and names that it gives or takes, may or may not be on
disk until the file, or the folder with the name, is synchronised: data may be missing, cut off, zeros where
the file has grown already, and each of the names may be missing.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

CALLS = (
    "openat,write,pwrite64,ftruncate,rename,renameat,renameat2,link,linkat,unlink,unlinkat,fsync,lseek,close"
)
LOST = ("none", "cut", "zeros", "all")
"""What may be on disk of data that was written and not synchronised."""

_CALL = re.compile(r"(?P<name>\w+)\((?P<args>.*)\)\s+= (?P<result>-?\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


class Write(NamedTuple):
    """Bytes written to a file, by its number, at an offset; None cuts the file off there."""

    file: int
    at: int
    data: bytes | None


class Names(NamedTuple):
    """Names that come to lead to a file, or to none, at once."""

    lead: tuple[tuple[str, int | None], ...]


class Synced(NamedTuple):
    """A file, by its number, or the names in a folder are on disk from now on."""

    file: int | None
    folder: str | None


Step = Write | Names | Synced
State = dict[str, bytes]
"""What each file holds, by its name."""


def recorded(command: Sequence[str], root: Path, env: Mapping[str, str], piped: bytes = b"") -> str:
    """Return the calls of a command, in strace's words; the command must succeed."""
    trace = root.parent / "trace"
    strace = ["strace", "-o", str(trace), "-xx", "-s", "9999999", "-e", f"trace={CALLS}"]
    subprocess.run(
        [*strace, *command], cwd=root, env=env, input=piped, capture_output=True, check=True, timeout=60
    )
    return trace.read_text()


def is_possible() -> bool:
    """Tell whether calls can be recorded here."""
    if not shutil.which("strace"):
        return False
    tried = subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True, check=False)
    return tried.returncode == 0


class Disk:
    """The files under a folder, as the steps of a command change them."""

    def __init__(self, root: Path) -> None:
        """Read what is there now, all of it on disk."""
        self.root = f"{root}/"
        self.names: dict[str, int] = {}
        self.data: dict[int, bytes] = {}
        numbers: dict[int, int] = {}
        for path in sorted(root.rglob("*")):
            if path.is_file():
                number = numbers.setdefault(path.stat().st_ino, len(numbers))
                self.names[str(path)] = number
                self.data[number] = path.read_bytes()

    def steps(self, trace: str) -> list[Step]:
        """Return what calls did to files under the folder."""
        reader = _Reader(self.root, dict(self.names), {n: len(data) for n, data in self.data.items()})
        found = (_CALL.match(line) for line in trace.splitlines())
        return [step for call in found if call for step in reader.read(call)]

    def states(self, steps: Sequence[Step]) -> Iterator[tuple[bool, State]]:
        """Yield each state that a crash may leave, and whether it may be found after the last step."""
        seen: dict[tuple[tuple[str, bytes], ...], bool] = {}
        for count in range(len(steps) + 1):
            for names in self._possible_names(steps[:count]):
                for lost in LOST:
                    data = self._data(steps[:count], lost)
                    state = tuple(sorted((name, data[number]) for name, number in names.items()))
                    seen[state] = count == len(steps)
        yield from ((is_end, dict(state)) for state, is_end in seen.items())

    def _possible_names(self, steps: Sequence[Step]) -> Iterator[dict[str, int]]:
        """Yield the names there may be: of the changes not on disk, the first few, or all but one."""
        pending: list[Names] = []
        names = dict(self.names)
        for step in steps:
            if isinstance(step, Names):
                pending.append(step)
            elif isinstance(step, Synced) and step.folder is not None:
                for change in pending:
                    if _folder(change) == step.folder:
                        _apply(names, change)
                pending = [change for change in pending if _folder(change) != step.folder]
        some = [pending[:count] for count in range(len(pending) + 1)]
        some += [pending[:one] + pending[one + 1 :] for one in range(len(pending))]
        for changes in some:
            possible = dict(names)
            for change in changes:
                _apply(possible, change)
            yield possible

    def _data(self, steps: Sequence[Step], lost: str) -> dict[int, bytes]:
        """Return what each file holds."""
        data = dict(self.data)
        pending: dict[int, list[Write]] = {}
        for step in steps:
            if isinstance(step, Write):
                pending.setdefault(step.file, []).append(step)
            elif isinstance(step, Synced) and step.file is not None:
                for write in pending.pop(step.file, []):
                    data[write.file] = _written(data.get(write.file, b""), write)
        for step in steps:  # each file there is has some bytes, if none
            if isinstance(step, Names):
                for _, number in step.lead:
                    if number is not None:
                        data.setdefault(number, b"")
        for number, writes in pending.items():
            data[number] = _left(data[number], writes, lost)
        return data


def _left(data: bytes, writes: Sequence[Write], lost: str) -> bytes:
    """Return what is left of a file whose last writes are not on disk."""
    if lost == "none":
        return data
    for write in writes:
        if write.data and lost == "zeros":
            write = write._replace(data=bytes(len(write.data)))  # noqa: PLW2901  what is on disk of it
        elif write.data and lost == "cut" and write is writes[-1]:
            write = write._replace(data=write.data[: len(write.data) // 2])  # noqa: PLW2901  what is cut off of it
        data = _written(data, write)
    return data


def _written(data: bytes, write: Write) -> bytes:
    """Return what a file holds after a write."""
    if write.data is None:
        return data[: write.at].ljust(write.at, b"\0")
    return data[: write.at].ljust(write.at, b"\0") + write.data + data[write.at + len(write.data) :]


def _folder(change: Names) -> str:
    """Return the folder in which names change."""
    return change.lead[0][0].rpartition("/")[0]


def _apply(names: dict[str, int], change: Names) -> None:
    """Change names."""
    for name, number in change.lead:
        if number is None:
            names.pop(name, None)
        else:
            names[name] = number


class _Reader:
    """Reads calls, and knows which file each descriptor and each name stands for."""

    def __init__(self, root: str, names: dict[str, int], sizes: dict[int, int]) -> None:
        self.root, self.names, self.sizes = root, names, sizes
        self.open: dict[int, tuple[int, bool]] = {}
        self.folders: dict[int, str] = {}
        self.places: dict[int, int] = {}

    def read(self, call: re.Match[str]) -> Iterator[Step]:
        """Yield what a call did; nothing where it failed."""
        name, args, result = call["name"], call["args"], int(call["result"])
        texts = [bytes.fromhex(text.replace("\\x", "")) for text in _TEXT.findall(args)]
        if result < 0:
            return
        if name == "openat":
            yield from self._opened(texts[0].decode(), args, result)
        elif name.startswith(("rename", "link", "unlink")):
            yield from self._named(name, [text.decode() for text in texts])
        else:
            yield from self._on_descriptor(name, args, texts, result)

    def _opened(self, path: str, args: str, descriptor: int) -> Iterator[Step]:
        if not f"{path}/".startswith(self.root):
            return
        if path not in self.names and "O_CREAT" not in args:
            self.folders[descriptor] = path
            return
        if path not in self.names:
            number = self.names[path] = len(self.sizes)
            self.sizes[number] = 0
            yield Names(((path, number),))
        self.open[descriptor] = self.names[path], "O_APPEND" in args
        self.places[descriptor] = 0

    def _named(self, name: str, paths: list[str]) -> Iterator[Step]:
        if not paths[-1].startswith(self.root):
            return
        if name.startswith("unlink"):
            del self.names[paths[0]]
            yield Names(((paths[0], None),))
            return
        self.names[paths[1]] = number = self.names[paths[0]]
        if name.startswith("link"):
            yield Names(((paths[1], number),))
        else:
            del self.names[paths[0]]
            yield Names(((paths[1], number), (paths[0], None)))

    def _on_descriptor(self, name: str, args: str, texts: list[bytes], result: int) -> Iterator[Step]:
        descriptor = int(args.partition(",")[0])
        if descriptor in self.folders:
            if name == "fsync":
                yield Synced(None, self.folders[descriptor])
            elif name == "close":
                del self.folders[descriptor]
            return
        if descriptor not in self.open:
            return
        number, appends = self.open[descriptor]
        if name == "write":
            at = self.sizes[number] if appends else self.places[descriptor]
            self.places[descriptor] = at + result
            self.sizes[number] = max(self.sizes[number], at + result)
            yield Write(number, at, texts[0][:result])
        elif name == "ftruncate":
            self.sizes[number] = int(args.rpartition(",")[2])
            yield Write(number, self.sizes[number], None)
        elif name == "fsync":
            yield Synced(number, None)
        elif name == "lseek":
            self.places[descriptor] = result
        elif name == "close":
            del self.open[descriptor]
