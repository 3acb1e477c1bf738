"""Letters: what this package counts as a letter of Arabic, and of languages beside Persian."""

from __future__ import annotations

import re
from typing import Final

from persian_clean.chars import HAMZA_ABOVE, LETTER_CLASS, PERSIAN_LETTERS

AE: Final = "\N{ARABIC LETTER AE}"
OTHER_LETTERS: Final = re.sub(
    f"[^{LETTER_CLASS}]|[{PERSIAN_LETTERS}أإٱةكيىۀ]", "", "".join(map(chr, range(0x600, 0x700)))
)
"""Letters that neither Persian nor Arabic has; each may be a slip of a keyboard."""
ANY_LETTER_CLASS: Final = f"{LETTER_CLASS}\u0620\u063b-\u063f\u0750-\u077f\u08a0-\u08c7"
VOWEL_CLASS: Final = "\u064e-\u0650\u0652\u0670"
"""Signs with which Arabic is vocalised; Persian writes one where a word can be misread."""
OTHER: Final = re.compile(f"[{OTHER_LETTERS}](?!(?<={AE}){HAMZA_ABOVE})")
"""A line without such a letter has nothing Kurdish, Urdu or Pashto."""
