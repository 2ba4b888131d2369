"""What is kept between commands is whole or ignored, and nothing lies about."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from plancli import cache

if TYPE_CHECKING:
    from pathlib import Path

KEY = b"key"


def test_what_a_killed_writer_left_is_used_up(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    (tmp_path / ".kept").write_bytes(b"half" * 9)
    cache.write(kept, KEY, ["whole"])
    assert cache.read(kept, KEY, list[str]) == ["whole"]
    assert [*tmp_path.iterdir()] == [kept]


def test_two_writers_at_once_spoil_nothing(tmp_path: Path) -> None:
    """Each reader finds one of the two values, or none."""
    kept, values = tmp_path / "kept", ["a" * 30_000, "b" * 20_000]

    def write(value: str) -> None:
        for _ in range(15):
            cache.write(kept, KEY, value)

    writers = [threading.Thread(target=write, args=[value]) for value in values]
    for writer in writers:
        writer.start()
    while any(writer.is_alive() for writer in writers):
        assert cache.read(kept, KEY, str) in {None, *values}
    cache.write(kept, KEY, "c")
    assert cache.read(kept, KEY, str) == "c"
    assert [*tmp_path.iterdir()] == [kept]


def test_a_link_in_a_drafts_place_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "mine").write_bytes(b"mine")
    (tmp_path / ".kept").symlink_to("mine")
    cache.write(tmp_path / "kept", KEY, "x")
    assert (tmp_path / "mine").read_bytes() == b"mine"
