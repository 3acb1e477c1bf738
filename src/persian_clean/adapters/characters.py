"""Characters: what cleaning does to single characters, for engines that run no Python.

Guarantees that what is exported does to Persian text without protected tokens (addresses, code,
numbers with separators, passages in other languages …) what ``clean`` does with the config that
``covered`` returns: the rules that replace a character wherever it stands. Words, spaces and
punctuation need more than a table, and are left to ``clean``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final

from persian_clean import RULES, STANDARD
from persian_clean.config import checked_config
from persian_clean.rule import CharRule, PatternRule

if TYPE_CHECKING:
    from collections.abc import Mapping

    from persian_clean import Config

_CLASS: Final = re.compile(r"\[[^\[\]]+\]\+?")
_MOST: Final = 1000
"""Characters of a rule; private use has 137,468, and no table of them is of use."""


def covered(config: Config = STANDARD) -> Config:
    """Return the config of what is exported: the rules that replace single characters.

    Args:
        config: Which rules run.

    Raises:
        TypeError: ``config`` is not a config.

    Examples:
        >>> covered().runs("arabic-yeh"), covered().runs("detached-ha")
        (True, False)
    """
    return replace(
        checked_config(config),
        rules=config.rules & _tables().keys(),
        dates="keep",
        ezafe="keep",
        spellings=frozenset(),
        leave=frozenset(),
    )


def characters(config: Config = STANDARD) -> dict[str, str]:
    """Return what each character that cleaning replaces becomes, for ``str.translate`` and others.

    Args:
        config: Which rules run.

    Raises:
        TypeError: ``config`` is not a config.

    Examples:
        >>> table = characters()
        >>> table["ي"], table["ك"], table.get("ی")
        ('ی', 'ک', None)
    """
    tables = [table for name, table in _tables().items() if checked_config(config).runs(name)]

    def become(text: str) -> str:
        for table in tables:
            text = "".join([table.get(char, char) for char in text])
        return text

    whole = {}
    for char in sorted(set().union(*tables)):
        new = become(become(char))
        if new != char:
            whole[char] = new
    return whole


def icu_transform(config: Config = STANDARD) -> str:
    r"""Return the rules of an ICU transform, as ICU4J, ICU4C, PyICU and ``uconv -x`` take them.

    Args:
        config: Which rules run.

    Raises:
        TypeError: ``config`` is not a config.

    Examples:
        >>> transform = icu_transform(STANDARD.disable("presentation-form")).splitlines()
        >>> r"[\u0664] > \u06F4 ;" in transform
        True
        >>> any(r"\u06CC]" in row for row in transform)
        False
    """
    sources: dict[str, str] = {}
    for char, new in characters(config).items():
        sources[new] = sources.get(new, "") + char
    return "".join(f"[{_icu(old)}] > {_icu(new)} ;\n" for new, old in sources.items())


def lucene_mapping(config: Config = STANDARD) -> str:
    r"""Return the mapping file of Lucene's ``MappingCharFilterFactory``, as Solr reads it.

    Args:
        config: Which rules run; ``SEARCH`` suits an index.

    Raises:
        TypeError: ``config`` is not a config.

    Examples:
        >>> mapping = lucene_mapping().splitlines()
        >>> r'"\u064A" => "\u06CC"' in mapping
        True
        >>> any(row.startswith(r'"\u06CC"') for row in mapping)
        False
    """
    rows = characters(config).items()
    return "".join(f'"{_utf16(char)}" => "{_utf16(new)}"\n' for char, new in rows)


def mapping_char_filter(config: Config = STANDARD) -> dict[str, object]:
    r"""Return the char filter of an OpenSearch or Elasticsearch index, as its settings have it.

    Args:
        config: Which rules run; ``SEARCH`` suits an index.

    Raises:
        TypeError: ``config`` is not a config.

    Examples:
        >>> settings = mapping_char_filter()
        >>> settings["type"], r"\u064A=>\u06CC" in settings["mappings"]
        ('mapping', True)
        >>> r"\u06CC=>\u06CC" in settings["mappings"]
        False
    """
    rows = characters(config).items()
    return {
        "type": "mapping",
        "mappings": [f"{_utf16(char)}=>{_utf16(new)}" for char, new in rows],
    }


@cache
def _tables() -> dict[str, Mapping[str, str]]:
    """Return what the rules do that replace single characters, by their names, in order."""
    every = "".join(map(chr, range(0x110000)))
    tables: dict[str, Mapping[str, str]] = {}
    for rule in RULES:
        if isinstance(rule, CharRule):
            tables[rule.name] = rule.table
        elif isinstance(rule, PatternRule) and _drops_a_class(rule):
            chars = "".join(rule.pattern.findall(every))
            if len(chars) <= _MOST:
                tables[rule.name] = dict.fromkeys(chars, "")
    return tables


def _drops_a_class(rule: PatternRule) -> bool:
    alone = not rule.before and not rule.after and _CLASS.fullmatch(rule.match)
    return bool(alone) and rule.cure == ""


def _icu(text: str) -> str:
    return "".join(
        f"\\u{ord(char):04X}" if ord(char) < 0x10000 else f"\\U{ord(char):08X}" for char in text
    )


def _utf16(text: str) -> str:
    """Write each UTF-16 code unit as an escape, which is what Java reads."""
    units = text.encode("utf-16-be").hex().upper()
    return "".join(f"\\u{units[i : i + 4]}" for i in range(0, len(units), 4))
