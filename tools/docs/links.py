"""Links: every link and anchor of the built site leads somewhere, and no page asks another host.

`python tools/docs/links.py [FOLDER]` checks a site that was built before.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

SITE = Path(__file__).parents[2] / "build" / "site"
# Attributes by which a page loads something, rather than leads to it.
LOADS = {
    ("script", "src"),
    ("img", "src"),
    ("source", "src"),
    ("iframe", "src"),
    ("object", "data"),
}


class Page(HTMLParser):
    """The links of a page and the anchors in it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.anchors = {"", "__top"}
        self.links: set[str] = set()
        self.loads: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a tag says."""
        values = {name: value for name, value in attrs if value is not None}
        self.anchors.update(values[name] for name in ("id", "name") if name in values)
        for name in ("href", "src", "data"):
            if name not in values or (name == "data" and tag != "object"):
                continue
            loads = (tag, name) in LOADS
            if tag == "link":
                loads = not {"canonical", "alternate", "prev", "next"} & set(
                    values.get("rel", "").split()
                )
            (self.loads if loads else self.links).add(values[name])


@dataclass
class Found:
    """What a check found."""

    pages: int = 0
    links: int = 0
    elsewhere: set[str] = field(default_factory=set)
    broken: list[str] = field(default_factory=list)

    @property
    def summary(self) -> str:
        """Say it in a line."""
        return (
            f"{self.pages} pages, {self.links} links and anchors, {len(self.broken)} dead; "
            f"{len(self.elsewhere)} to other sites, not followed"
        )


def check(site: Path) -> Found:
    """Check a site.

    Args:
        site: Its folder.
    """
    pages = {path: Page(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")}
    found = Found(pages=len(pages))
    for path, page in sorted(pages.items()):
        if path.name == "404.html":  # its links start from wherever the reader got lost
            continue
        name = path.relative_to(site)
        for link in sorted(page.links | page.loads):
            address, anchor = urldefrag(link)
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                if link in page.loads and parts.scheme != "data":
                    found.broken.append(f"{name}: asks {link}")
                found.elsewhere.add(link)
                continue
            found.links += 1
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if target.is_dir():
                target /= "index.html"
            if not target.is_file() or site.resolve() not in target.resolve().parents:
                found.broken.append(f"{name}: no page for {link}")
            elif target in pages and unquote(anchor) not in pages[target].anchors:
                found.broken.append(f"{name}: no anchor for {link}")
    return found


if __name__ == "__main__":
    found = check(Path(sys.argv[1]) if len(sys.argv) > 1 else SITE)
    print(found.summary)
    sys.exit("\n".join(found.broken) or None)
