"""Passages: stretches of a line that are Arabic, Kurdish, Urdu or Pashto rather than Persian.

Guarantees that what is in doubt is Persian, that a passage depends on nothing but its own line, and
that time is linear in the length of the text.

Three questions, in this order: which lines have a *sign* of a passage; what does each *word* of
such a line say, by its letters, its beginning, its end and as a whole; which *stretch* of words
says more together than its two ends cost. What each trait of a word counts is a line of
``lexicon/passages.txt``.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import accumulate, groupby, pairwise
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from persian_clean.chars import (
    HAMZA_ABOVE,
    HEH,
    LETTER_CLASS,
    LINE_BREAKS,
    MARK_CLASS,
    PERSIAN_LETTERS,
    QURANIC_CLASS,
    TATWEEL,
    TOKEN,
    ZWJ,
    ZWNJ,
)
from persian_clean.lexicon import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_AE: Final = "\N{ARABIC LETTER AE}"
_OTHER_LETTERS: Final = re.sub(
    f"[^{LETTER_CLASS}]|[{PERSIAN_LETTERS}أإٱةكيىۀ]", "", "".join(map(chr, range(0x600, 0x700)))
)
"""Letters that neither Persian nor Arabic has; each may be a slip of a keyboard."""
_LETTER_CLASS: Final = f"{LETTER_CLASS}\u0620\u063b-\u063f\u0750-\u077f\u08a0-\u08c7"
_VOWEL_CLASS: Final = "\u064e-\u0650\u0652\u0670"
"""Signs with which Arabic is vocalised; Persian writes one where a word can be misread."""

# --- which lines have a sign of a passage ---------------------------------------------------------

# Words that Arabic is full of and Persian is not, and that begin with letters few words begin with.
_SIGN_WORDS: Final = (
    "ابا ابن ابو اذا الا التی الذی الذین الله اللهم الم الی الیه الیهم الیک الیکم انا انت انما "
    "انه انهم انک انی اولئک اولیک علینا علیها علیهم علیک علیکم عما عن عند عنه عنها فاذا فاما "
    "فان فانما فانه فانی فقال فقالت فقد فلا فلم فلما فلن فما فمن فهل فهو فی فیه فیها قال قالت "
    "قالوا قد قل قلت لا لعل لعلهم لعلکم لقد لله لم لن لنا لها لهم لولا لک لکل لکم لیس هؤلاء هذا "
    "هذه هل هنا هنالک هو هولاء واذ واذا واما وانا وانه وانی وسلم وقال وقالوا وقد وقل ولا ولقد ولم "
    "ولن ولهم ولو ولکن وما ومن ومنهم وهم وهو وکان وکم"
)
# How words with an article begin, but for what Persian words begin with.
_ARTICLES: Final = (
    "ال[ثجحخدذرسشصضطظغقن] ال[بتف][ث-م] الا[ب-مه-ی] الان[ا-ی] الع[ب-ي] الم[ب-مه-يی] الو[ب-مه-ی] "
    "وال[ب-خذ-نوه] لل[ا-ی]"
)
_BEGINNING_CLASS: Final = f"{LINE_BREAKS}«"
_NO_BREAK: Final = re.compile(f"[^{LINE_BREAKS}]*")
_OTHER_BREAKS: Final = LINE_BREAKS.replace("\n", "")


def _tree(words: list[list[str]]) -> str:
    """Write sorted words as a pattern in which what several begin with stands once."""
    branches = []
    for first, group in groupby(words, lambda word: word[:1]):
        rest = [word[1:] for word in group]
        branches.append("".join(first) + (_tree(rest) if first else ""))
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


@cache
def signs() -> tuple[re.Pattern[str], re.Pattern[str]]:
    r"""Return the patterns of signs: a line that neither is found in has no passage.

    A line break stands before the line. There are two, since a pattern that begins with a space
    runs twice as fast as one that begins with a class.

    Examples:
        >>> [bool(sign.search("\nقال رسول الله")) for sign in signs()]
        [True, True]
        >>> [bool(sign.search("\nاو آمد و رفت")) for sign in signs()]
        [False, False]
    """
    as_written = _SIGN_WORDS.replace("ی", "[یيى]").replace("ک", "[کك]").split()
    words = [f"{word}$" for word in as_written] + _ARTICLES.split()
    characters = [re.findall(r"\[[^]]+\]|.", word) for word in words]
    word = _tree(sorted(characters)).replace("$", r"\b")
    return (
        re.compile(f" {word}"),
        re.compile(
            f"[{_BEGINNING_CLASS}{_VOWEL_CLASS}{QURANIC_CLASS}{_OTHER_LETTERS}أإةىٱ]"
            f"(?:(?<![{_BEGINNING_CLASS}{_VOWEL_CLASS}أ])|(?<=أ)(?<![{_LETTER_CLASS}]أ)"
            f"|(?<=[{_VOWEL_CLASS}])[{_LETTER_CLASS}]{{1,2}}\u0651?[{_VOWEL_CLASS}]"
            f"|(?<=[{_BEGINNING_CLASS}]){word})"
        ),
    )


def _places_of_signs(text: str) -> list[int]:
    """Return where signs end."""
    padded = f"\n{text}"
    places = []
    for sign in signs():
        first = sign.search(padded)
        if first is not None:
            places += [match.end() - 2 for match in sign.finditer(padded, first.start())]
    return sorted(places)


def _lines(text: str, places: list[int]) -> Iterator[tuple[int, int]]:
    """Yield where the lines of these places begin and end."""
    end = -1
    for place in places:
        if place <= end:
            continue
        start = max(0, end, text.rfind("\n", max(0, end), place) + 1)
        for line_break in _OTHER_BREAKS:
            start = max(start, text.rfind(line_break, start, place) + 1)
        line = _NO_BREAK.match(text, place)
        end = place if line is None else line.end()
        yield start, end


# --- what a word says -----------------------------------------------------------------------------

_WORD_AND_GAP: Final = re.compile(
    f"([{_LETTER_CLASS}][{_LETTER_CLASS}{MARK_CLASS}{QURANIC_CLASS}{TATWEEL}{ZWJ}{ZWNJ}]*)"
    f"([^{_LETTER_CLASS}]*)"
)
_NO_LETTER: Final = re.compile(f"[^{_LETTER_CLASS}]+")
_VOWEL: Final = re.compile(f"[{_VOWEL_CLASS}]")
_QURANIC: Final = re.compile(f"[{QURANIC_CLASS}]")
# What another keyboard writes for a letter, and hamza, which is left out as often as not.
_FOLD: Final = str.maketrans("يىكہھەےېۍةۀأإٱؤئ", "ییکهههیییههاااوی")
_OF_TWO_CHARACTERS: Final = ((_AE + HAMZA_ABOVE, HEH), ("ا\N{ARABIC MADDAH ABOVE}", "آ"))
_AS_WRITTEN: Final = frozenset("ةىہھەےېۍٱؤئ")
_LONGEST: Final = 40
_MOST: Final = 80
_ARTICLE: Final = "ال"
_GOD: Final = "له"
_LONGEST_ENDING: Final = 4
_NEAR: Final = 2


class Score(NamedTuple):
    """How much speaks for other languages and against Persian, in tenths of a logit."""

    arabic: int
    other: int


def words_of(text: str) -> list[str]:
    """Return the words of a text.

    >>> words_of("قال: «في البيت»")
    ['قال', 'في', 'البيت']
    """
    return [word for word, _ in _WORD_AND_GAP.findall(text)]


def traits(word: str) -> set[str]:
    """Return what is weighed of a word.

    Args:
        word: A word without ZWNJ.

    Returns:
        Its letters, one by one; its beginnings and ends of up to four, and the whole, with ``#``
        for the edge of the word; of letters that may be slips, which it is; ``vowel`` or
        ``vowels``, and ``quranic``, for signs on it.

    Examples:
        >>> sorted(traits("من"))
        ['#م', '#من', '#من#', 'م', 'من#', 'ن', 'ن#']
        >>> "ه" in traits("مدينة"), "ة" in traits("مدينة"), "ة" in traits("مدینه")
        (True, True, False)
    """
    for apart, letter in _OF_TWO_CHARACTERS:
        word = word.replace(apart, letter)
    letters = _NO_LETTER.sub("", word)
    folded = letters.translate(_FOLD)
    found = {*folded, *_AS_WRITTEN.intersection(letters), *{"أ", "إ"}.intersection(letters[:1])}
    folded = f"#{folded}#"
    found.add(folded)
    for size in range(2, 6):
        found.add(folded[:size])
        found.add(folded[-size:])
    vowels = len(_VOWEL.findall(word))
    if vowels:
        found.add("vowel" if vowels == 1 else "vowels")
    if _QURANIC.search(word) is not None:
        found.add("quranic")
    return found


@cache
def _weights() -> dict[str, Score]:
    rows = (line.split("\t") for line in read("passages.txt").splitlines())
    return {trait: Score(int(arabic), int(other)) for trait, arabic, other in rows}


@lru_cache(maxsize=20_000)
def score(word: str) -> Score:
    r"""Tell how much a word speaks for other languages.

    Args:
        word: A word; of parts with ZWNJ between, each speaks for itself.

    Examples:
        >>> score("المدينة").arabic > 50, score("شهر").arabic > 0
        (True, False)
        >>> score("کتێب").other > 50, score("کتاب").other > 20
        (True, False)
    """
    weights = _weights()
    arabic = other = 0
    for part in filter(None, word.split(ZWNJ)):
        found = [weights[trait] for trait in (*traits(part), "prior") if trait in weights]
        arabic += min(_MOST, max(-_MOST, sum([weight.arabic for weight in found])))
        other += min(_MOST, max(-_MOST, sum([weight.other for weight in found])))
    if ZWNJ in word:
        arabic = min(0, arabic)  # Arabic has none
    return Score(arabic, other)


@cache
def _loans() -> frozenset[tuple[str, str]]:
    """Read the pairs of words with an Arabic article that are one word in Persian: «فی|الواقع»."""
    entries = [
        line.partition("\t")[0].translate(_FOLD)
        for name in ("words.txt", "names.txt")
        for line in read(name).splitlines()
    ]
    pairs = [
        (first.rpartition("|")[2], second)
        for first, gap, second in (entry.partition(f"|{_ARTICLE}") for entry in entries)
        if gap and second != _GOD
    ]
    return frozenset(pairs)


def _is_loan(first: str, second: str) -> bool:
    """Tell whether two words are one that Persian has, with a Persian ending or none."""
    if not second.startswith(_ARTICLE):
        return False
    first, second = first.translate(_FOLD), second.removeprefix(_ARTICLE).translate(_FOLD)
    ends = range(len(second), max(1, len(second) - _LONGEST_ENDING) - 1, -1)
    return any((first, second[:end]) in _loans() for end in ends)


def _beside_each_other(words: Sequence[str], scores: Sequence[Score]) -> list[Score]:
    """Silence what a word says for another language if it is half a loan, or is said again."""
    silent = {
        j for i, pair in enumerate(pairwise(words)) if _is_loan(*pair) for j in (i, i + 1)
    } | {i for i, word in enumerate(words) if word in words[max(0, i - _NEAR) : i]}
    return [
        Score(min(0, each.arabic), min(0, each.other)) if i in silent else each
        for i, each in enumerate(scores)
    ]


# --- which stretch of words is a passage ----------------------------------------------------------

_AT_MARK: Final = 13
"""What an end of a passage costs at a mark, and at the beginning and the end of a line."""
_BETWEEN_WORDS: Final = 25
"""What it costs elsewhere."""
_LEAST_AT_END: Final = Score(arabic=0, other=10)
"""What the word at such an end says at least."""
_FEWEST: Final = 2
"""Words that must speak for a passage: one may be anything."""
_BRIDGE: Final = 3
"""What lies between passages, or all else in their line, belongs to them unless it speaks against
them by more than this part of what they say: words that two languages share say nothing."""
_MARK: Final = re.compile("[.!?؟۔؛:…\"'()\\[\\]{}«»“”‘’\ufd3e\ufd3f]")
_OPENING: Final = dict(zip(")]}»”’\"'\ufd3e", "([{«“‘\"'\ufd3f", strict=True))
_END_MARKS: Final = re.compile("[.,!?،؛؟۔…:;]*")
_NO_TOKENS: Final = re.compile(f"[^{TOKEN}]+")
_OTHER: Final = re.compile(f"[{_OTHER_LETTERS}](?!(?<={_AE}){HAMZA_ABOVE})")
"""A line without such a letter has nothing Kurdish, Urdu or Pashto."""


def _best(scores: Sequence[int], costs: Sequence[int]) -> list[tuple[int, int]]:
    """Choose the stretches of words that say most together, less what their ends cost.

    Args:
        scores: Of each word.
        costs: Of an end before each word, and after the last.

    Returns:
        Of each stretch, in order, its first word and the one behind its last.
    """
    outside, inside, first = 0, -costs[0], 0
    chosen: Any = None  # the stretches that make up ``outside``, the last one first
    before: Any = None  # those before ``first``
    for i, gain in enumerate(scores):
        if outside - costs[i] > inside:
            inside, first, before = outside - costs[i], i, chosen
        inside += gain
        if inside - costs[i + 1] >= max(1, outside):
            outside, chosen = inside - costs[i + 1], (first, i + 1, before)
    stretches = []
    while chosen is not None:
        first, behind, chosen = chosen
        stretches.append((first, behind))
    return stretches[::-1]


def _trimmed(
    stretches: list[tuple[int, int]], scores: Sequence[int], costs: Sequence[int], least: int
) -> Iterator[tuple[int, int]]:
    """Leave out words at the ends of stretches that say too little, up to a mark."""
    for start, end in stretches:
        first, behind = start, end
        while first < behind and costs[first] != _AT_MARK and scores[first] < least:
            first += 1
        while first < behind and costs[behind] != _AT_MARK and scores[behind - 1] < least:
            behind -= 1
        yield first, behind


def _of_one_kind(
    scores: Sequence[int], costs: Sequence[int], least_at_end: int
) -> list[tuple[int, int]]:
    """Choose stretches as ``_best`` does, and add what lies between them and belongs to them."""
    stretches = [*_trimmed(_best(scores, costs), scores, costs, least_at_end)]
    if not stretches:
        return stretches
    said = [0, *accumulate(scores)]
    total = sum(said[behind] - said[first] for first, behind in stretches)
    ends = [0, *(end for stretch in stretches for end in stretch), len(scores)]
    gaps = list(zip(ends[::2], ends[1::2], strict=True))
    against = [max(0, said[first] - said[behind]) for first, behind in gaps]
    if _BRIDGE * sum(against) <= total:
        return [(0, len(scores))]
    return stretches + [
        gap
        for gap, said_against in zip(gaps[1:-1], against[1:-1], strict=True)
        if _BRIDGE * said_against <= total
    ]


def _passages(
    scores: Sequence[Score], costs: Sequence[int], *, has_other: bool
) -> list[tuple[int, int]]:
    """Choose the stretches that are Arabic, and those that are of other languages."""
    arabic, other = zip(*scores, strict=True)
    found = _of_one_kind(arabic, costs, _LEAST_AT_END.arabic)
    return found + _of_one_kind(other, costs, _LEAST_AT_END.other) if has_other else found


def _united(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Unite stretches that overlap or touch."""
    united: list[tuple[int, int]] = []
    for stretch in sorted(stretches):
        if united and stretch[0] <= united[-1][1]:
            first, behind = united[-1]
            united[-1] = first, max(behind, stretch[1])
        else:
            united.append(stretch)
    return united


