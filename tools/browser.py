"""A headless Chromium spoken to by the WebDriver protocol, with Python alone.

For the checks of the HTML report; nothing is asked of the network. Needs ``chromium`` and ``chromedriver``.
"""

import base64
import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.request import Request, urlopen

_CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
_SWITCHES = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-component-update",
    "--disable-background-networking", "--disable-sync", "--disable-dev-shm-usage", "--hide-scrollbars",
    # A report may ask for nothing: let whatever it asks for fail at once.
    "--host-resolver-rules=MAP * ~NOTFOUND",
)  # fmt: skip
_START_SECONDS = 60


def missing() -> str:
    """What is lacking to run a browser; empty where nothing is."""
    lacking = [] if _browser() else ["chromium"]
    return " and ".join([*lacking, *(() if shutil.which("chromedriver") else ("chromedriver",))])


def _browser() -> str | None:
    return next((found for name in _CHROMIUM if (found := shutil.which(name))), None)


class Browser:
    """One window."""

    def __init__(self, address: str) -> None:
        self._address = address

    def __enter__(self) -> "Browser":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ask("DELETE", "")

    def _ask(self, method: str, command: str, **data: Any) -> Any:
        body = json.dumps(data).encode() if method == "POST" else None
        request = Request(self._address + command, body, {"Content-Type": "application/json"}, method=method)
        with urlopen(request, timeout=120) as answer:
            return json.load(answer)["value"]

    def open(self, page: Path | str, width: int = 1400, height: int = 1000) -> None:
        """Show a file, or an address, in a window of that size (CSS pixels)."""
        self._ask("POST", "/window/rect", width=width, height=height)
        self._ask("POST", "/url", url=page.resolve().as_uri() if isinstance(page, Path) else page)

    def run(self, script: str, *arguments: Any) -> Any:
        """What a function body in JavaScript returns."""
        return self._ask("POST", "/execute/sync", script=script, args=list(arguments))

    def wait(self, script: str, *arguments: Any) -> Any:
        """What an asynchronous function body in JavaScript gives its last argument, a callback."""
        return self._ask("POST", "/execute/async", script=script, args=list(arguments))

    def press(self, *keys: str) -> None:
        """Press and release each key."""
        steps = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self._ask("POST", "/actions", actions=[{"type": "key", "id": "keys", "actions": steps}])

    def media(self, **features: str) -> None:
        """Show the page as for ``media="print"``, or for features such as ``prefers_color_scheme="dark"``."""
        told = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items() if name != "media"]
        self._cdp("Emulation.setEmulatedMedia", media=features.get("media", ""), features=told)

    def scripts(self, allowed: bool) -> None:
        """Let the next page run its scripts, or not."""
        self._cdp("Emulation.setScriptExecutionDisabled", value=not allowed)

    def _cdp(self, command: str, **parameters: Any) -> None:
        self._ask("POST", "/goog/cdp/execute", cmd=command, params=parameters)

    def picture(self, path: Path) -> None:
        """Write what the window shows as PNG."""
        path.write_bytes(base64.b64decode(self._ask("GET", "/screenshot")))

    def complaints(self) -> list[str]:
        """What the console was told, such as breaches of the page's security policy."""
        return [entry["message"] for entry in self._ask("POST", "/se/log", type="browser")]


@contextmanager
def browser() -> Iterator[Browser]:
    """A browser for the length of a block.

    Raises:
        RuntimeError: it is not installed, or does not start.
    """
    if lacking := missing():
        raise RuntimeError(f"{lacking} not found")
    command = [shutil.which("chromedriver") or "", "--port=0"]
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as driver,
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile,
    ):
        try:
            with Browser(_session(driver, profile)) as window:
                yield window
        finally:
            driver.terminate()


def _session(driver: "subprocess.Popen[str]", profile: str) -> str:
    """The address of a window that was opened."""
    port = next((m[1] for line in driver.stdout or () if (m := re.search(r"successfully on port (\d+)", line))), None)
    if port is None:
        raise RuntimeError("chromedriver did not start")
    options = {"binary": _browser(), "args": [*_SWITCHES, f"--user-data-dir={profile}"]}
    wanted = {"alwaysMatch": {"goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}}
    body = json.dumps({"capabilities": wanted}).encode()
    request = Request(f"http://127.0.0.1:{port}/session", body, {"Content-Type": "application/json"})
    with urlopen(request, timeout=_START_SECONDS) as answer:
        return f"http://127.0.0.1:{port}/session/{json.load(answer)['value']['sessionId']}"
