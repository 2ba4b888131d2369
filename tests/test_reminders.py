"""docs/reminders.md is true: each recipe is run as it stands, mail program and robot on this machine."""

from __future__ import annotations

import json
import re
import shutil
import stat
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import PLAN_2010, ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT = (ROOT / "docs" / "reminders.md").read_text(encoding="utf-8")

LATE_DAY, QUIET_DAY = "2010-07-15", "2010-02-10"
"""A day on which something is to be asked about, and one on which nothing is late or due."""

MAIL = """#!/bin/sh
{ printf '%s\\n' "$@"; cat; } >>"$MAILED"
"""
"""A program that takes mail as `mail` does, and keeps it."""


def blocks(language: str, heading: str) -> list[str]:
    """Return the blocks of a language below a heading."""
    part = TEXT.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return re.findall(rf"```{language}\n(.*?)```", part, re.DOTALL)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with the plan, the scripts of the page and a mail program."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "plan2010.toml").write_bytes(PLAN_2010.read_bytes())
    write_program(tmp_path / "bin" / "mail", MAIL)
    write_program(tmp_path / "remind.sh", blocks("sh", "One script for all")[0])
    write_program(tmp_path / "send.sh", blocks("sh", "Mail")[0])
    write_program(tmp_path / "chat.sh", blocks("sh", "Chat robots")[0])
    return tmp_path


