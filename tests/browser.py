"""A real browser without a window: headless Chromium, driven by the DevTools protocol through a pipe.

The pipe (``--remote-debugging-pipe``) needs no driver, no port and no package: messages are JSON, each ended
by a zero byte, on the descriptors 3 and 4 of the browser. So it is lighter than selenium, playwright-core
or a web socket, and two browsers never meet.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from itertools import count
from select import select
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PROGRAM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
"""The browser, or None where none is installed."""

_OPTIONS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    "--disable-dev-shm-usage",  # shared memory is small in containers
    "--remote-debugging-pipe",
)

_SECONDS = 30
"""Time in which the browser must say something."""

Answer = dict[str, Any]


class Browser:
    """One browser with one page."""

    def __init__(self, sending: int, receiving: int) -> None:
        """Attach to the page; the descriptors lead to the browser and from it."""
        self._sending, self._receiving, self._rest = sending, receiving, b""
        self._numbers = count(1)
        self._session: dict[str, str] = {}
        self.events: list[Answer] = []
        (target,) = (one for one in self.call("Target.getTargets")["targetInfos"] if one["type"] == "page")
        attached = self.call("Target.attachToTarget", targetId=target["targetId"], flatten=True)
        self._session = {"sessionId": attached["sessionId"]}
        for domain in ("Page", "Network", "Runtime", "Log", "Audits"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **params: object) -> Answer:
        """Return what the browser answers to a command of the protocol."""
        number = next(self._numbers)
        message = {"id": number, "method": method, "params": params} | self._session
        os.write(self._sending, json.dumps(message).encode() + b"\0")
        while True:
            got = self._receive()
            if got.get("id") == number:
                assert "error" not in got, got["error"]
                return dict(got["result"])
            self.events.append(got)

    def _receive(self) -> Answer:
        """Return the next message of the browser."""
        while b"\0" not in self._rest:
            assert select([self._receiving], [], [], _SECONDS)[0], "the browser says nothing"
            chunk = os.read(self._receiving, 1 << 20)
            assert chunk, "the browser is gone"
            self._rest += chunk
        first, _, self._rest = self._rest.partition(b"\0")
        return dict(json.loads(first))

    def open(self, address: str) -> None:
        """Open a page, wait until it is there with all that it asks for, and forget what was noted before."""
        for url in ("about:blank", address):  # or else a new fragment would load nothing
            self.events.clear()
            self.call("Page.navigate", url=url)
            while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
                self.events.append(self._receive())

    def run(self, script: str) -> Any:  # noqa: ANN401  whatever the script returns
        """Return the value of an expression in the page, awaited."""
        got = self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in got, got["exceptionDetails"]
        return got["result"].get("value")

    def scheme(self, name: str) -> None:
        """Let the system be light or dark."""
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": name}])

    def requests(self) -> list[str]:
        """Return the addresses that were asked for since the page was opened."""
        sent = (event for event in self.events if event.get("method") == "Network.requestWillBeSent")
        return [event["params"]["request"]["url"] for event in sent]

    def complaints(self) -> list[str]:
        """Return what the browser says against the page: errors, exceptions, violations of its policy."""
        kinds = ("Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Audits.issueAdded")
        return [json.dumps(event["params"]) for event in self.events if event.get("method") in kinds]

    def picture(self, path: Path, *, width: int, height: int) -> None:
        """Write what the page looks like in a window of that size."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )
        path.write_bytes(base64.b64decode(self.call("Page.captureScreenshot")["data"]))

    def printed(self, path: Path) -> None:
        """Write what comes out of the printer, on the paper that the page asks for."""
        got = self.call("Page.printToPDF", preferCSSPageSize=True, printBackground=False)
        path.write_bytes(base64.b64decode(got["data"]))


@contextmanager
def browser() -> Iterator[Browser]:
    """Start a browser with nothing in its memory, and end it."""
    assert PROGRAM
    to_read, sending = os.pipe()
    receiving, to_write = os.pipe()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        start = f'exec "$0" "$@" 3<&{to_read} 4>&{to_write}'
        program = ["bash", "-c", start, PROGRAM, *_OPTIONS, f"--user-data-dir={folder}", "about:blank"]
        with subprocess.Popen(
            program, pass_fds=(to_read, to_write), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as process:
            os.close(to_read)
            os.close(to_write)
            try:
                yield Browser(sending, receiving)
            finally:
                os.close(sending)
                os.close(receiving)
                process.terminate()
                process.wait(_SECONDS)
