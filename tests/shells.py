"""Real shells on a terminal, in which the tabulator is pressed and command lines are run."""

from __future__ import annotations

import contextlib
import os
import pty
import select
import shutil
import signal
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.terminal import FIXED

if TYPE_CHECKING:
    from collections.abc import Callable

PATIENCE_SECONDS = 60.0
BASH_COMPLETION = Path("/usr/share/bash-completion/bash_completion")

STANDS_IN = """#!/bin/sh
# Answers shells and gives scripts as plancli does; the arguments of other command lines are kept to be read.
case "$_PLANCLI_COMPLETE$1" in
    offer_* | --*-completion) exec {plancli} "$@" ;;
esac
printf '%s\\0' "$@" >"$HOME/received.new"
mv "$HOME/received.new" "$HOME/received"
"""

READY = "<ready>"
_IN_BASH = "PS1='> '\nPROMPT_COMMAND='echo \"<rea\"\"dy>\"'\n"


class Kind(NamedTuple):
    """A shell, with what its start-up file says so that the test sees when it waits for a command."""

    program: str
    rc: str
    text: str
    needs: Path | None = None
    quotes: tuple[str, ...] = ('"', "'", "$'")

    @property
    def lacks(self) -> str:
        """What is not installed on this machine, if anything."""
        if shutil.which(self.program) is None:
            return self.program
        return "" if self.needs is None or self.needs.exists() else str(self.needs)


KINDS = {
    "bash": Kind("bash", ".bashrc", _IN_BASH),
    "bash-completion": Kind("bash", ".bashrc", f"{_IN_BASH}. {BASH_COMPLETION}\n", BASH_COMPLETION),
    "zsh": Kind("zsh", ".zshrc", "PS1='> '\nprecmd() { echo '<rea''dy>' }\n"),
    "fish": Kind(
        "fish",
        ".config/fish/config.fish",
        "set fish_greeting\n"
        "function fish_prompt; echo '> '; end\n"
        "function ready --on-event fish_prompt; echo '<rea''dy>'; end\n",
        quotes=('"', "'"),
    ),
}


class Shell:
    """An interactive shell that completes plancli as `plancli --install-completion` makes it."""

    def __init__(self, kind: Kind, home: Path) -> None:
        """Install plancli and its completion in a home of their own, and start the shell there."""
        self.kind, self.home = kind, home
        program = home / "bin" / "plancli"
        own, _, others = FIXED["PATH"].partition(os.pathsep)
        self.world = FIXED | {
            "HOME": str(home),
            "PATH": os.pathsep.join((str(program.parent), own, others)),
            "XDG_CACHE_HOME": str(home / ".cache"),
        }
        program.parent.mkdir(parents=True)
        program.write_text(STANDS_IN.format(plancli=Path(own) / "plancli"), encoding="utf-8")
        program.chmod(0o755)
        rc = home / kind.rc
        rc.parent.mkdir(parents=True, exist_ok=True)
        rc.write_text(kind.text, encoding="utf-8")
        install = [kind.program, "-c", "plancli --install-completion; true"]
        subprocess.run(install, cwd=home, env=self.world, check=True, capture_output=True)
        self._start()

    def _start(self) -> None:
        """Start the shell, and wait until it is ready."""
        self.shown = ""
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.chdir(self.home)
            os.execvpe(self.kind.program, [self.kind.program, "-i"], self.world)
        self.wait(lambda: READY in self.shown)

    def type(self, keys: str) -> None:
        """Press keys."""
        os.write(self.terminal, keys.encode())

    def wait(self, is_so: Callable[[], bool]) -> None:
        """Look at the screen until something is so; where it never is, start anew and fail."""
        end = time.monotonic() + PATIENCE_SECONDS
        while not is_so():
            if time.monotonic() > end:
                shown = self.shown
                self.close()
                self._start()
                raise AssertionError(shown[-2000:])
            if select.select([self.terminal], [], [], 0.02)[0]:
                self.shown += os.read(self.terminal, 65536).decode(errors="replace")

    def received(self, keys: str) -> list[str]:
        """Return the arguments that plancli gets when keys and then Enter are pressed."""
        received = self.home / "received"
        count = self.shown.count(READY)
        self.type(f"{keys}\r")
        self.wait(lambda: received.exists() and self.shown.count(READY) > count)
        arguments = received.read_bytes().decode().split("\0")[:-1]
        received.unlink()
        return arguments

    def close(self) -> None:
        """End the shell."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.terminal)