def write_program(path: Path, text: str) -> None:
    """Write a program that may be run."""
    path.write_text(text, encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def world(desk: Path, day: str, **more: str) -> dict[str, str]:
    """Return the environment of a recipe: plan, day, language, and where its programs are."""
    return {
        "PATH": f"{desk / 'bin'}:{Path(sys.executable).parent}:/usr/bin:/bin",
        "PLANCLI_PLAN": str(desk / "plan2010.toml"),
        "PLANCLI_AS_OF": day,
        "PLANCLI_LANG": "zh",
        "XDG_CACHE_HOME": str(desk / "cache"),
        "MAILED": str(desk / "mailed"),
    } | more


def run(desk: Path, *command: str, day: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a recipe and return what it did."""
    return subprocess.run(
        command,
        cwd=desk,
        env=world(desk, day, **more),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


ASK = "14 开展地方国资委产权管理工作调研（产权管理局）初定3月，已过106天"


def test_a_line_a_task_and_an_exit_code(desk: Path) -> None:
    line = re.findall(r"```sh\n(plancli .*)\n```", TEXT)[0]
    late, quiet = (run(desk, "sh", "-c", line, day=day) for day in (LATE_DAY, QUIET_DAY))
    assert (late.returncode, ASK in late.stdout.splitlines()) == (1, True)
    assert (quiet.returncode, quiet.stdout) == (0, "")


@pytest.mark.parametrize(("day", "code"), [(LATE_DAY, 1), (QUIET_DAY, 0)])
def test_the_script_tells_what_there_is(desk: Path, day: str, code: int) -> None:
    ran = run(desk, "./remind.sh", day=day)
    assert ran.returncode == code
    assert bool(ran.stdout) is bool(code)


def test_the_script_ends_with_what_is_wrong(desk: Path) -> None:
    (desk / "plan2010.toml").unlink()
    ran = run(desk, "./remind.sh", day=LATE_DAY)
    assert (ran.returncode, ran.stdout) == (3, "")
    assert "plan2010.toml" in ran.stderr


def test_cron_prints_what_it_mails(desk: Path) -> None:
    """Each line of the table, in an environment that has only what the table says."""
    (table,) = blocks("crontab", "cron")
    lines = table.splitlines()
    variables = dict(line.split("=", 1) for line in lines if re.match(r"[A-Z_]+=", line))
    moved = {"/srv/plan": str(desk), "/opt/plancli/bin": str(Path(sys.executable).parent)}
    for old, new in moved.items():
        variables = {name: value.replace(old, new) for name, value in variables.items()}
    commands = [
        re.sub(r"^(?:\S+\s+){5}", "", line).replace("/srv/plan", str(desk))
        for line in lines
        if "plancli " in line
    ]
    assert len(commands) == 3
    del variables["MAILTO"]
    printed = {}
    for day in (LATE_DAY, QUIET_DAY):
        extra = {"PLANCLI_AS_OF": day, "XDG_CACHE_HOME": str(desk / "cache")}
        ran = [
            subprocess.run(
                ["/bin/sh", "-c", one], env=variables | extra, capture_output=True, text=True, check=True
            )
            for one in commands
        ]
        printed[day] = [one.stdout + one.stderr for one in ran]
    assert ASK in printed[LATE_DAY][0]
    assert printed[QUIET_DAY] == ["", "", ""]
    assert (desk / "share.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not installed")
def test_systemd_takes_the_units(desk: Path) -> None:
    for text in blocks("ini", "systemd"):
        name = text.splitlines()[0].removeprefix("# ")
        moved = text.replace("/srv/plan/send.sh", str(desk / "send.sh"))
        (desk / name).write_text(moved, encoding="utf-8")
    ran = subprocess.run(
        ["systemd-analyze", "verify", "./plan-remind.timer", "./plan-remind.service"],
        cwd=desk, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert [line for line in ran.stderr.splitlines() if "plan-remind" in line] == []
    assert ran.returncode == 0, ran.stderr
    ran = subprocess.run(
        ["systemd-analyze", "calendar", "Mon..Fri 08:30"], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0


def test_mail_goes_out_when_there_is_something(desk: Path) -> None:
    assert run(desk, "./send.sh", day=QUIET_DAY).returncode == 0
    assert not (desk / "mailed").exists()
    assert run(desk, "./send.sh", day=LATE_DAY).returncode == 0
    option, subject, address, *lines = (desk / "mailed").read_text(encoding="utf-8").splitlines()
    assert (option, subject[:5], address) == ("-s", "督办提醒 ", "office@example.org")
    assert ASK in lines


def test_mail_says_when_the_question_could_not_be_answered(desk: Path) -> None:
    (desk / "plan2010.toml").unlink()
    run(desk, "./send.sh", day=LATE_DAY)
    mailed = (desk / "mailed").read_text(encoding="utf-8")
    assert "督办提醒未能运行" in mailed
    assert "plan2010.toml" in mailed


@pytest.fixture
def robot() -> Iterator[tuple[str, list[bytes]]]:
    """A server on this machine that takes messages as a robot does: its address, and what it got."""
    got: list[bytes] = []

    class Robot(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            got.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b'{"errcode":0,"errmsg":"ok"}')

        def log_message(self, *_args: object) -> None:
            """Print nothing."""

    with HTTPServer(("127.0.0.1", 0), Robot) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/send?key=1", got
        finally:
            server.shutdown()
            thread.join()


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is not installed")
def test_a_robot_gets_the_lines(desk: Path, robot: tuple[str, list[bytes]]) -> None:
    address, got = robot
    quiet = run(desk, "./chat.sh", day=QUIET_DAY, ROBOT=address)
    assert (quiet.returncode, got) == (0, [])
    told = run(desk, "./chat.sh", day=LATE_DAY, ROBOT=address)
    assert told.returncode == 0, told.stderr
    message = json.loads(got[0])
    assert message["msgtype"] == "text"
    first, *lines = message["text"]["content"].splitlines()
    assert first == "督办提醒"
    assert ASK in lines


def test_calendars_are_written(desk: Path) -> None:
    for line in blocks("sh", "Calendars")[0].splitlines():
        assert run(desk, "sh", "-c", line, day=LATE_DAY).returncode == 0
    assert b"BEGIN:VALARM" in (desk / "plan.ics").read_bytes()
    assert (desk / "unit.ics").read_bytes().count(b"BEGIN:VTODO") == 3


def test_every_recipe_is_tried_here() -> None:
    """But for that of Windows, as the page says."""
    tried = {"One script for all", "cron", "systemd", "Mail", "Chat robots", "Calendars"}
    assert set(re.findall(r"^## (.*)$", TEXT, re.MULTILINE)) == tried | {"Windows Task Scheduler"}


def test_every_option_in_the_windows_recipe_is_one_that_is_tried() -> None:
    """What cannot be run here at least asks in words that were."""
    windows = " ".join(blocks("powershell", "Windows Task Scheduler"))
    assert set(re.findall(r" (--?[a-z][a-z-]*)", windows.split("plancli.exe")[1].split(")")[0])) <= {
        "-n",
        "-o",
        "--exit-code",
    }
