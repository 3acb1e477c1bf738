"""compat: a drop-in for ``hazm.Normalizer``.

Guarantees the constructor arguments and method names of hazm 0.10 to 0.12, and that the whole is
idempotent. What each does is done by the rules of this library, and hazm itself is not needed;
docs/hazm.md sets out the differences row by row.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from persian_clean import STANDARD, Config, clean, explain, shield
from persian_clean.chars import (
    HAMZA,
    HAMZA_ABOVE,
    HEH,
    HEH_WITH_YEH_ABOVE,
    LETTER_CLASS,
    LINE_BREAKS,
)
from persian_clean.rules import STAGES
from persian_clean.rules.letters import DRAWN, shorten_drawn
from persian_clean.words import knows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from persian_clean.rule import Stage


def _stages(*stages: Stage) -> frozenset[str]:
    return STANDARD.rules & {rule.name for stage in stages for rule in STAGES[stage]}


_MI: Final = STANDARD.rules & {"glued-mi"}
_FORMS: Final = frozenset({"presentation-form"})
_NUMBERS: Final = _stages("digits")
_SPACE_MARKS: Final = frozenset(n for n in _stages("punctuation") if n.startswith("space-"))
_STYLE: Final = _stages("punctuation") - _SPACE_MARKS
_SPACING: Final = (
    (_stages("spaces", "words") - _MI)
    | _SPACE_MARKS
    | {"blank-line-run", "carriage-return", "column-space", "decorative-tatweel", "indentation"}
)

_SIGNS: Final = str.maketrans(
    {
        "\N{RIAL SIGN}": "ریال",
        "\N{ARABIC LIGATURE BISMILLAH AR-RAHMAN AR-RAHEEM}": "بسم الله الرحمن الرحیم",
    }
)
_HONORIFICS: Final = (
    "\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}\N{ARABIC LIGATURE JALLAJALALOUHOU}"
)
_SPECIAL: Final = re.compile(
    f"{HEH_WITH_YEH_ABOVE}|{HEH}(?:{HAMZA_ABOVE}|{HAMZA}(?![{LETTER_CLASS}]))|[{_HONORIFICS}]"
)
_WORD: Final = re.compile(f"[{LETTER_CLASS}]+")
_LINE: Final = re.compile(f"[^{LINE_BREAKS}]+")
_DECIMAL: Final = re.compile(r"(?<![\d.,/:])(\d+)\.(\d+)(?![\d,/:]|\.\d)")


class HazmNormalizer:
    r"""Normalises as ``hazm.Normalizer`` does, by the rules of this library.

    Args:
        correct_spacing: Mend spaces and ZWNJ: between words, within them and around marks.
        remove_diacritics: Drop all diacritics.
        remove_specials_chars: Drop signs of the Quran, honorific ligatures and the small hamza of
            ezafe; passages in Arabic get Persian letters.
        decrease_repeated_chars: Write a letter that stands three times or more in a row once or
            twice, whichever gives a known word.
        persian_style: Write Persian quotation marks, commas, question marks, ellipses and decimal
            separators.
        persian_numbers: Write all digits as Persian ones.
        unicodes_replacement: Spell out signs that stand for words.
        seperate_mi: Part «می» and «نمی» from the verb they are glued to. The name is hazm's.

    Examples:
        >>> normalizer = HazmNormalizer()
        >>> normalizer.normalize("اِعلاممممم كَرد : «زمین لرزه ای با 6 دهم ریشتر»")
        'اعلام کرد: «زمین\u200cلرزه\u200cای با ۶ دهم ریشتر»'
        >>> HazmNormalizer(persian_numbers=False).normalize("6 دهم ریشتر")
        '6 دهم ریشتر'
    """

    def __init__(  # noqa: PLR0913, PLR0917  hazm's arguments
        self,
        correct_spacing: bool = True,  # noqa: FBT001, FBT002
        remove_diacritics: bool = True,  # noqa: FBT001, FBT002
        remove_specials_chars: bool = True,  # noqa: FBT001, FBT002
        decrease_repeated_chars: bool = True,  # noqa: FBT001, FBT002
        persian_style: bool = True,  # noqa: FBT001, FBT002
        persian_numbers: bool = True,  # noqa: FBT001, FBT002
        unicodes_replacement: bool = True,  # noqa: FBT001, FBT002
        seperate_mi: bool = True,  # noqa: FBT001, FBT002
    ) -> None:
        self._persian_style = persian_style
        self._unicodes_replacement = unicodes_replacement
        self._remove_specials_chars = remove_specials_chars
        self._decrease_repeated_chars = decrease_repeated_chars
        rules = _stages("letters") | {"arabic-digit", "unicode-space"}
        for wanted, names in (
            (correct_spacing, _SPACING),
            (persian_style, _STYLE),
            (persian_numbers, _NUMBERS),
            (seperate_mi, _MI),
        ):
            if wanted:
                rules |= names
        self._config = Config(
            rules=rules,
            digits="persian" if persian_numbers else "keep",
            diacritics="drop" if remove_diacritics else "keep",
            passages="fold" if remove_specials_chars else "keep",
        )

    def normalize(self, text: str) -> str:
        """Return the text normalised in all the ways the constructor was asked for.

        Args:
            text: Any string.

        Raises:
            TypeError: ``text`` is not a string.
        """
        text = clean(text, self._config)
        # Cleaning is idempotent, so what preparing no longer changes is done.
        while (prepared := self._prepare(text)) != text:
            text = clean(prepared, self._config)
        return text

    def _prepare(self, text: str) -> str:
        if self._persian_style:
            text = _LINE.sub(_write_decimals, text)
        if self._unicodes_replacement:
            text = text.translate(_SIGNS)
        if self._remove_specials_chars:
            text = _SPECIAL.sub(_drop_special, text)
        if self._decrease_repeated_chars:
            text = self.decrease_repeated_chars(text)
        return text

    def correct_spacing(self, text: str) -> str:
        r"""Mend spaces and ZWNJ between words, within them and around marks.

        Args:
            text: Any string.

        Examples:
            >>> HazmNormalizer().correct_spacing("سلام   دنیا")
            'سلام دنیا'
            >>> HazmNormalizer().correct_spacing("ماه می سال نو")
            'ماه می سال نو'
        """
        return clean(text, Config(rules=_SPACING))

    def remove_diacritics(self, text: str) -> str:
        """Drop all diacritics.

        Args:
            text: Any string.

        Examples:
            >>> HazmNormalizer().remove_diacritics("حَذفِ اِعراب")
            'حذف اعراب'
            >>> HazmNormalizer().remove_diacritics("آمدند")
            'آمدند'
        """
        return clean(text, Config(rules=frozenset(), diacritics="drop"))

    def remove_specials_chars(self, text: str) -> str:
        r"""Drop signs of the Quran, honorific ligatures and the small hamza of ezafe.

        Args:
            text: Any string.

        Examples:
            >>> HazmNormalizer().remove_specials_chars("خانه\N{ARABIC HAMZA ABOVE} ما")
            'خانه ما'
            >>> HazmNormalizer().remove_specials_chars("مسئول")
            'مسئول'
        """
        text = _SPECIAL.sub(_drop_special, text)
        return clean(text, Config(rules=frozenset(), passages="fold"))

    def decrease_repeated_chars(self, text: str) -> str:
        """Write a letter that stands three times or more in a row once or twice.

        Args:
            text: Any string.

        Examples:
            >>> HazmNormalizer().decrease_repeated_chars("دانشگاههههه")
            'دانشگاه'
            >>> HazmNormalizer().decrease_repeated_chars("سلامم")
            'سلامم'
        """
        return _WORD.sub(_shorten, text) if DRAWN.search(text) else text

    def persian_style(self, text: str) -> str:
        """Write Persian quotation marks, commas, question marks, ellipses and decimal separators.

        Args:
            text: Any string.

        Examples:
            >>> HazmNormalizer().persian_style('گفت "نه" 10.450 بار')
            'گفت «نه» 10٫450 بار'
            >>> HazmNormalizer().persian_style("نسخه v10.45")
            'نسخه v10.45'
        """
        return clean(_LINE.sub(_write_decimals, text), Config(rules=_STYLE))

    def persian_number(self, text: str) -> str:
        """Write all digits as Persian ones.

        Args:
            text: Any string.

        Examples:
            >>> HazmNormalizer().persian_number("5 درصد")
            '۵ درصد'
            >>> HazmNormalizer().persian_number("نسخه v1.2")
            'نسخه v1.2'
        """
        return clean(text, Config(rules=_NUMBERS, digits="persian"))

    def unicodes_replacement(self, text: str) -> str:
        r"""Spell out presentation forms and signs that stand for words.

        Args:
            text: Any string.

        Examples:
            >>> HazmNormalizer().unicodes_replacement("۵۰۰ \N{RIAL SIGN}")
            '۵۰۰ ریال'
            >>> HazmNormalizer().unicodes_replacement("۵۰۰ ریال")
            '۵۰۰ ریال'
        """
        return clean(text.translate(_SIGNS), Config(rules=_FORMS))

    def seperate_mi(self, text: str) -> str:
        r"""Part «می» and «نمی» from the verb they are glued to.

        Args:
            text: Any string.

        Examples:
            >>> HazmNormalizer().seperate_mi("نمیدانم چه میگفت")
            'نمی\u200cدانم چه می\u200cگفت'
            >>> HazmNormalizer().seperate_mi("میز")
            'میز'
        """
        return clean(text, Config(rules=_MI))

    def token_spacing(self, tokens: Iterable[str]) -> list[str]:
        r"""Merge tokens that are one word.

        Args:
            tokens: Tokens in the order they stand.

        Examples:
            >>> HazmNormalizer().token_spacing(["کتاب", "ها"])
            ['کتاب\u200cها']
            >>> HazmNormalizer().token_spacing(["ماه", "می", "سال", "نو"])
            ['ماه', 'می', 'سال', 'نو']
        """
        tokens = list(tokens)
        result = explain(" ".join(tokens), Config(rules=_SPACING & _stages("words")))
        parted = []
        start = at = 0
        for token in tokens[:-1]:
            at += len(token) + 1
            gap = result.to_clean(at - 1, at)
            if result.text[slice(*gap)] == " ":
                parted.append(result.text[start : gap[0]])
                start = gap[1]
        return [*parted, result.text[start:]] if tokens else []


def _drop_special(m: re.Match[str]) -> str:
    return "" if m[0] in _HONORIFICS else HEH


def _write_decimals(m: re.Match[str]) -> str:
    if _DECIMAL.search(m[0]) is None or shield.is_other_script(m[0], numbers=False):
        return m[0]
    line, hidden = shield.hide(m[0], shield.tokens(m[0]))
    return shield.show(_DECIMAL.sub(r"\1٫\2", line), hidden)


def _shorten(m: re.Match[str]) -> str:
    word = m[0]
    shorter = shorten_drawn(word)
    if shorter != word or knows(word):
        return shorter
    return DRAWN.sub(r"\1\1", word)
