"""Passages: stretches of a line that are Arabic, Kurdish, Urdu or Pashto rather than Persian.

Guarantees that what is in doubt is Persian, and that time is linear in the length of the text.

Each word speaks for or against a language by its letters, its beginning, its end, and as a whole:
«ال» and «ون» for Arabic, «گ» and «را» against it. What each of these counts, in logits, is a line
of ``lexicon/passages.txt``. A passage is a stretch whose words together say more than its two ends
cost: next to nothing at the end of a line, more at a mark, most between two words.
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
_SHARED_LETTERS: Final = f"{PERSIAN_LETTERS}أإٱةكيىۀ"
"""Of Persian and Arabic."""
_OTHER_LETTERS: Final = re.sub(
    f"[^{LETTER_CLASS}]|[{_SHARED_LETTERS}]", "", "".join(map(chr, range(0x600, 0x700)))
)
"""Of other languages; each may be a slip of a keyboard."""
_LETTER_CLASS: Final = f"{LETTER_CLASS}\u0620\u063b-\u063f\u0750-\u077f\u08a0-\u08c7"
_VOWEL_CLASS: Final = "\u064e-\u0650\u0652\u0670"
"""Signs with which Arabic is vocalised; Persian writes one where a word can be misread."""
_WORD_AND_GAP: Final = re.compile(
    f"([{_LETTER_CLASS}][{_LETTER_CLASS}{MARK_CLASS}{QURANIC_CLASS}{TATWEEL}{ZWJ}{ZWNJ}]*)"
    f"([^{_LETTER_CLASS}]*)"
)
_NO_LETTER: Final = re.compile(f"[^{_LETTER_CLASS}]+")
_VOWEL: Final = re.compile(f"[{_VOWEL_CLASS}]")
_QURANIC: Final = re.compile(f"[{QURANIC_CLASS}]")

# --- what a word says -----------------------------------------------------------------------------

# What another keyboard writes for a letter, and hamza, which is left out as often as not.
_FOLD: Final = str.maketrans("يىكہھەےېۍةۀأإٱؤئ", "ییکهههیییههاااوی")
_AS_WRITTEN: Final = frozenset("ةہھەےېۍٱؤئ")
_MOST: Final = 80
_LEAST: Final = -80
_LONGEST: Final = 40


class Score(NamedTuple):
    """How much speaks for other languages and against Persian, in tenths of a logit."""

    arabic: int
    other: int


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
    letters = _NO_LETTER.sub("", word.replace(_AE + HAMZA_ABOVE, HEH))
    folded = letters.translate(_FOLD)
    found = set(folded)
    found |= _AS_WRITTEN.intersection(letters)
    found |= {"أ", "إ"}.intersection(letters[:1])
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


def words_of(text: str) -> list[str]:
    """Return the words of a text.

    >>> words_of("قال: «في البيت»")
    ['قال', 'في', 'البيت']
    """
    return [word for word, _ in _WORD_AND_GAP.findall(text)]


@cache
def _weights() -> dict[str, Score]:
    rows = (line.split("\t") for line in read("passages.txt").splitlines())
    return {trait: Score(int(arabic), int(other)) for trait, arabic, other in rows}


@lru_cache(maxsize=20_000)
def score(word: str) -> Score:
    """Tell how much a word speaks for other languages.

    Args:
        word: A word; of parts with ZWNJ between, each speaks for itself.

    Examples:
        >>> score("المدينة").arabic > 50, score("شهر").arabic > 0
        (True, False)
    """
    weights = _weights()
    arabic = other = 0
    for part in word.split(ZWNJ):
        if part:
            found = [weights[trait] for trait in traits(part) | {"prior"} if trait in weights]
            arabic += min(_MOST, max(_LEAST, sum([weight.arabic for weight in found])))
            other += min(_MOST, max(_LEAST, sum([weight.other for weight in found])))
    if ZWNJ in word:
        arabic = min(arabic, 0)  # Arabic has none
    return Score(arabic, other)


# --- which stretch of a line is a passage ---------------------------------------------------------

_AT_EDGE, _AT_MARK, _BETWEEN_WORDS = 12, 14, 25
_MARK: Final = re.compile("[.!?؟۔؛:…\"'()\\[\\]{}«»“”‘’\uFD3E\uFD3F]")
_OPENING: Final = dict(zip(")]}»”’\"'\uFD3E", "([{«“‘\"'\uFD3F", strict=True))
_END_MARKS: Final = re.compile("[.,!?،؛؟۔…:;]*")
_NOT_TOKENS: Final = re.compile(f"[^{TOKEN}]+")
_OTHER: Final = re.compile(f"[{_OTHER_LETTERS}](?!(?<={_AE}){HAMZA_ABOVE})")
"""What a line has that may hold a passage in Kurdish, Urdu or Pashto."""


def _stretches(scores: Sequence[int], costs: Sequence[int]) -> list[tuple[int, int]]:
    """Choose the stretches of words that say most together, less what their ends cost.

    Args:
        scores: Of each word.
        costs: Of an end before each word, and after the last.

    Returns:
        The first and the last word of each stretch, from the last stretch to the first.
    """
    outside, inside = 0, -_AT_EDGE
    first = 0
    chosen: Any = None  # the stretches that make up ``outside``, as a linked list
    before: Any = None  # those before ``first``
    for i, gain in enumerate(scores):
        if outside - costs[i] > inside:
            inside, first, before = outside - costs[i], i, chosen
        inside += gain
        if inside - costs[i + 1] > outside:
            outside, chosen = inside - costs[i + 1], (first, i, before)
    found = []
    while chosen is not None:
        *stretch, chosen = chosen
        found.append(tuple(stretch))
    return found


_BRIDGE = 5


def _passages(scores: Sequence[int], costs: Sequence[int]) -> list[tuple[int, int]]:
    stretches = _stretches(scores, costs)
    if not stretches:
        return stretches
    sums = [0, *accumulate(scores)]
    total = sum(sums[last + 1] - sums[first] for first, last in stretches)
    flat = [0]
    for first, last in reversed(stretches):
        flat += first, last + 1
    flat.append(len(scores))
    # gaps: flat[0:2], flat[2:4] ...
    gaps = [(flat[i], flat[i + 1]) for i in range(0, len(flat), 2)]
    bridged = [(a, b - 1) for a, b in gaps if a < b and (sums[a] - sums[b]) * _BRIDGE <= total]
    # join
    out: list[tuple[int, int]] = []
    for first, last in sorted([*stretches, *bridged]):
        if out and first <= out[-1][1] + 1:
            out[-1] = (out[-1][0], last)
        else:
            out.append((first, last))
    return out


def _in_line(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of passages in a line of ``text``."""
    words = _WORD_AND_GAP.findall(text, start, end)
    if not words:
        return
    scores = [score(word[:_LONGEST]) for word, _ in words]
    costs = [_AT_EDGE]
    costs += [_BETWEEN_WORDS if gap == " " else _cost(gap) for _, gap in words]
    costs[-1] = _AT_EDGE
    stretches = _passages([each.arabic for each in scores], costs)
    if _OTHER.search(text, start, end) is not None:
        stretches += _passages([each.other for each in scores], costs)
    if not stretches:
        return
    places = [match.span(1) for match in _WORD_AND_GAP.finditer(text, start, end)]
    for first, last in _united(stretches):
        begin, behind = places[first][0], places[last][1]
        if first == last and _QURANIC.search(text, begin, behind) is None:
            continue  # one word may be anything
        if first == 0 and last == len(words) - 1:
            line = text[start:end]
            yield end - len(line.lstrip()), start + len(line.rstrip())
        else:
            yield begin, _end(text, begin, behind)