def _in_line(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of the passages in a line of ``text``."""
    words = _WORD_AND_GAP.findall(text, start, end)
    if not words:
        return
    costs = [_AT_MARK]
    for _, gap in words:
        costs.append(_BETWEEN_WORDS if gap == " " or not _MARK.search(gap) else _AT_MARK)
    costs[-1] = _AT_MARK
    has_other = _OTHER.search(text, start, end) is not None
    scores = [score(word[:_LONGEST]) for word, _ in words]
    found = _passages(scores, costs, has_other=has_other)
    if found:  # seldom, which saves time
        scores = _beside_each_other([word for word, _ in words], scores)
        found = _passages(scores, costs, has_other=has_other)
    if not found:
        return
    places = [match.span(1) for match in _WORD_AND_GAP.finditer(text, start, end)]
    for first, behind in _united(found):
        begin, stop = places[first][0], places[behind - 1][1]
        speaking = sum(max(each) > 0 for each in scores[first:behind])
        if speaking < _FEWEST and _QURANIC.search(text, begin, stop) is None:
            continue
        if behind - first < len(words):
            yield begin, _closed(text, begin, stop)
        else:
            line = text[start:end]
            yield end - len(line.lstrip()), start + len(line.rstrip())


def _closed(text: str, start: int, end: int) -> int:
    """Tell where a passage ends that may have opened a quotation: behind what closes it."""
    marks = _END_MARKS.match(text, end)
    at = end if marks is None else marks.end()
    closing = text[at : at + 1]
    opening = _OPENING.get(closing)
    if opening is None:
        return end
    opened = text.count(opening, start, end)
    left = opened % 2 if opening == closing else opened - text.count(closing, start, end)
    return at + 1 if left > 0 else end


def find_passages(text: str) -> list[tuple[int, int]]:
    """Return the spans of passages in other languages, sorted and disjoint.

    A passage is at least two words, or one with a sign that only the Quran has.

    Args:
        text: Any text; protected tokens in it have been replaced by ``chars.TOKEN``.

    Examples:
        >>> text = "او گفت: «هذه مدينة قديمة في الجبل»، ولی نماند."
        >>> [text[start:end] for start, end in find_passages(text)]
        ['هذه مدينة قديمة في الجبل']
        >>> find_passages("او گفت: اين شهر قديمي است.")
        []
    """
    places = _places_of_signs(text)
    if not places:
        return []
    return [
        piece.span()
        for start, end in _lines(text, places)
        for span in _in_line(text, start, end)
        for piece in _NO_TOKENS.finditer(text, *span)
    ]
