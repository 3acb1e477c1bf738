"""Verbs: the forms that stems and endings give.

Guarantees that a form is known by its stem and its ending, never from a list of forms. The stems
are in ``lexicon/verbs.txt``: past, present, and present stems of the spoken language.
"""

from __future__ import annotations

from functools import cached_property
from typing import Self

from persian_clean.lexicon import read

PAST_ENDINGS = ("", "م", "ی", "یم", "ید", "ند", "ین")
PRESENT_ENDINGS = ("م", "ی", "د", "یم", "ید", "ند", "ه", "ین", "ن")
VOWEL_ENDINGS = ("یم", "یی", "ید", "ییم", "یید", "یند", "ین", "ئی", "ئیم", "ئید", "ئیند")
SPOKEN_VOWEL_ENDINGS = ("م", "ی", "د", "یم", "ید", "ین", "ن")
OBJECTS = ("شان", "مان", "تان", "شون", "مون", "تون", "ش", "م", "ت")
ALONE = ("توان", "بایست", "بایستی", "باید", "شاید")
"""Forms without an ending that stand after «می»."""

CLASSICAL_ENDINGS = ("می", "ندی")
"""Of a past that lasted or was wished: «رفتمی», «گفتندی»."""

PREVERBS = ("بر", "در", "باز", "فرو", "فرا", "وا", "ور", "سر")
"""Particles before «می» that make another verb of it: «بر», «در»."""


JOINED_PREVERBS = {
    "بر": "آشفت آشوب آمد آور آورد آی افت افتاد افراز افراشت افروخت افروز افکن افکند انداخت "
    "انداز انگیخت انگیز تاب تافت جه جست چید چین خاست خوان خواند خور خورد خیز دار داشت شمار شمر "
    "شمرد کن کند گرد گردان گرداند گردون گرفت گزید گزین گشت گمار گماشت گیر نشست نشین نه نهاد",
    "در": "آر آمد آمیخت آمیز آور آورد آی افت افتاد افکن افکند انداخت انداز بر برد پیچ پیچید خواست "
    "خواه خور خورد د داد ده ر رفت رو غلت غلتید کش کشید گذر گذشت گرفت گیر مان ماند مون نورد نوردید "
    "یاب یافت",
    "فرو": "افت افتاد بر برد بست بند پاش پاشید چک چکید خفت خواب خور خورد د داد ده ر رفت رو ریخت "
    "ریز شد شو کاست کاه کش کشید گذار گذاشت گرفت گیر مان ماند مرد میر نشست نشین نه نهاد",
    "فرا": "افکن افکند آمد خواند خوان خواست خواه داد ده رس رسید رفت رو گرفت گیر",
    "وا": "جست جه خور خورد دار داشت ر رفت رو ستان ستاند گذار گذاشت مان ماند مون نه نهاد",
    "ور": "آمد آی افت افتاد پر پرید دار داشت ر رفت رو کش کشید",
}
"""Those that make one word with «می», with the stems that take them: «برمی|گردد»."""


def mi_words() -> frozenset[str]:
    """Give «می», «نمی», «همی» and the same with a preverb."""
    plain = ("می", "نمی", "همی")
    return frozenset((*plain, *(verb + mi for verb in PREVERBS for mi in plain[:2])))


