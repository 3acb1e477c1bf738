"""Readings: the ways in which a word without a gap may be several parts.

Guarantees that a part is a word that is known, or the stem of an ending; and that an ending is read
only on a stem that takes it. How likely a reading is, is not asked here.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from persian_clean.chars import NON_JOINING
from persian_clean.words.affixes import (
    AMBIGUOUS,
    BESIDE_PLURAL,
    COMBINING,
    FUNCTION_WORDS,
    GLUED_TO,
    HARA,
    MEASURES,
    SUFFIXES,
    words,
)
from persian_clean.words.choices import PARTICIPLES
from persian_clean.words.doubts import COMMON, RATHER, Doubts, plurals
from persian_clean.words.forms import KNOWN, LONGEST, NOMINAL, ONE_WORD, folded
from persian_clean.words.memo import Memo
from persian_clean.words.model import MI, STARTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from persian_clean.words.forms import Form
    from persian_clean.words.model import Features, Model

ENDS: Final = tuple(SUFFIXES)
LONGEST_ENDING: Final = max(map(len, SUFFIXES))

NOT_BEEN: Final = words("نبود نبودم نبودن نبودند نشد نشدم نشدن نشدند")
"""Verbs that have lost the space before them, beside which «ن» is no end: «بدنبود»."""
FUTURES: Final = frozenset(words("خواهم خواهد خواهیم خواهید خواهند"))
"""What a future begins with, and compounds of «خواه» look like."""
OUR: Final = ("مان", "تان", "شان")
NEVER_JOINED_TO_HE: Final = words("ام ای ایم اید اند ات اش است")
"""What cannot stand joined to a silent he."""
HEH_WORDS: Final = frozenset(words("هم هست همان همه"))
"""Words that the end of one with a silent he looks like: «هفته|ست», «دسته|مان»."""
MUCH: Final = 4
"""Bins of frequency between a likely word and one that it is mistaken for: two decades."""


class Reading(NamedTuple):
    """A word as several parts.

    Attributes:
        parts: The parts.
        gaps: What stands between them: z for ZWNJ, s for a space.
        features: What the model weighs.
    """

    parts: tuple[str, ...]
    gaps: str
    features: Features


class Reader:
    """Lists the readings of words, with the knowledge of one model."""

    def __init__(self, model: Model) -> None:
        """Keep the tables."""
        self._model = model
        self._lexicon = model.lexicon
        self._form = model.lexicon.form
        self._listed = model.lexicon.listed
        self._functions = {w for w in FUNCTION_WORDS if self._listed.get(w, "S")[0] == "F"}
        self._doubts = Doubts(model.lexicon)
        self._participles = model.lexicon.verbs.participles
        self._infinitives = model.lexicon.verbs.infinitives
        self._follows_mi = model.lexicon.verbs.follows_mi
        self._tails = Memo(self._list_tails, 2_000).__getitem__
        # A word that is ambiguous is asked about in each context, one after the other.
        self._all = Memo(self._list_all, 100).__getitem__

    def may_be_cut(self, word: str, form: Form) -> bool:
        """Say whether a word is not known as it stands, or may be cut all the same.

        What reads as a noun with an ending may be «می» and a verb; or a silent he with an ending,
        where that is much likelier: «آمادهایم» is «آماده» and «ایم», «کردهاند» no «کردها».
        """
        if not 3 < len(word) < LONGEST:
            return False
        if form.kind in "?w":
            return True
        if form.kind not in "anpxs":
            return False
        if word.startswith(STARTS) and self._is_rather_a_verb(word, form):
            return True
        return self._is_rare(word, form)

    def _is_rather_a_verb(self, word: str, form: Form) -> bool:
        """Say whether «می» and a verb is likelier: «میدانند», «میدانم», but not «میگوی»."""
        if self._form(form.base).rank < 0 or word.endswith(("ند", "ید", "یم")):
            return True
        compounds = self._lexicon.compounds
        starts = [start for start in STARTS if word.startswith(start)]
        return any(f"{start}|{word[len(start) :]}" in compounds for start in starts)

    def _is_rather_silent(self, word: str, form: Form) -> bool:
        """Say whether a joined plural that cannot have an ezafe is no plural: «پرندهای پرید»."""
        rival = self._form(word[:-2])
        base = self._form(form.base)
        return form.kind in "anpx" and rival.silent and rival.rank - base.rank >= RATHER

    def _is_rare(self, word: str, form: Form) -> bool:
        for ending in NEVER_JOINED_TO_HE:
            if word.endswith(ending):
                stem = word[: -len(ending)]
                rival = self._form(stem)
                if stem in self._participles:
                    # «خریدهاند» is nothing else; «خریدهایم» may be «my purchases».
                    return ending in {"اند", "اید"} or (ending != "ای" and rival.rank >= COMMON)
                base = self._form(word[: -len(ending) - 1])
                if rival.silent and base.rank < 0 and rival.rank - form.rank >= MUCH:
                    return True
        return False

    def readings(self, word: str, context: str = "") -> list[Reading]:
        """List the readings of a word as several parts; none for a word that is known."""
        form = self._form(word)
        if not self.may_be_cut(word, form) and not (
            context == "f" and word.endswith(AMBIGUOUS) and self._is_rather_silent(word, form)
        ):
            return []
        found = self._doubts.rest(self._all(word), context)
        if not found:
            return []
        whole = self._model.whole(word)
        plural = plurals(found)
        return [
            Reading(
                parts,
                gaps,
                whole + features + self._beside_plural(parts, plural, context),
            )
            for parts, gaps, features in found
        ]

    def _beside_plural(
        self, parts: tuple[str, ...], plural: set[tuple[str, ...]], context: str
    ) -> Features:
        """Describe a silent he with an ending that may be a plural too: «نامه|ای», «نام|های»."""
        *first, stem, ending = parts
        if ending not in BESIDE_PLURAL or (*first, stem[:-1]) not in plural:
            return []
        ahead = self._model.likely(stem) - self._model.likely(stem[:-1])
        return [
            ("rival", 1.0),
            ("rival.ahead", ahead),
            (f"rival.{ending}", 1.0),
            (f"rival.{context}", 1.0),
        ]

    def _list_all(self, word: str) -> list[Reading]:
        """Read a word in all ways, whatever stands around it."""
        form = self._form(word)
        if form.kind in "?w":
            return [*self._inflected(word), *self._compounds(word), *self._several_words(word)]
        found = [reading for reading in self._inflected(word) if reading.parts[0] != form.base]
        participle = word.removesuffix("است")
        if participle != word and participle in self._participles:
            found.append(self._parted(participle, "است"))  # «کردهاست»
        return found

    def _compounds(self, word: str) -> Iterator[Reading]:
        """Read a word as a compound of two."""
        listed, by_first = self._listed, self._lexicon.by_first
        plain = folded(word)
        for at in range(2, len(word) - 1):
            left = word[:at]
            if left[-1] in NON_JOINING or not (left in listed or plain[:at] in by_first):
                continue
            right = word[at:]
            if right in SUFFIXES or left in MI or left == "ال":
                continue
            if not (self._makes_none(left, right) or self._has_k(left, right)):
                features = self._model.joint(left, right)
                if features:
                    yield Reading((left, right), "z", _in("z.", features))

    def _makes_none(self, left: str, right: str) -> bool:
        """Say whether two parts are no compound: «خوشمل», «استفاده خواهیم», «بستن پنجره»."""
        if right in FUTURES and not self._model.written(left, "خواه"):
            return True  # but «آزادی|خواهیم»
        if left in self._infinitives or f"{left[-1]}{right}" == HARA:
            return not self._model.written(left, right)  # «نهادها را»
        if left == "خوش":
            return len(right) < 5 and not self._model.written(left, right)
        return right.startswith("تر") and right not in self._listed and self._form(left).kind == "A"

    def _has_k(self, left: str, right: str) -> bool:
        """Say whether «ک» belongs to the first of two parts: «رادیولوژیکش»."""
        adjective = left.endswith("ژی") or f"{left}ک" in self._listed
        return right.startswith("کش") and adjective

    def _inflected(self, word: str) -> Iterator[Reading]:
        """Read a word as a stem and endings, or as «می» and a verb."""
        yield from self._with_mi(word)
        for reading in self._with_ending(word):
            yield reading
            (stem, ending), gaps, features = reading
            if self._form(stem).kind in "?w":
                inner = (
                    *self._with_mi(stem),
                    *self._with_ending(stem),
                    *self._compounds(stem),
                    *self._with_participle(stem),
                )
                for first, more_gaps, more in inner:
                    outer = SUFFIXES[ending]
                    if (first[0] in MI and outer == "ha") or (
                        SUFFIXES.get(first[-1]) == "ha" and outer in {"ha", "tar"}
                    ):
                        continue  # «میدانستهایم» is no plural, «حرفهایها» none of a plural
                    yield Reading((*first, ending), more_gaps + gaps, more + features)
        yield from self._silent_compounds(word)
        yield from self._with_participle(word)

    def _silent_compounds(self, word: str) -> Iterator[Reading]:
        """Read a word as a settled compound in a silent he and an ending: «بی|سابقه|ای»."""
        for ending in NEVER_JOINED_TO_HE:
            stem = word.removesuffix(ending)
            if stem != word and stem.endswith("ه") and self._form(stem).kind in "?w":
                compounds = (
                    reading
                    for reading in self._compounds(stem)
                    if self._model.written(*reading.parts) in ONE_WORD
                )
                for parts, gaps, features in chain(compounds, self._with_participle(stem)):
                    more = self._model.joint(parts[-1], ending)
                    if more:
                        yield Reading((*parts, ending), f"{gaps}z", features + _in("z.", more))

    def _with_participle(self, word: str) -> Iterator[Reading]:
        """Read a word as a compound of the lists and «شده»: «بسته|بندی|شده»."""
        if not word.endswith("شده"):
            return
        for participle in PARTICIPLES:
            stem = word.removesuffix(participle)
            if stem != word and stem[-1:] not in NON_JOINING and self._form(stem).kind in "?w":
                for parts, _, features in self._compounds(stem):
                    if self._model.written(*parts) in {"listed", *ONE_WORD}:
                        yield Reading((*parts, participle), "zz", features)

    def _with_mi(self, word: str) -> Iterator[Reading]:
        if not word.startswith(STARTS):
            return
        for start in STARTS:
            verb = word[len(start) :]
            if not word.startswith(start) or len(verb) < 2 or word.startswith("همین"):
                continue
            if self._follows_mi(verb) and not self._lacks_madda(verb):
                yield Reading((start, verb), "z", _in("z.", self._model.joint(start, verb)))
            for parts, gaps, more in self._with_ending(verb):
                if parts[0] in self._participles:
                    features = _in("z.", self._model.joint(start, parts[0]))
                    yield Reading((start, *parts), "z" + gaps, features + more)

    def _lacks_madda(self, verb: str) -> bool:
        """Say whether a verb in «آ» has lost its sign: nobody writes «میارم» as «می|ارم»."""
        return verb[0] == "ا" and self._follows_mi(f"آ{verb[1:]}")

    def _with_ending(self, word: str) -> Iterator[Reading]:
        if not word.endswith(ENDS):
            return
        for at in range(len(word) - 1, max(1, len(word) - 1 - LONGEST_ENDING), -1):
            ending = word[at:]
            if ending not in SUFFIXES:
                continue
            stem = word[:at]
            if stem[-1] in NON_JOINING or stem in MI:
                continue  # «میایم» is no «می|ایم»
            features = self._model.joint(stem, ending)
            if features:
                yield Reading((stem, ending), "z", _in("z.", features))

    def _several_words(self, word: str) -> Iterator[Reading]:
        """Read a word as words that have lost the space between them."""
        listed, functions = self._listed, self._functions
        for at in range(1 if word[0] == "و" else 2, len(word)):
            left, right = word[:at], word[at:]
            kind = listed.get(left)
            if kind == "S" or (kind is None and right not in functions):
                continue
            known = listed.get(right, "S")[0] != "S"
            if kind is None:
                possible = self._form(left).kind in KNOWN
            elif known:
                possible = len(right) > 1 or _takes_and(left, self._form(left))
            else:
                possible = kind[0] == "F" or left[-1] in NON_JOINING
            if not possible or not self._may_part(left, right):
                continue
            if known or kind is None:
                yield self._parted(left, right)
            else:
                for parts, gaps, more in self._tails(right):
                    features = self._model.space(left, parts[0])
                    yield Reading((left, *parts), "s" + gaps, features + more)

    def _may_part(self, left: str, right: str) -> bool:
        """Say whether a space may have been lost between two parts, whatever they are."""
        if left in MI or right in MI or left in COMBINING or self._is_prefix(left, right):
            return False
        if right == "کی" and left[-1] == "ی":
            return False  # «بیولوژیکی»
        if left.endswith("می") and left not in self._listed and self._follows_mi(right):
            return False  # «ایجاد می|کند» and no «ایجادمی کند»
        if right == "است" and left[-1] != "ه":
            kind = self._form(left).kind
            if kind == "V" or (kind not in "FM" and (kind != "A" or left[-1] not in NON_JOINING)):
                return False  # «باشماست»; «پسراست», «ایرانیاست» may be spoken plurals
        if right.startswith("ال") and len(right) > 3 and left not in FUNCTION_WORDS:
            return False
        return not self._shares_letter(left, right) and not self._ends_after_he(left, right)

    def _ends_after_he(self, left: str, right: str) -> bool:
        """Say whether «ایشان» or «این» may be an ending: «دیدهایشان», «خستهاین»."""
        if left[-1] != "ه":
            return False
        if right == "او":  # «کارمندها و»
            return self._form(f"{left}ا").base == left[:-1]
        return right in {"ایشان", "ایمان"} or (right == "این" and self._form(left).kind in "AM")

    def _is_prefix(self, left: str, right: str) -> bool:
        """Say whether what looks like a word is none of its own: «راتکلیف», «چندطبقه»."""
        match left:
            case "را":
                return self._form(right).kind not in "FV"
            case "چند":
                return right not in MEASURES
            case "وبا":  # «وبااین»
                return True
            case "زیر" | "هم":  # «زیرپنجرهای», «همخونهایش»
                return self._form(right).kind not in "FV" and not right.startswith(STARTS)
            case "خود":  # «خودپیکربندی»
                return self._form(right).kind in NOMINAL
            case _:
                return False

    def _shares_letter(self, left: str, right: str) -> bool:
        """Say whether a letter where two parts meet may belong to the other of them."""
        with_heh = f"{left}ه"
        clitic = right[0] in "مشتن" and right[1:] in {"که", "هم", "رو"} and left not in GLUED_TO
        return (
            # «فشار متوسط», «فشارم توسط»
            (
                left[-1] == "م"
                and f"م{right}" in self._listed
                and self._form(left[:-1]).kind in KNOWN
            )
            # «بد نبود» and no «بدن بود»
            or (left[-1] == "ن" and self._form(left[:-1]).kind == "A" and f"ن{right}" in NOT_BEEN)
            # «ثبت نخواهد» and no «ثبتن خواهد», «حذف نشد» and no «حذفن شد»
            or (left[-1] == "ن" and self._is_denied(left, right))
            # «خونه|مو» and no «خونهم و»
            or (right == "و" and left[-1] in "مشت" and left not in self._listed)
            # «هفته|ست» and no «هفت هست»
            or (right in HEH_WORDS and self._may_be_silent(with_heh))
            # «خوشحالم که» and no «خوشحال مکه»
            or (clitic and self._form(left + right[0]).kind in KNOWN)
        )

    def _is_denied(self, left: str, verb: str) -> bool:
        """Say whether «ن» before a verb rather says the contrary: «کار نباید», «ثبت نکنید»."""
        denial = self._form(f"ن{verb}")
        known = denial.kind == "V" and denial.rank > 0  # but «شهروندان در», «تصرفمان بود»
        if not (known or verb == "باید" or verb in self._participles) or left.endswith(OUR):
            return False
        form, other = self._form(left), self._form(left[:-1])
        return left not in self._listed or (form.kind != "A" and other.rank > form.rank)

    def _may_be_silent(self, word: str) -> bool:
        form = self._form(word)
        return (form.silent and word in self._listed) or (form.kind == "V" and form.rank > 0)

    def _parted(self, left: str, right: str) -> Reading:
        return Reading((left, right), "s", self._model.space(left, right))

    def _list_tails(self, word: str) -> list[Reading]:
        """Read the rest of a word, behind a lost space."""
        form = self._form(word)
        if len(word) > 1 and form.kind in KNOWN and form.kind != "S":
            made_up = form.kind == "N" and form.rank < 0 and word not in self._listed
            return [] if made_up else [Reading((word,), "", [])]  # «و ینفوگل»
        if len(word) < 4:
            return []
        found = list(self._inflected(word))
        for at in range(2, len(word) - 1):
            left, right = word[:at], word[at:]
            kind, other = self._listed.get(left), self._listed.get(right)
            if kind is not None and other is not None and kind[0] == "F" and other[0] != "S":
                found.append(self._parted(left, right))
        return found


def _in(place: str, features: Features) -> Features:
    return [(place + name, value) for name, value in features]


def _takes_and(left: str, form: Form) -> bool:
    """Say whether «و» may have lost the space after this word."""
    return len(left) > 2 and (form.kind in "VF" or form.rank > 2)