def _cost(gap: str) -> int:
    return _BETWEEN_WORDS if _MARK.search(gap) is None else _AT_MARK


def _united(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Unite stretches that overlap."""
    united: list[tuple[int, int]] = []
    for first, last in sorted(stretches):
        if united and first <= united[-1][1]:
            united[-1] = (united[-1][0], max(last, united[-1][1]))
        else:
            united.append((first, last))
    return united


def _end(text: str, start: int, end: int) -> int:
    """Tell where a passage ends: behind the bracket or quotation mark that closes within reach."""
    marks = _END_MARKS.match(text, end)
    at = end if marks is None else marks.end()
    closing = text[at : at + 1]
    opening = _OPENING.get(closing)
    if opening is None:
        return end
    opened = text.count(opening, start, end)
    open_still = opened % 2 if opening == closing else opened - text.count(closing, start, end)
    return at + 1 if open_still > 0 else end


# --- which lines may hold one ---------------------------------------------------------------------

_BEGINNING_CLASS: Final = f"{LINE_BREAKS}«"
_NO_BREAK: Final = re.compile(f"[^{LINE_BREAKS}]*")
_OTHER_BREAKS: Final = LINE_BREAKS.replace("\n", "")
# What Arabic or Pashto is full of and Persian is not, of words that begin as few Persian ones do.
_SIGN_WORDS: Final = (
    "ابا ابن ابو اذا الا التی الذی الذین الله اللهم الم الی الیه انا انت انما انه انهم انک انی "
    "علیه علیها علیهم علیک علیکم عن عند عنه عنها فاذا فاما فان فانما فانه فقال فقالت فقد فلا فلم "
    "فلما فلن فما فمن فهل فهو فی فیه فیها قال قالت قالوا قد قل قلت لا لعل لعلهم لعلکم لقد لله لم "
    "لن لنا لها لهم لک لکل لکم لیس هذا هذه هل هنا هو واذا واما وسلم وقال وقالوا وقد ولا ولقد ولم "
    "ولو ولکن وما ومن وهم وهو وکان وکم"
)
_ARTICLE: Final = (
    "ال(?:[ثجحخدذرسشصضطظغقن]|ع[^ا]|ا[^ن]|ان[ا-ی]|م[^اپن ]|[بتف][^ا-ته-ی ]|و[^ا ])",
    "وال[ب-خذ-نوه]",
    "لل[ا-ی]",
)


def _sign_words() -> str:
    words = [word.replace("ی", "[یيى]").replace("ک", "[کك]") for word in _SIGN_WORDS.split()]
    words = sorted([rf"{word}\b" for word in words] + list(_ARTICLE))
    groups = groupby(words, lambda word: word[0])
    return "|".join(f"{first}(?:{'|'.join(word[1:] for word in group)})" for first, group in groups)


SIGNS: Final = (
    re.compile(f" (?:{_sign_words()})"),
    re.compile(
        f"[{_BEGINNING_CLASS}{_VOWEL_CLASS}{QURANIC_CLASS}{_OTHER_LETTERS}أإةٱ]"
        f"(?:(?<![{_BEGINNING_CLASS}{_VOWEL_CLASS}أ])|(?<![{_LETTER_CLASS}]أ)(?<=أ)"
        f"|(?<=[{_VOWEL_CLASS}])[{_LETTER_CLASS}]{{1,2}}\u0651?[{_VOWEL_CLASS}]"
        f"|(?<=[{_BEGINNING_CLASS}])(?:{_sign_words()}))"
    ),
)
"""A line without a match of any of these, with a line break before it, holds no passage.

Two patterns, since one with a literal space before it runs twice as fast as with a class there."""


def _signed_lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield where those lines begin and end in which there is a sign of a passage."""
    padded = f"\n{text}"
    # Of a match, the last character is in the line, whatever its first one is.
    signs = [match.end() - 2 for sign in SIGNS for match in sign.finditer(padded)]
    end = -1
    for sign in sorted(signs):
        if sign <= end:
            continue
        start = max(0, end, text.rfind("\n", max(0, end), sign) + 1)
        for line_break in _OTHER_BREAKS:
            start = max(start, text.rfind(line_break, start, sign) + 1)
        end = _NO_BREAK.match(text, sign).end()
        yield start, end


def _has_sign(text: str) -> bool:
    padded = f"\n{text}"
    return SIGNS[0].search(padded) is not None or SIGNS[1].search(padded) is not None


def find_passages(text: str) -> list[tuple[int, int]]:
    """Return the spans of passages in other languages and of Quranic words, sorted and disjoint.

    Args:
        text: Any text; protected tokens in it have been replaced by ``chars.TOKEN``.

    Examples:
        >>> text = "او گفت: هذه مدينة قديمة في الجبل، ولی نماند."
        >>> [text[start:end] for start, end in find_passages(text)]
        ['هذه مدينة قديمة في الجبل']
        >>> find_passages("او گفت: اين شهر قديمي است.")
        []
    """
    if not _has_sign(text):
        return []
    return [
        piece.span()
        for start, end in _signed_lines(text)
        for span in _in_line(text, start, end)
        for piece in _NOT_TOKENS.finditer(text, *span)
    ]
