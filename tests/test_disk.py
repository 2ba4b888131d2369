"""A write is there whole or not at all, wherever it dies; no name leads past a file's lock."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plancli import disk
from plancli.errors import UnfitError, cause_of

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
LIMIT = 10_000_000


def texts(folder: Path) -> dict[str, str]:
    """Return what each file of a folder holds."""
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


@pytest.mark.parametrize(
    ("case", "before", "after", "later"),
    [
        pytest.param("one entry", "", "1", {"", "1"}, id="one entry"),
        pytest.param("several entries", "1", "1234", {"1"}, id="several entries"),
        pytest.param("several entries, two names", "1", "1234", {"1"}, id="in a file with two names"),
        pytest.param("a task", "甲", "甲乙", {"甲"}, id="a task"),
        pytest.param("a task, two names", "甲", "甲乙", {"甲"}, id="a task in a plan with two names"),
        pytest.param("a new plan", "none", "甲", {"甲"}, id="a new plan"),
        pytest.param("another plan", "甲", "丙丙", {"甲"}, id="another plan over it"),
        pytest.param("another plan, two names", "甲", "丙丙", {"甲"}, id="over one with two names"),
    ],
)
def test_whatever_step_a_write_dies_at_it_is_there_whole_or_not_at_all(
    tmp_path: Path, case: str, before: str, after: str, later: set[str]
) -> None:
    """Every byte of every write, and every call between; the next writer leaves nothing lying about."""
    command = [sys.executable, "-m", "tests.dying", *case.split(", "), "--in", str(tmp_path)]
    died = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    found = {tuple(outcome) for outcome, _ in json.loads(died.stdout)}
    whole, none = (after, after, "", "same"), {(before, then, "", "same") for then in later}
    assert whole in found
    assert found - {whole} <= none
    assert len(found) > 1  # some died before it was there, some after
    assert sum(count for _, count in json.loads(died.stdout)) > 25


def test_readers_see_a_file_whole_while_it_is_overwritten(tmp_path: Path) -> None:
    """Two names, so that it is overwritten in place."""
    path, whole = tmp_path / "file", (b"a" * 300_000, b"b" * 100_000)
    path.write_bytes(whole[0])
    (tmp_path / "other").hardlink_to(path)
    is_over = threading.Event()

    def write() -> None:
        for number in range(40):
            disk.write(path, whole[number % 2], overwrite=True)
        is_over.set()

    writer = threading.Thread(target=write)
    writer.start()
    seen = 0
    while not is_over.is_set():
        assert disk.read(path, LIMIT) in whole
        seen += 1
    writer.join()
    assert seen > 10
    assert sorted(texts(tmp_path)) == ["file", "other"]


OVERWRITE: dict[str, Callable[[Path], None]] = {
    "write": lambda path: disk.write(path, b"new", overwrite=True),
    "rewrite": lambda path: disk.update(path, lambda file: file.rewrite(b"new")),
}


@pytest.mark.parametrize("how", OVERWRITE)
def test_a_file_that_is_overwritten_keeps_its_mode(tmp_path: Path, how: str) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    path.chmod(0o640)
    OVERWRITE[how](path)
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o640)
    assert texts(tmp_path) == {"file": "new"}


@pytest.mark.parametrize("how", OVERWRITE)
def test_links_still_lead_to_a_file_that_is_overwritten(tmp_path: Path, how: str) -> None:
    file, soft, hard = (tmp_path / name for name in ("file", "soft", "hard"))
    file.write_bytes(b"old")
    soft.symlink_to("file")
    OVERWRITE[how](soft)
    assert (soft.is_symlink(), file.read_bytes()) == (True, b"new")
    file.write_bytes(b"old")
    hard.hardlink_to(file)
    OVERWRITE[how](soft)
    assert (soft.is_symlink(), file.samefile(hard), hard.read_bytes()) == (True, True, b"new")
    assert sorted(texts(tmp_path)) == ["file", "hard", "soft"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root gives files away")
def test_somebody_elses_file_stays_theirs() -> None:
    """Also where the writer may write it and not give it away, as in a shared folder."""
    folder = Path(tempfile.mkdtemp())  # the temporary folders of a test are the tester's own
    folder.chmod(0o777)
    path = folder / "file"
    for who in (0, 12345):
        path.write_bytes(b"old")
        os.chown(path, 54321, 54321)
        path.chmod(0o666)
        child = os.fork()
        if child == 0:
            if who:
                os.setgroups([])
                os.setgid(who)
                os.setuid(who)
            disk.update(path, lambda file: file.rewrite(b"new"))
            os._exit(0)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        status = path.stat()
        assert (status.st_uid, status.st_gid, status.st_mode & 0o777) == (54321, 54321, 0o666)
        assert texts(folder) == {"file": "new"}
    shutil.rmtree(folder)


def test_a_new_file_has_the_rights_that_the_umask_leaves(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        disk.write(tmp_path / "new", b"")
        disk.update(tmp_path / "line", lambda file: file.append(b"x\n"), create=True)
    finally:
        os.umask(before)
    assert [(tmp_path / name).stat().st_mode & 0o777 for name in ("new", "line")] == [0o640, 0o640]


def test_what_nobody_wrote_to_is_not_left_behind(tmp_path: Path) -> None:
    """A file made to be locked; one that was empty before stays."""
    disk.update(tmp_path / "none", lambda _: None, create=True)
    (tmp_path / "empty").touch()
    disk.update(tmp_path / "empty", lambda _: None, create=True)
    assert texts(tmp_path) == {"empty": ""}


@pytest.mark.parametrize("make", ["folder", "pipe"])
def test_only_regular_files_are_read_and_written(tmp_path: Path, make: str) -> None:
    path = tmp_path / "it"
    if make == "folder":
        path.mkdir()
    else:
        os.mkfifo(path)
    for use in (lambda: disk.read(path, LIMIT), lambda: disk.update(path, lambda _: None)):
        with pytest.raises(OSError) as caught:  # noqa: PT011  of two kinds, told apart below
            use()
        assert cause_of(caught.value).id == {"folder": "os.is_folder", "pipe": "os.not_regular"}[make]


def test_no_more_is_read_than_the_limit_allows(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"12345")
    assert disk.read(tmp_path / "file", 5) == b"12345"
    with pytest.raises(UnfitError):
        disk.read(tmp_path / "file", 4)
    with pytest.raises(UnfitError):
        disk.read(Path(os.devnull), 4)


def test_a_file_replaced_while_it_is_written_is_written_again(tmp_path: Path) -> None:
    """As by git pull, or a program that synchronises folders; several lines, or one."""
    path = tmp_path / "file"
    for write in (
        lambda file, _: file.append(b"ours\n"),
        lambda file, old: file.rewrite(old + b"ours\n", old=old),
    ):
        path.write_bytes(b"old\n")
        calls = 0

        def change(file: disk.Held, write: Callable[[disk.Held, bytes], None] = write) -> None:
            nonlocal calls
            calls += 1
            old = file.read(LIMIT)
            if calls == 1:
                (tmp_path / "other").write_bytes(b"theirs\n")
                (tmp_path / "other").rename(path)
            write(file, old)

        disk.update(path, change)
        assert (calls, path.read_bytes()) == (2, b"theirs\nours\n")


def test_a_file_that_is_always_replaced_is_given_up(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old\n")

    def change(file: disk.Held) -> None:
        (tmp_path / "other").write_bytes(b"theirs\n")
        (tmp_path / "other").rename(path)
        file.append(b"ours\n")

    with pytest.raises(UnfitError) as caught:
        disk.update(path, change)
    assert caught.value.cause.id == "os.replaced"


def test_what_a_neighbour_wrote_behind_a_failed_write_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A neighbour without a lock, as ``echo >>``; only our own bytes are taken back."""
    path = tmp_path / "file"
    path.write_bytes(b'{"a":1}\n')

    def full(descriptor: int) -> None:
        del descriptor
        with path.open("ab") as file:
            file.write(b'{"b":2}\n')
        raise OSError(errno.EIO, "broken")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="broken"):
        disk.update(path, lambda file: file.append(b'{"ours":3}\n'))
    assert [json.loads(line) for line in path.read_bytes().splitlines()] == [{"a": 1}, {"b": 2}]


