"""Characters: their Unicode names, the classes rules are written with, and token edges.

Guarantees that no other module needs to spell an invisible or look-alike character.
The ``*_CLASS`` strings are bodies of regular-expression character classes, to be written
inside square brackets.
"""

from __future__ import annotations

from typing import Final

# --- invisible characters -----------------------------------------------------------------------

ZWNJ: Final = "\N{ZERO WIDTH NON-JOINER}"
ZWJ: Final = "\N{ZERO WIDTH JOINER}"
ZWSP: Final = "\N{ZERO WIDTH SPACE}"
LRM: Final = "\N{LEFT-TO-RIGHT MARK}"
RLM: Final = "\N{RIGHT-TO-LEFT MARK}"
ALM: Final = "\N{ARABIC LETTER MARK}"
SOFT_HYPHEN: Final = "\N{SOFT HYPHEN}"
WORD_JOINER: Final = "\N{WORD JOINER}"
BYTE_ORDER_MARK: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"
NOT_SIGN: Final = "\N{NOT SIGN}"
TATWEEL: Final = "\N{ARABIC TATWEEL}"

LINE_BREAKS: Final = "\n\r\v\f\x1c\x1d\x1e\x85\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}"
"""What ``str.splitlines`` ends a line at: no rule looks or reaches across one."""

SHORT_NAMES: Final = {
    "\t": "TAB",
    "\n": "LF",
    "\r": "CR",
    "\N{NO-BREAK SPACE}": "NBSP",
    "\N{NARROW NO-BREAK SPACE}": "NNBSP",
    SOFT_HYPHEN: "SHY",
    TATWEEL: "TATWEEL",
    ZWNJ: "ZWNJ",
    ZWJ: "ZWJ",
    ZWSP: "ZWSP",
    WORD_JOINER: "WJ",
    BYTE_ORDER_MARK: "BOM",
    LRM: "LRM",
    RLM: "RLM",
    ALM: "ALM",
    "\N{LEFT-TO-RIGHT EMBEDDING}": "LRE",
    "\N{RIGHT-TO-LEFT EMBEDDING}": "RLE",
    "\N{POP DIRECTIONAL FORMATTING}": "PDF",
    "\N{LEFT-TO-RIGHT OVERRIDE}": "LRO",
    "\N{RIGHT-TO-LEFT OVERRIDE}": "RLO",
    "\N{LEFT-TO-RIGHT ISOLATE}": "LRI",
    "\N{RIGHT-TO-LEFT ISOLATE}": "RLI",
    "\N{FIRST STRONG ISOLATE}": "FSI",
    "\N{POP DIRECTIONAL ISOLATE}": "PDI",
}
"""What they are called where a reader is to see them."""

# --- letters ------------------------------------------------------------------------------------

FARSI_YEH: Final = "\N{ARABIC LETTER FARSI YEH}"
ARABIC_YEH: Final = "\N{ARABIC LETTER YEH}"
ALEF_MAKSURA: Final = "\N{ARABIC LETTER ALEF MAKSURA}"
KEHEH: Final = "\N{ARABIC LETTER KEHEH}"
ARABIC_KAF: Final = "\N{ARABIC LETTER KAF}"
HEH: Final = "\N{ARABIC LETTER HEH}"
TEH_MARBUTA: Final = "\N{ARABIC LETTER TEH MARBUTA}"
HEH_WITH_YEH_ABOVE: Final = "\N{ARABIC LETTER HEH WITH YEH ABOVE}"
HAMZA: Final = "\N{ARABIC LETTER HAMZA}"
KASRA: Final = "\N{ARABIC KASRA}"
SUKUN: Final = "\N{ARABIC SUKUN}"
HAMZA_ABOVE: Final = "\N{ARABIC HAMZA ABOVE}"

PERSIAN_LETTERS: Final = "اآبپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیءأؤئ"
"""The alphabet, alef with maddah, and hamza with its carriers, as Persian spells them."""

QURANIC_CLASS: Final = "\u0610-\u061a\u06d6-\u06ed\u08d3-\u08ff"
"""Annotation signs of the Quran."""

NON_JOINING: Final = "اآدذرزژوؤأإٱء"
"""Letters that do not join to the letter after them: a ZWNJ after one of them is invisible."""

LETTER_CLASS: Final = "ء-غف-ي\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff"
"""Letters of the Arabic block, without digits, marks and tatweel."""

MARK_CLASS: Final = "\u064b-\u065f\u0670"
"""Persian and Arabic diacritics (harakat, tanvin, shadda, hamza and maddah above, small alef)."""

FOREIGN_CLASS: Final = (
    "\u0620\u063b-\u063f\u066e\u066f\u0672\u0673\u0675-\u067d\u067f\u0680-\u0685\u0687-\u0697"
    "\u0699-\u06a0\u06a2-\u06a8\u06ac-\u06ae\u06b0-\u06b9\u06bb-\u06bd\u06bf"
    "\u06c6-\u06cb\u06ce\u06cf\u06d1\u06d3\u06ee\u06ef\u06fa-\u06fc\u06ff"
)
"""Letters that no Persian word has and no slip of the keyboard explains: a word with one of them
is Kurdish, Pashto, Urdu, Sindhi, Uyghur …"""

SCRIPT_CLASS: Final = (
    "\u0620-\u063f\u0641-\u064a\u0660-\u0669\u066e\u066f\u0671-\u06d3\u06d5\u06ee-\u06fc\u06ff"
    "\u0750-\u077f\u08a0-\u08c7\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc"
)
"""Letters and digits of the Arabic script, presentation forms included."""

TOKEN: Final = "\ufdd0"  # noqa: S105  no password
"""Stands for one protected token while rules run: a noncharacter, in no class of any rule."""

# --- digits -------------------------------------------------------------------------------------

ASCII_DIGITS: Final = "0123456789"
PERSIAN_DIGITS: Final = "۰۱۲۳۴۵۶۷۸۹"
ARABIC_DIGITS: Final = "٠١٢٣٤٥٦٧٨٩"
DIGIT_CLASS: Final = "0-9۰-۹٠-٩"

# --- brackets and marks -------------------------------------------------------------------------

CLOSING_CLASS: Final = r")\]}»›”"
"""Closing brackets and quotation marks."""

# --- texts --------------------------------------------------------------------------------------


def as_text(text: object) -> str:
    """Return a text as a plain string: derived ones are cut and joined in ways of their own.

    Args:
        text: Any string, such as one of numpy, MarkupSafe or Beautiful Soup.

    Raises:
        TypeError: It is none.
    """
    if type(text) is str:
        return text
    if not isinstance(text, str):
        raise TypeError(f"text must be a str, not {type(text).__name__}")
    return str.__str__(text)
