"""Doubts: readings to reject.

Guarantees that no reading is left that would cut a word which is there, or that cannot stand where
it does. Which of the others is the likeliest, is not asked here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from persian_clean.chars import NON_JOINING
from persian_clean.words.affixes import (
    AMBIGUOUS,
    BESIDE_PLURAL,
    FUNCTION_WORDS,
    GLUED_TO,
    LIKE_SILENT,
    SUFFIXES,
    words,
)
from persian_clean.words.forms import KNOWN, NOMINAL, ONE_WORD, folded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from persian_clean.words.forms import Lexicon
    from persian_clean.words.readings import Reading

HERE: Final = ("این", "آن")
INNER_ALEF: Final = re.compile(f"[^{NON_JOINING}]آ")
"""Where a new word begins, hardly ever within one."""
LIKE_PLURALS: Final = words("انتهایی تنهایی آنها")
"""Words that end as plurals do, behind what no list has: «جاموی انتهایی»."""
ALONE: Final = ("تنها", "نهایی")
"""Others, behind what is known or long: «استتنها»."""
GLUED: Final = tuple(GLUED_TO)
RATHER: Final = 3
"""Bins of frequency between a rather likely word and one that it is mistaken for."""
MORE: Final = 2
"""Bins of frequency between a word with a silent he and a noun that is hardly meant then."""
COMMON: Final = 5
"""Bin of frequency of the commonest verbs."""

WITHOUT_PLURAL: Final = frozenset(
    words(
        "باریک برم بیراه بیش پهن پوش پیشین تاییدی تأییدی توش جاودان خارج خوش دان دنبال دیرین "
        "روحی سامان شایع ضایع طبق طویل عتیق غریب فاتح کهن گردون لطیف متروک محارب مرتب مشروط "
        "مضحک معالج مقابل منظوم مهلک مواجه نمای نوح واقع وقف ویران یکسال اصلاحی مبالغ مطالب مکاتب "
        "جویان خواهان گرایان افزون رمزین چلپاس"
    )
)
"""Words that take no «ها», beside nouns with a silent he: «واقعهای» is «واقعه|ای»."""


def plurals(readings: Iterable[Reading]) -> set[tuple[str, ...]]:
    """List what stands before the ending in readings as a plural."""
    return {parts[:-1] for parts, _, _ in readings if SUFFIXES.get(parts[-1]) == "ha"}


def _as_silent(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Read the letters of a plural as a silent he with an ending: «سال|هام», «ساله|ام»."""
    *first, stem, ending = parts
    return (*first, stem + ending[:1], ending[1:])