def test_two_names_have_one_lock(tmp_path: Path) -> None:
    """A link, another name, and a file whose name was taken away and given back."""
    file, soft, hard = (tmp_path / name for name in ("file", "soft", "hard"))
    file.write_bytes(b"0")
    soft.symlink_to(file)
    hard.hardlink_to(file)
    script = (
        "import sys, pathlib; from plancli import disk\n"
        "def one_more(file):\n"
        "    old = file.read(99)\n"
        "    file.rewrite(str(int(old) + 1).encode(), old=old)\n"
        "for _ in range(40): disk.update(pathlib.Path(sys.argv[1]), one_more)"
    )
    writers = [subprocess.Popen([sys.executable, "-c", script, str(path)]) for path in (file, soft, hard)]
    assert [writer.wait(timeout=60) for writer in writers] == [0, 0, 0]
    assert file.read_bytes() == b"120"
    assert sorted(texts(tmp_path)) == ["file", "hard", "soft"]


@pytest.mark.parametrize("note", [b"", b"x", b"99999\n", b"9" * 5000 + b"\n", b"-1\nab", b"2\nold"])
def test_a_file_that_is_no_undo_note_is_none(tmp_path: Path, note: bytes) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    (tmp_path / ".file.undo~").write_bytes(note)
    assert disk.read(tmp_path / "file", LIMIT) == b"mine"


def test_what_was_written_after_a_cut_off_write_counts(tmp_path: Path) -> None:
    """Somebody mended by hand what they found: the note is dead."""
    path, note = tmp_path / "file", tmp_path / ".file.undo~"
    note.write_bytes(b"4\nold\nold\nnew\n")
    path.write_bytes(b"old\nne")
    assert disk.read(path, LIMIT) == b"old\n"
    path.write_bytes(b"old\nby hand\n")
    assert disk.read(path, LIMIT) == b"old\nby hand\n"
    disk.update(path, lambda file: file.append(b"more\n"))
    assert texts(tmp_path) == {"file": "old\nby hand\nmore\n"}
