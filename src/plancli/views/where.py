"""What is said of the files in use?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli.views.page import Fields, Page
from plancli.views.records import SCHEMA, Records

if TYPE_CHECKING:
    from collections.abc import Mapping


def page(files: Mapping[str, str]) -> Page:
    """Return the files in use, each beside its label."""
    return Page((Fields(tuple((label, (path,)) for label, path in files.items())),))


def records(files: Mapping[str, str | None]) -> Records:
    """Return the files in use as one record."""
    return Records("files", tuple(files), (dict(files),), {"schema": SCHEMA}, id_key="plan")