class Doubts:
    """Knows which readings of a word are none, with the knowledge of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Keep the tables."""
        self._form = lexicon.form
        self._listed = lexicon.listed
        self._names = lexicon.names
        self._pairs = lexicon.pairs
        self._counts = lexicon.counts
        self._participles = lexicon.verbs.participles

    def rest(self, readings: list[Reading], context: str) -> list[Reading]:
        """List the readings that are left, of a word in a context."""
        found = [reading for reading in readings if not self._is_none(reading, context)]
        if not found:
            return found
        if context == "f":  # nothing follows that could stand after an ezafe
            found = [reading for reading in found if not self._lacks_ezafe(reading, found)]
        if context == "o":  # one thing or a number, hence no plural: «هیچ دسته|ای», «سی ساله|ای»
            read = {reading.parts for reading in found}
            found = [reading for reading in found if _as_silent(reading.parts) not in read]
        if context == "h":
            found = [reading for reading in found if SUFFIXES.get(reading.parts[-1]) != "ha"]
        plural = plurals(found)
        if context == "l":  # «رابط|های کاربری»
            found = [r for r in found if not self._is_rather_plural(r.parts, plural)]
        found = self._unbroken(found)
        return [reading for reading in found if not self._is_out_of_place(reading, plural)]

    def _unbroken(self, found: list[Reading]) -> list[Reading]:
        """Strike out compounds that cut a word of the lists: «کمرنگ|تر» and no «کم|رنگتر»."""
        stems = [parts[0] for parts, _, _ in found if len(parts) == 2 and parts[1] in SUFFIXES]
        whole = max((len(stem) for stem in stems if stem in self._listed), default=0)
        return [
            reading
            for reading in found
            if len(reading.parts[0]) >= whole
            or reading.parts[-1] in SUFFIXES
            or reading.gaps != "z"
        ]

    def _is_rather_plural(self, parts: tuple[str, ...], plural: set[tuple[str, ...]]) -> bool:
        """Say whether a silent he with «ای» stands where a plural of a likely noun can."""
        *first, stem, ending = parts
        base = self._form(stem[:-1])
        likely = base.kind in NOMINAL and base.rank > 1
        return ending == "ای" and likely and (*first, stem[:-1]) in plural

    def _is_none(self, reading: Reading, context: str) -> bool:
        """Say whether a reading is of no such word, or of none that may stand there.

        «یکمطلب» has no «یکم», «مرحلهنهایی» no plural of «مرحلهن», «قهوهخانهای» none of «قهوهخان»;
        where an ezafe can follow, «آمدهای» is a plural as it stands; «پیام|رسانهای» has no «رسانه».
        """
        *first, stem, ending = reading.parts
        if context == "p":
            return ending != AMBIGUOUS
        if self._hides_word(reading.parts) or self._parts_word(reading) or self._slips(reading):
            return True
        family = SUFFIXES.get(ending)
        if family == "ha":
            if self._is_no_plural(stem, ending) or (first and self._has_he(first[-1], stem)):
                return True
            likes = ending == AMBIGUOUS or ending in LIKE_SILENT
            return likes and self._form(f"{stem}ه").silent and self._is_plural(stem, first)
        if family == "tar":
            return self._is_no_adjective(stem) or (
                self._form(stem).kind in "?wnNPXp" and self._ends_in_word(stem, ending)
            )
        perfect = ending == "ای" and context in ("a", "e") and stem in self._participles
        return perfect and stem[-2] in NON_JOINING

    def _slips(self, reading: Reading) -> bool:
        """Say whether a part took letters of another, or gave some away.

        «بینیآب» has no «بین|یآب», «روشنشده» no «روش|نشده», «تکمیلگردند» no «تک|میلگردند»,
        «اینجاخالی» no «این جاخالی».
        """
        form = self._form
        first, *_, last = parts = reading.parts
        if first in HERE and parts[1].startswith("جا") and form(parts[1]).rank < MORE:
            return True
        if last == "نشده" and form(f"{parts[-2]}ن").kind == "A":
            return True
        if any(INNER_ALEF.search(part) and form(part).kind == "?" for part in parts):
            return True
        word = "".join(parts)
        return (
            reading.gaps == "z"
            and form(last).kind != "V"
            and form(last).rank < 0
            and any(
                self._is_counted(word[:at]) and self._is_counted(word[at:])
                for at in range(len(first) + 1, len(word) - 3)
            )
        )

    def _is_no_adjective(self, stem: str) -> bool:
        """Say whether nothing is compared: «ترانسمی|تر», «سی|ترین»."""
        form = self._form(stem)
        loan = form.kind == "n" and (len(form.base) < 3 or form.rank < RATHER)
        return form.kind in "?s" or loan or len(stem) < 3

    def _is_no_plural(self, stem: str, ending: str) -> bool:
        """Say whether «ها» is part of something else: «شبیه است», «بچه|اس», «در انتها»."""
        form, other = self._form(stem), self._form(f"{stem}ه")
        if form.has_ezafe(stem):
            return True  # «آرایه|ای» and no «آرای|های»
        if stem not in self._listed and self._hides_plural(f"{stem}{ending}"):
            return True
        if ending in {"هام", "هات"} and (form.kind == "w" or (len(stem) < 3 and form.kind != "N")):
            return True  # «بینگهام», «اسهام»
        heard = not other.silent and (ending == "هاست" or other.rank >= form.rank)  # «مواجهات»
        seldom = form.rank <= 0 < other.rank and (form.rank < 0 or form.kind == "w")
        if f"{stem}ه" in self._listed and (seldom or (heard and f"{stem}ه" not in self._names)):
            return True  # but «میمون|ها», though «میمونه» is a name
        at_home = ending != AMBIGUOUS and other.kind == "V" and other.rank >= max(form.rank, COMMON)
        if at_home and ending.startswith(("هام", "هات", "هاش")):
            return True  # «خونهاش», at home
        doubtful = "?nap" if form.rank < 0 else "?s"
        return form.kind in doubtful and self._ends_in_word(stem, ending)

    def _hides_plural(self, word: str) -> bool:
        """Say whether a word that looks like a plural stands behind another: «استتنها»."""
        if word.endswith(LIKE_PLURALS):
            return True
        befores = [word.removesuffix(end) for end in ALONE if word.endswith(end)]
        return any(
            len(before) > 5 or before in SUFFIXES or self._form(before).kind in KNOWN
            for before in befores
        )

    def _has_he(self, left: str, stem: str) -> bool:
        """Say whether the second word of a settled compound ends in a silent he: «بی|عرضه|ای»."""
        pairs = self._pairs
        with_he = pairs.get(folded(f"{left}|{stem}ه")) in ONE_WORD
        return with_he and pairs.get(folded(f"{left}|{stem}")) not in ONE_WORD

    def _is_plural(self, stem: str, first: list[str]) -> bool:
        """Say whether a word beside one with a silent he takes no plural: «کودکان|ها»."""
        form = self._form(stem)
        if not first and stem in WITHOUT_PLURAL:
            return True
        if form.kind == "P" and self._form(f"{stem}ه").rank >= form.rank + MORE:
            return True  # «نسخ» of «نسخه»
        return stem.endswith("ان") and (form.kind == "P" or stem == f"{form.base}ان")

    def _parts_word(self, reading: Reading) -> bool:
        """Say whether a reading cuts a word in two: «شیراز» of «شیرازهم»; or ends within «است»."""
        *first, _ = reading.parts
        whole = "".join(first[:2])
        word = "".join(reading.parts)
        if first[0] == "و" and len(word) > 6:  # «وارد مشهد» is no «و اردمشهد»
            for at in range(4, len(word) - 2):
                if self._is_counted(word[:at]) and self._form(word[at:]).kind in KNOWN:
                    return True
        return "است" in first or (
            len(first) > 1
            and reading.gaps[0] == "s"
            and whole in self._listed
            and whole not in FUNCTION_WORDS
        )

    def _hides_word(self, parts: tuple[str, ...]) -> bool:
        """Say whether the first part cuts a word that stands behind a function word.

        «یکمطلب» is «یک مطلب» and no «یکم|طلب», «ازمکه» no «ازم که», «تاببینی» no «تاب|بینی».
        """
        first = parts[0]
        if not first.startswith(GLUED):
            return False
        if self._pairs.get(folded("|".join(parts[:2]))) in ONE_WORD:
            return False  # «بهره|گیری» and no «به رهگیری»
        word = "".join(parts)
        return any(
            word[:at] in GLUED_TO and self._is_counted(word[at:]) for at in range(1, len(first))
        )

    def _is_counted(self, word: str) -> bool:
        form = self._form(word)
        known = form.kind == "V" or (word in self._listed and form.kind != "S")
        return known and len(word) > 2 and form.rank > 0

    def _ends_in_word(self, stem: str, ending: str) -> bool:
        """Say whether what looks like an unknown stem and «ها» are two words, or «ه» and «ای»."""
        for at in range(1, len(stem)):
            left, right = stem[:at], stem[at:]
            if left in self._listed or left.endswith("ال") or left == "ب":
                if left not in {"زیر", "هم"} and self._form(right + ending).kind in "ANPXnaps":
                    return True
                silent = self._form(f"{right}ه")
                if len(right) > 2 and silent.silent and f"{right}ه" in self._listed:
                    return True
        return False

    def _lacks_ezafe(self, reading: Reading, found: list[Reading]) -> bool:
        """Say whether a plural with ezafe has another reading: «نامه|ای» for «نام|های»."""
        *first, stem, ending = reading.parts
        other = (*first, f"{stem}ه", "ای")
        if ending != AMBIGUOUS or all(rival.parts != other for rival in found):
            return False
        silent = self._form(f"{stem}ه")
        if silent.kind == "s":
            return False  # «باکتریه» is «باکتری است»
        counts = self._counts
        if counts.get(f"{stem}|{ending}", -1) > counts.get(f"{stem}ه|ای", -1) + MORE:
            return False  # «سالهای که»
        return self._form(stem).rank - silent.rank < RATHER  # «کلاس|های» all the same

    def _is_out_of_place(self, reading: Reading, plural: set[tuple[str, ...]]) -> bool:
        """Say whether a reading cannot stand beside the same letters as a plural, or as no plural.

        «سالهاست» is «سال|هاست» and no «ساله است»; «نشستهایم» is «نشسته|ایم» and no «نشست|هایم»;
        «بچهام» is «بچه|ام», «خانهام» «خانه|ام». What may be either («حافظهام») stays.
        """
        *first, stem, ending = reading.parts
        participles = self._participles
        if ending in BESIDE_PLURAL and (*first, stem[:-1]) in plural:
            base, silent = self._form(stem[:-1]), self._form(stem)
            if stem in participles or ending == "ای":
                return False
            doubtful = ending == "است" or 0 <= silent.rank - base.rank < MORE
            return doubtful if base.kind in NOMINAL else base.rank > silent.rank
        if ending not in LIKE_SILENT:
            return False
        silent = self._form(f"{stem}ه")
        return (f"{stem}ه" in participles and silent.rank >= 0) or (
            silent.silent
            and silent.rank >= max(0, self._form(stem).rank - (silent.kind == "A"))  # «دیوانه|ام»
        )