class Verbs:
    """The forms of the verbs whose stems are given."""

    def __init__(self, rows: list[tuple[str, str]]) -> None:
        """Sort the stems by kind."""
        self._rows = rows
        self._stems: dict[str, list[str]] = {"past": [], "present": [], "spoken": []}
        for stem, kind in rows:
            self._stems[kind].append(stem)
            if len(stem) > 2 and stem[0] == "آ":  # as it is also written, or folded: «اورد»
                self._stems[kind].append(f"ا{stem[1:]}")

    @classmethod
    def load(cls) -> Self:
        """Read the package's own list of stems."""
        rows = [line.split("\t") for line in read("verbs.txt").splitlines()]
        return cls([(stem, kind) for stem, kind in rows])

    def stems(self, kind: str) -> list[str]:
        """List the stems of a kind: ``past``, ``present`` or ``spoken``."""
        return self._stems[kind]

    @cached_property
    def participles(self) -> frozenset[str]:
        """Past stems with «ه»: «رفته», «نرفته», «برگشته»."""
        plain = self._plain_participles
        return plain.union(
            (f"ن{base}" for participle in plain for base in _behind_prefix(participle)),
            (
                preverb + participle
                for preverb, verbs in self._of_preverbs.items()
                for participle in verbs._plain_participles  # noqa: SLF001  of verbs too
            ),
        )

    @cached_property
    def _plain_participles(self) -> frozenset[str]:
        """Those without «ن» and preverb."""
        return frozenset(stem + "ه" for stem in self._stems["past"])

    @cached_property
    def infinitives(self) -> frozenset[str]:
        """Past stems with «ن»: «رفتن»."""
        return frozenset(stem + "ن" for stem in self._stems["past"])

    @cached_property
    def past(self) -> frozenset[str]:
        """Past forms: «رفتند»."""
        return frozenset(s + ending for s in self._stems["past"] for ending in PAST_ENDINGS)

    @cached_property
    def present(self) -> frozenset[str]:
        """Present forms as they stand after «می»: «روند»."""
        forms = set(ALONE)
        for stem in self._stems["present"]:
            if stem[-1] != "ا":
                forms.update(stem + ending for ending in PRESENT_ENDINGS)
            if stem[-1] in "او":
                forms.update(stem + ending for ending in VOWEL_ENDINGS)
            if stem[-1] == "ی":
                forms.add(f"{stem[:-1]}ئی")
        for stem in self._stems["spoken"]:
            endings = SPOKEN_VOWEL_ENDINGS if stem[-1] in "اآ" else PRESENT_ENDINGS
            forms.update(stem + ending for ending in endings)
        return frozenset(forms)

    @cached_property
    def after_mi(self) -> frozenset[str]:
        """Forms that stand after «می», without an object."""
        forms = (
            self.past | self.present | self._plain_participles | self.infinitives
        )  # «می|گفتن» too
        return forms | {f"ا{form[1:]}" for form in forms if form[0] == "آ" and len(form) > 2}

    @cached_property
    def finite(self) -> frozenset[str]:
        """Whole words: past, subjunctive, imperative and negative forms, participles.

        What reads as «می» and a form is left out: «میرانند» has lost its ZWNJ.
        """
        forms = set(self.past | self._plain_participles | self.infinitives | self.present)
        forms.update(s + ending for s in self._stems["past"] for ending in CLASSICAL_ENDINGS)
        bare = [s for kind in ("present", "spoken") for s in self._stems[kind] if len(s) > 1]
        for form in (*forms, *bare):
            forms.update(prefix + base for prefix in "بن" for base in _behind_prefix(form))
        return frozenset(s for s in forms if not (s.startswith("می") and s[2:] in self.after_mi))

    @cached_property
    def derived(self) -> dict[str, str]:
        """Second parts that a stem gives, with the ending that made them: «گذاری», «کننده»."""
        found: dict[str, str] = {}
        for stem in self._stems["past"]:
            for ending in ("ن", "ه", "گی", "گان", "نی"):
                found[stem + ending] = f"past{ending}"
        for stem in self._stems["present"]:
            if len(stem) > 1:
                for ending in ("", "ی", "نده", "ندگان", "ندگی", "ان", "انه"):
                    found.setdefault(stem + ending, ending or "stem")
        return found

    def follows_mi(self, word: str) -> bool:
        """Say whether a word can stand after «می»: a form, or a form with an object.

        >>> verbs = Verbs.load()
        >>> [verbs.follows_mi(word) for word in ("خواهد", "بینمش", "سال", "معشوق")]
        [True, True, False, False]
        """
        if word in self.after_mi:
            return True
        for ending in OBJECTS:
            if word.endswith(ending) and word[: -len(ending)] in self.after_mi:
                return len(word) > len(ending) + 2
        return False

    @cached_property
    def _of_preverbs(self) -> dict[str, Verbs]:
        stems = {preverb: set(row.split()) for preverb, row in JOINED_PREVERBS.items()}
        return {
            preverb: Verbs([row for row in self._rows if row[0] in taking])
            for preverb, taking in stems.items()
        }

    def takes_preverb(self, preverb: str, word: str) -> bool:
        """Say whether a form after «می» is of a verb that takes a preverb.

        >>> verbs = Verbs.load()
        >>> verbs.takes_preverb("در", "یابد"), verbs.takes_preverb("در", "بندد")
        (True, False)
        """
        return self._of_preverbs[preverb].follows_mi(word)

    def is_form(self, word: str) -> bool:
        """Say whether a word is a form written without a space, with or without an object."""
        if self._is_plain(word):
            return True
        if word.startswith(PREVERBS):
            for verb in PREVERBS:
                if word.startswith(verb) and self._is_plain(word[len(verb) :]):
                    return len(word) > len(verb) + 2
        return False

    def _is_plain(self, word: str) -> bool:
        if word in self.finite:
            return True
        if word.endswith(OBJECTS):
            for ending in OBJECTS:
                form = word[: -len(ending)]
                if word.endswith(ending) and form in self.finite:
                    # No letter joins a silent he: «خونه|مون», but «بدهش».
                    return len(word) > len(ending) + 3 and (form[-1] != "ه" or form[-2] == "د")
        return False


def _behind_prefix(form: str) -> tuple[str, ...]:
    """Write a form as it stands behind «ب» or «ن»: «نیامد», «نیفتاد» and «نایستاد»."""
    if form[0] == "آ":
        return (f"یا{form[1:]}",)
    if form[0] == "ا":
        return (f"ی{form[1:]}", form)
    return (form,)
