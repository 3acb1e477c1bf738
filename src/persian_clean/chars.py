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
NBSP: Final = "\N{NO-BREAK SPACE}"
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
HAMZA_ABOVE: Final = "\N{ARABIC HAMZA ABOVE}"
MADDAH_ABOVE: Final = "\N{ARABIC MADDAH ABOVE}"
SHADDA: Final = "\N{ARABIC SHADDA}"
FATHATAN: Final = "\N{ARABIC FATHATAN}"

PERSIAN_LETTERS: Final = "اآبپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیءأؤئ"
"""The alphabet, alef with maddah, and hamza with its carriers, as Persian spells them."""

NON_JOINING: Final = "اآدذرزژوؤأإٱء"
"""Letters that do not join to the letter after them: a ZWNJ after one of them is invisible."""

LETTER_CLASS: Final = "ء-غف-ي\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff"
"""Letters of the Arabic block, without digits, marks and tatweel."""

MARK_CLASS: Final = "\u064b-\u065f\u0670"
"""Persian and Arabic diacritics (harakat, tanvin, shadda, hamza and maddah above, small alef)."""

# --- digits -------------------------------------------------------------------------------------

ASCII_DIGITS: Final = "0123456789"
PERSIAN_DIGITS: Final = "۰۱۲۳۴۵۶۷۸۹"
ARABIC_DIGITS: Final = "٠١٢٣٤٥٦٧٨٩"
DIGIT_CLASS: Final = "0-9۰-۹٠-٩"
