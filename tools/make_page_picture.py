"""Take the pictures of the page for the READMEs in a browser: ``python -m tools.make_page_picture [FOLDER]``.

They show the page that `plancli page` writes of the plan in `make_picture`, three days later by the browser's
clock. Needs Chromium and a font with Chinese characters; run it in the folder above this one.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.browser import browser
from tools.make_picture import DAY, command, environment, record

WIDTH, HEIGHT = 1200, 860

LINE = "page --since 2010-07-01 --to plan.html"

PICTURES = {"en": "page.png", "zh": "page.zh-CN.png"}
"""For each language the name of the picture."""


def main() -> None:
    """Write the pictures."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1] / "docs"
    for lang, name in PICTURES.items():
        take(lang, target / name)


def take(lang: str, target: Path) -> None:
    """Write the picture in a language."""
    opened = datetime.fromisoformat(DAY).replace(tzinfo=UTC) + timedelta(days=3, hours=9)
    with tempfile.TemporaryDirectory() as name, browser() as one:
        folder = Path(name)
        record(folder, lang)
        world = environment(folder, lang)
        subprocess.run(command(LINE), cwd=folder, env=world, check=True, capture_output=True)
        one.call("Emulation.setVirtualTimePolicy", policy="advance", initialVirtualTime=opened.timestamp())
        one.open((folder / "plan.html").as_uri())
        one.picture(target, width=WIDTH, height=HEIGHT)


if __name__ == "__main__":
    main()
