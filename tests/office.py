"""LibreOffice, where it is installed: saves workbooks in other formats, and prints them."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

SOFFICE = shutil.which("soffice")

needs_libreoffice = pytest.mark.skipif(
    SOFFICE is None, reason="LibreOffice is not installed (Debian: libreoffice-calc-nogui)"
)


def converted(paths: Iterable[Path], suffix: str, folder: Path) -> dict[str, Path]:
    """Save workbooks in another format with LibreOffice; returns the new files by the names of the old."""
    paths = list(paths)
    profile = folder / "profile"
    out = folder / suffix
    command = [SOFFICE or "soffice", "--headless", f"-env:UserInstallation={profile.as_uri()}"]
    command += ["--convert-to", suffix, "--outdir", str(out), *map(str, paths)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return {path.name: out / f"{path.stem}.{suffix}" for path in paths}
