"""Take the picture of the page in README in a real browser: ``python -m tools.make_page_picture [FILE]``.

It shows the page that `plancli page` writes of the plan in `make_picture`, three days later by the browser's
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


def main() -> None:
    """Write the picture."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1] / "docs" / "page.png"
    opened = datetime.fromisoformat(DAY).replace(tzinfo=UTC) + timedelta(days=3, hours=9)
    with tempfile.TemporaryDirectory() as name, browser() as one:
        record(Path(name))
        subprocess.run(command(LINE), cwd=name, env=environment(Path(name)), check=True, capture_output=True)
        one.call("Emulation.setVirtualTimePolicy", policy="advance", initialVirtualTime=opened.timestamp())
        one.open((Path(name) / "plan.html").as_uri())
        one.picture(target, width=WIDTH, height=HEIGHT)


if __name__ == "__main__":
    main()
