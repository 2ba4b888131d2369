"""docs/reference.md names every placeholder, as the program knows them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plancli.views import circular, slip
from plancli.views.official import placeholder

if TYPE_CHECKING:
    from collections.abc import Iterator

REFERENCE = Path(__file__).parents[1] / "docs" / "reference.md"


def table(keys: tuple[str, ...]) -> Iterator[str]:
    """Yield the lines of a table of placeholders."""
    yield "| in Chinese | in English |"
    yield "| --- | --- |"
    for key in keys:
        yield f"| `{placeholder(key, 'zh')}` | `{placeholder(key, 'en')}` |"


@pytest.mark.parametrize(
    ("heading", "keys"), [("### Of a circular", circular.KEYS), ("### Of a slip", slip.KEYS)]
)
def test_every_placeholder_is_listed_in_both_languages(heading: str, keys: tuple[str, ...]) -> None:
    """A name that is added, renamed or dropped fails here, with the lines that belong there."""
    text = REFERENCE.read_text(encoding="utf-8").partition(heading)[2].partition("\n#")[0]
    lines = [line for line in text.splitlines() if line.startswith("|")]
    assert lines == list(table(keys))
