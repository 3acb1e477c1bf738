"""The built site, served from this machine, in headless Chromium."""

from __future__ import annotations

import shutil
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page, Request

SITE: Final = Path(__file__).parents[2] / "build" / "site"
CHROMIUM: Final = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
)
FLAGS: Final = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class _Files(SimpleHTTPRequestHandler):
    extensions_map: Final = {  # type: ignore[misc]
        **SimpleHTTPRequestHandler.extensions_map,
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
    }

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Serve the site and return its address."""
    if not SITE.exists():
        pytest.skip("needs the site: make docs")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Files, directory=SITE)) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the browser."""
    api = pytest.importorskip("playwright.sync_api")
    if not CHROMIUM:
        pytest.skip("needs Chromium: apt-get install chromium")
    with api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def context(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """Return what all tabs share, so that Python is fetched and compiled once."""
    shared = browser.new_context(
        base_url=address, permissions=["clipboard-read", "clipboard-write"], locale="en-GB"
    )
    yield shared
    shared.close()


@pytest.fixture
def tab(context: BrowserContext, address: str) -> Iterator[Page]:
    """Return a page that fails on any error, and on anything it asks of another host."""
    wrong: list[str] = []
    opened = context.new_page()
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)

    def watch(request: Request) -> None:
        if not request.url.startswith((address, "blob:", "data:")):
            wrong.append(request.url)

    context.on("request", watch)
    yield opened
    opened.close()
    context.remove_listener("request", watch)
    assert wrong == []
