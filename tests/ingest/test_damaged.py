"""Damaged copies of documents are read or refused: no traceback, no warning of Python."""

from __future__ import annotations

import random
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from plancli.ingest import IngestError, Options, ingest
from plancli.words import tell
from tests.ingest.builders import zipped

DATA = Path(__file__).parent.parent / "data"
DOCUMENTS = sorted(
    path
    for folder in ("import", "cases", "documents")
    for path in (DATA / folder).iterdir()
    if path.suffix in {".docx", ".xlsx", ".html", ".txt", ".md"}
)
COPIES = 120
OPTIONS = Options(year=2020)


def cut(chance: random.Random, data: bytes) -> bytes:
    """Return bytes with a stretch missing."""
    low, high = sorted(chance.choices(range(len(data) + 1), k=2))
    return data[:low] + data[min(high, low + chance.choice([1, 3, 40, len(data)])) :]


def unclosed(chance: random.Random, data: bytes) -> bytes:
    """Return a page or XML with some closing tags gone."""
    parts = data.split(b"</")
    gone = [part for part in parts[1:] if chance.random() > 0.1]
    return b"</".join([parts[0], *gone])


def without_a_part(chance: random.Random, data: bytes) -> bytes:
    """Return an office file with one part gone, or its XML damaged."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(sorted(parts))
    damage = chance.choice([None, cut, unclosed])
    if damage is None:
        del parts[name]
    else:
        parts[name] = damage(chance, parts[name])
    return zipped(parts)


@pytest.mark.parametrize("seed", range(4))
def test_a_damaged_copy_is_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)
    read = 0
    refused: list[IngestError] = []
    for _ in range(COPIES // 4):
        path = chance.choice(DOCUMENTS)
        data = path.read_bytes()
        office = data.startswith(b"PK")
        damage = chance.choice([cut, without_a_part] if office else [cut, unclosed])
        try:
            ingest(damage(chance, data), name=path.name, options=OPTIONS)
            read += 1
        except IngestError as error:
            refused.append(error)
    assert read
    assert all(error.reason != "account" and tell("zh", error.message) for error in refused)
