"""Render the pictures that open the READMEs from real output: ``python tools/make_picture.py [FOLDER]``.

The commands run in a pseudo-terminal, on a copy of the 2010 plan with a few entries recorded, and what they
print becomes `docs/plancli.svg`, in Chinese `docs/plancli.zh-CN.svg`. It runs wherever Python has the module
`pty`.
"""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
import tempfile
from html import escape, unescape
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

COLUMNS = 96
DAY = "2010-07-20"

RECORDED = (
    "done 14 --on 2010-03-30",
    "done 8 --on 2010-04-28",
    "done 10 --on 2010-05-19",
    "done 23 --on 2010-06-08",
    "done 11 18 --on 2010-06-29",
    "report 9 --percent 60 --on 2010-06-21",
    "report 20 --percent 20 --on 2010-07-02",
    "report 24 --percent 55 --on 2010-07-06",
    "done 30 --on 2010-06-11",
    "extend 20 次年3月底前 --reason 需征求意见 --on 2010-07-14",
    "start 31 --on 2010-05-04",
    "start 12 16 22 25 --on 2010-07-01",
)
"""What was recorded before the picture was taken."""

SHOWN = ("plancli", "plancli timeline --section 1,2,5")
"""The commands in the picture."""

FONTS = (
    "'Fira Code', 'Sarasa Mono SC', 'Noto Sans Mono CJK SC', 'Microsoft YaHei', Menlo, Consolas, monospace"
)

SVG = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
    <style>
    .{unique_id}-matrix {{ font-family: FONTS; font-size: {char_height}px; line-height: {line_height}px; }}
    .{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: sans-serif; }}
    {styles}
    </style>
    <defs>
    <clipPath id="{unique_id}-clip-terminal">
      <rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
    </clipPath>
    {lines}
    </defs>
    {chrome}
    <g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
    {backgrounds}
    <g class="{unique_id}-matrix">
    {matrix}
    </g>
    </g>
</svg>
""".replace("FONTS", FONTS)
"""Rich's frame without the fonts it would fetch from elsewhere; any font with Chinese characters will do."""


def environment(folder: Path, lang: str) -> dict[str, str]:
    """Return an environment in which the day, the plan, the language and the width are fixed."""
    return os.environ | {
        "COLUMNS": str(COLUMNS),
        "PLANCLI_AS_OF": DAY,
        "PLANCLI_LANG": lang,
        "PLANCLI_PLAN": str(folder / "plan2010.toml"),
        "TERM": "xterm-256color",
        "NO_COLOR": "",
        "PAGER": "cat",
    }


def command(line: str) -> list[str]:
    """Return the arguments with which a command line runs in this Python."""
    return [sys.executable, "-m", "plancli", *line.split()]


def record(folder: Path, lang: str) -> None:
    """Copy the plan into the folder and record what the picture is to show."""
    for line in ("init --example", *RECORDED):
        subprocess.run(
            command(line), cwd=folder, env=environment(folder, lang), check=True, capture_output=True
        )


def screen(line: str, folder: Path, lang: str) -> str:
    """Return what a command prints on a terminal, escape sequences included."""
    reader, writer = pty.openpty()
    with subprocess.Popen(command(line), cwd=folder, env=environment(folder, lang), stdout=writer) as process:
        os.close(writer)
        printed = b"".join(iter(lambda: _read(reader), b""))
    os.close(reader)
    if process.returncode:
        raise SystemExit(process.returncode)
    return printed.decode().replace("\r\n", "\n")


def _read(reader: int) -> bytes:
    """Return the next bytes of a pseudo-terminal, none at its end."""
    try:
        return os.read(reader, 65536)
    except OSError:  # Linux says EIO where others say end of file
        return b""


def spaced(svg: str) -> str:
    """Return the picture with every run of wide or narrow characters in its own place.

    Rich counts a Chinese character as one cell when it says how long a text is to be drawn.
    """
    return _TEXT.sub(_runs, svg)


_CELL = 12.2
"""Width of a cell in Rich's frame."""

_TEXT = re.compile(
    '<text class="([^"]+)" x="([^"]+)" y="([^"]+)" textLength="[^"]+" clip-path="([^"]+)">(.*?)</text>'
)

_RUN = re.compile("[\u2e80-\uffef]+|[^\u2e80-\uffef]+")


def _runs(match: re.Match[str]) -> str:
    """Return a text as one element for each run, which begins and ends where its cells do."""
    style, left, y, clip, content = match.groups()
    x = float(left)
    elements = []
    for run in _RUN.findall(unescape(content)):
        length = _CELL * cell_len(run)
        if run.strip():
            elements.append(
                f'<text class="{style}" x="{x:g}" y="{y}" textLength="{length:g}" clip-path="{clip}">'
                f"{escape(run).replace(chr(0xA0), '&#160;')}</text>"
            )
        x += length
    return "".join(elements)


PICTURES = {"en": ("plancli.svg", "plancli, as of"), "zh": ("plancli.zh-CN.svg", "plancli，截至")}
"""For each language the name of the picture, and what stands above it."""


def main() -> None:
    """Write the pictures."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1] / "docs"
    for lang, (name, title) in PICTURES.items():
        (target / name).write_text(picture(lang, f"{title} {DAY}"), encoding="utf-8")


def picture(lang: str, title: str) -> str:
    """Return the picture in a language."""
    with tempfile.TemporaryDirectory() as name, Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        record(Path(name), lang)
        console = Console(
            record=True, width=COLUMNS, file=nowhere, force_terminal=True, color_system="standard"
        )
        for number, shown in enumerate(SHOWN):
            console.print(Text("\n$ " if number else "$ ", "green") + Text(shown, "bold"))
            console.print(Text.from_ansi(screen(shown.removeprefix("plancli"), Path(name), lang)))
    return spaced(console.export_svg(title=title, code_format=SVG, unique_id="plancli"))


if __name__ == "__main__":
    main()
