"""Recurring days: those that come every year, and those called the day of someone or something."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from persian_clean.chars import ZWNJ
from persian_clean.dates.neighbours import NAMED_DAYS, RECURRING
from persian_clean.dates.spelling import GAP, LETTER, REACH, WORD_END, WORD_START, alternatives


class _Patterns(NamedTuple):
    """What is looked for on either side of a day.

    Attributes:
        today: «امروز» before it: this one is meant.
        always_before: «هر سال» before it.
        always_behind: «هر سال» behind it.
        called: «روز معلم است» behind it.
        named: «روز معلم» before it.
        day_of: «روز سعدی،» before it, at the start of a sentence.
        is_so: «است» behind it.
    """

    today: re.Pattern[str]
    always_before: re.Pattern[str]
    always_behind: re.Pattern[str]
    called: re.Pattern[str]
    named: re.Pattern[str]
    day_of: re.Pattern[str]
    is_so: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    always = f"{WORD_START}(?:{alternatives(RECURRING.split())}){WORD_END}"
    names = alternatives(NAMED_DAYS.split())
    named = f"روز(?:های)?{GAP}(?:{names})(?:ی|ان)?{WORD_END}(?:[ {ZWNJ}]{{1,2}}{LETTER}+){{0,6}}"
    equal_to = f"(?:برابر|مصادف|مطابق){GAP}(?:است{GAP})?با{GAP}"
    is_so = f"است|میباشد|می{GAP}باشد"
    return _Patterns(
        today=re.compile(f"{WORD_START}(?:امروز|دیروز|فردا){GAP}[،,]?{GAP}(?:{LETTER}+{GAP})?$"),
        always_before=re.compile(f"{always}[^.؛؟!]{{0,20}}$"),
        always_behind=re.compile(f".{{0,10}}?{always}"),
        called=re.compile(
            f"{GAP}[،,(]?{GAP}(?:را{GAP})?(?:به{GAP}(?:عنوان|نام){GAP}|{equal_to})?{named}"
            f"{GAP}[،,)]?{GAP}(?:{is_so}|هست|نام|گرامی|شناخته|خوانده|$)"
        ),
        named=re.compile(f"{WORD_START}{named}{GAP}[،,]?{GAP}(?:{equal_to})?$"),
        day_of=re.compile(f"(?:^|[.؛؟!:«]){GAP}روز(?: {LETTER}+){{1,3}}[،,]{GAP}$"),
        is_so=re.compile(f"{GAP}(?:{is_so}){WORD_END}"),
    )


def recurs(line: str, start: int, end: int) -> bool:
    """Tell whether a day comes every year, or is called the day of someone or something.

    Args:
        line: A folded line.
        start: Where the day starts.
        end: Where it ends.
    """
    patterns = _patterns()
    before, behind = line[max(0, start - REACH) : start], line[end : end + 2 * REACH]
    if patterns.today.search(before):
        return False
    if patterns.always_before.search(before) or patterns.always_behind.match(behind):
        return True
    if patterns.called.match(behind):
        return True
    return patterns.is_so.match(behind) is not None and (
        patterns.named.search(before) is not None or patterns.day_of.search(before) is not None
    )
