"""tokenizers: a normalizer that keeps the alignment.

Guarantees that the offsets of every token are those of the text as it was before cleaning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tokenizers.normalizers import Normalizer

from persian_clean import STANDARD, explain

if TYPE_CHECKING:
    from tokenizers import NormalizedString

    from persian_clean import Config


class PersianNormalizer:
    """The custom component that ``persian_normalizer`` wraps.

    Args:
        config: Which rules run.
    """

    def __init__(self, config: Config = STANDARD) -> None:
        self.config = config

    def normalize(self, normalized: NormalizedString) -> None:
        """Clean the string where it is.

        Args:
            normalized: The string, as other normalizers may have left it.
        """
        result = explain(normalized.normalized, self.config)
        if not result.edits:
            return
        became = list(result.original)  # what each character becomes: one, several or none
        first = ""
        for edit in result.edits:
            last = edit.end - 1
            if last < 0:
                first = edit.after
            elif last < edit.start:  # what is inserted goes with the character before it
                became[last] += edit.after
            else:
                for i in range(edit.start, last):
                    became[i] = edit.after[i - edit.start :][:1]
                became[last] = edit.after[last - edit.start :]
        became[0] = first + became[0]
        # Only changes of one character to one keep the alignment: others go by way of a stand-in.
        taken = set(result.original).union(*became)
        free = (chr(code) for code in range(0x10FFFD, 0xF0000, -1) if chr(code) not in taken)
        stand_ins = {text: next(free) for text in sorted(set(became)) if len(text) != 1}
        chars = iter([stand_ins.get(text, text) for text in became])
        normalized.map(lambda _: next(chars))
        for text, stand_in in stand_ins.items():
            normalized.replace(stand_in, text)


def persian_normalizer(config: Config = STANDARD) -> Normalizer:
    """Return the normalizer for ``tokenizer.normalizer``.

    Args:
        config: Which rules run.
    """
    return Normalizer.custom(PersianNormalizer(config))
