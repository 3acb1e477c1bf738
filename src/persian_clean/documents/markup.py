"""Markup: what the tags of HTML do to the text around them, in HTML, Markdown and messages.

Guarantees that text within elements that hold no prose is one token.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from persian_clean.documents.languages import is_other_language

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from persian_clean.documents.prose import Prose


def _between(opening: str, closing: str) -> str:
    """Return a pattern of what stands between two signs; the nearest ones, as others do nothing."""
    return f"{opening}(?:(?!{opening}|{closing}).)*+{closing}"


_CODE_TAGS: Final = (
    "highlight|code|codeblock|raw|verbatim|comment|math|katex|latex|mermaid|plantuml|schema|"
    "javascript|stylesheet|style|blocktranslate|blocktrans|trans"
)
"""Tags of template engines around what is no prose, or is looked up in a catalogue as it stands."""


def _around(name: str, opening: str, closing: str) -> str:
    """Return a pattern of a tag with all up to the one that closes it.

    Args:
        name: What to call the group that holds the name of the tag.
        opening: What a tag begins with.
        closing: What stands before the name in the tag that closes it.
    """
    begins, ends = rf"{opening}(?P={name})\b", rf"{closing}(?P={name})\b"
    inside = rf"(?:[^{{]|(?!{begins}|{ends})\{{)*+"
    return rf"{opening}(?P<{name}>{_CODE_TAGS})\b{inside}{ends}[^{{}}]*\}}+"


_IN_BRACKETS: Final = r"\((?:[^()\n]|\([^()\n]*\))*+\)"
_NO_BREAK_SPACE: Final = r"(?:&nbsp;|&#160;|&#[xX][aA]0;|\N{NO-BREAK SPACE})"
TEMPLATE: Final = re.compile(
    "|".join(
        (
            _around("tag", r"\{%[-+]?\s*", r"\{%[-+]?\s*end"),
            _around("shortcode", r"\{\{[<%]\s*", r"\{\{[<%]\s*/\s*"),
            _between(r"\{\{", r"\}\}"),
            _between(r"\{%", r"%\}"),
            _between(r"<\?", r"\?>"),
            _between("<%", "%>"),
            _between(r"\{!", r"!\}"),
            r"\$\{[^{}\n]*\}",
            rf"@(?:[A-Za-z][\w.]*|(?:(?:else +)?if|for|switch|case) ){_IN_BRACKETS}",
            rf"{_NO_BREAK_SPACE}(?: *{_NO_BREAK_SPACE})+",
        )
    ),
    re.DOTALL,
)
"""Jinja, Django, Liquid, Handlebars, Hugo, Vue; PHP; ERB, EJS, JSP; Blade; template literals; what
Blade, Razor and Angular do behind an at sign. Also rows of no-break spaces, which keep things apart
on the page and no words."""

INLINE: Final = frozenset(
    "a abbr acronym b bdi bdo big cite data del dfn em font i ins mark nobr q s small span strike "
    "strong time tt u".split()
)
"""Elements that words go through."""

ASIDE: Final = frozenset("sup sub ruby rt".split())
"""Elements in a line whose text is apart from it."""

BLOCK: Final = frozenset(
    "address article aside base blockquote body button caption center col colgroup dd details "
    "dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 "
    "head header hgroup hr html label legend li link main menu meta nav noscript ol optgroup "
    "option p param search section select source summary table tbody td template text tfoot th "
    "thead title tr track ul".split()
)
"""Elements that are a stretch of text of their own; others stand in a line, apart from words."""

CODE: Final = frozenset(
    "code kbd samp var math script style textarea noembed noframes xmp listing plaintext "
    "pre".split()
)
"""Elements that hold no prose."""

_BLOCK_CODE: Final = frozenset("pre script style textarea xmp listing plaintext".split())
_VOID: Final = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()
)
_UNNESTED: Final = frozenset("p option dt dd h1 h2 h3 h4 h5 h6".split())


class Tags:
    """Follows the tags of a document and tells its prose what they mean.

    Attributes:
        within: The element without prose that what comes now is in, once for each such element
            that is open.
    """

    def __init__(self, prose: Prose, within: Sequence[str] = ()) -> None:
        self._prose = prose
        self.within = list(within)
        self._start = 0

    @property
    def skips(self) -> bool:
        """Whether what comes now is in an element without prose."""
        return bool(self.within)

    def open(self, name: str, start: int, end: int, attributes: Mapping[str, str]) -> None:
        """Take the tag that begins an element."""
        prose = self._prose
        if self.within and not self._ends_before(name, start):
            return
        if name in CODE or (name not in _VOID and _is_kept(attributes)):
            self.within, self._start = [name], start
            if name in _BLOCK_CODE or name not in INLINE | CODE:
                prose.block(name)
        elif name in INLINE:
            prose.opening(start)
        elif name == "br":
            prose.line(start, end)
        elif name in ASIDE:
            prose.enter()
        elif name in BLOCK:
            prose.block(name)
        elif name in _VOID or prose.source[end - 2] == "/":
            prose.token(start, end)
        else:
            prose.opening(start, apart=True)

    def _ends_before(self, name: str, start: int) -> bool:
        """Take a tag in an element without prose; tell whether that ends where the tag begins."""
        if name != self.within[0]:
            return False
        if name not in _UNNESTED:
            self.within.append(name)
            return False
        self.within.clear()
        self._leave(name, start)
        return True

    def close(self, name: str, end: int) -> None:
        """Take the tag that ends an element."""
        prose = self._prose
        if self.within:
            if name == self.within[0]:
                self.within.pop()
                if not self.within:
                    self._leave(name, end)
        elif name in INLINE:
            prose.closing(end)
        elif name in ASIDE:
            prose.leave()
            prose.note(end)
        elif name in BLOCK:
            prose.block(f"/{name}")
        elif name != "br":
            prose.closing(end, apart=True)

    def _leave(self, name: str, end: int) -> None:
        if name in _BLOCK_CODE or name not in INLINE | CODE:
            self._prose.block()
        else:
            self._prose.token(self._start, end)


def _is_kept(attributes: Mapping[str, str]) -> bool:
    """Tell whether an element says that its text is to be left alone."""
    return (
        attributes.get("translate") == "no"
        or "notranslate" in attributes.get("class", "").split()
        or is_other_language(attributes.get("xml:lang") or attributes.get("lang"))
    )
