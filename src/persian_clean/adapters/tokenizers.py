"""tokenizers: normalizers that keep the alignment.

Guarantees that the offsets of every token are those of the text as it was before cleaning.

``persian_normalizer`` does all that ``clean`` does, in Python, which tokenizers neither saves nor
pickles; ``PersianTokenizer`` can be pickled. ``character_normalizer`` replaces single characters
only, and is saved with the tokenizer.
"""

from __future__ import annotations

import copyreg
from typing import TYPE_CHECKING, Any, Final

from tokenizers import Regex, Tokenizer
from tokenizers.normalizers import Normalizer, Replace, Sequence

from persian_clean import STANDARD, explain
from persian_clean.adapters.characters import characters
from persian_clean.config import checked_config

if TYPE_CHECKING:
    from collections.abc import Callable

    from tokenizers import NormalizedString

    from persian_clean import Config


class PersianNormalizer:
    """The custom component that ``persian_normalizer`` wraps.

    Args:
        config: Which rules run.
    """

    def __init__(self, config: Config = STANDARD) -> None:
        self.config = checked_config(config)

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
    """Return the normalizer for ``tokenizer.normalizer``. It can be pickled, but not saved.

    Args:
        config: Which rules run.

    Raises:
        TypeError: ``config`` is not a config.
    """
    normalizer = Normalizer.custom(PersianNormalizer(config))
    normalizer.config = config
    return normalizer


def _reduce(normalizer: Normalizer) -> tuple[Callable[..., Normalizer], tuple[Config]]:
    config = getattr(normalizer, "config", None)
    if config is None:
        raise TypeError("this normalizer is not from persian_normalizer(), and cannot be pickled")
    return persian_normalizer, (config,)


# Only normalizers written in Python are of this very class, and those could not be pickled at all.
copyreg.pickle(Normalizer, _reduce)


_USES: Final = frozenset(
    "encode encode_batch encode_batch_fast decode decode_batch token_to_id id_to_token get_vocab "
    "get_vocab_size num_special_tokens_to_add post_process".split()
)
"""What may be asked of a tokenizer that is set up."""


class PersianTokenizer:
    """A tokenizer that cleans its texts first, and that can be pickled and sent to processes.

    It encodes and decodes as the tokenizer does: ``encode``, ``encode_batch``, ``decode`` …

    Args:
        tokenizer: A tokenizer as it was trained or loaded, with its padding, truncation and added
            tokens; it stays as it is.
        config: Which rules run, before the normalizer that the tokenizer has.

    Raises:
        TypeError: ``config`` is not a config.

    Attributes:
        tokenizer: The tokenizer without the cleaning, which is what can be saved.
        config: Which rules run.
    """

    __slots__ = ("_cleaning", "config", "tokenizer")

    def __init__(self, tokenizer: Tokenizer, config: Config = STANDARD) -> None:
        self.tokenizer = tokenizer
        self.config = config
        self._cleaning = Tokenizer.from_str(tokenizer.to_str())
        own = tokenizer.normalizer
        cleaner = persian_normalizer(config)
        self._cleaning.normalizer = Sequence([cleaner, own]) if own else cleaner

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        if name in _USES:
            return getattr(self._cleaning, name)
        raise AttributeError(f"{name}: a PersianTokenizer encodes and decodes; ask its .tokenizer")

    def __reduce__(self) -> tuple[type[PersianTokenizer], tuple[Tokenizer, Config]]:
        return type(self), (self.tokenizer, self.config)


def character_normalizer(config: Config = STANDARD) -> Normalizer:
    """Return a normalizer without any Python in it, which is saved with the tokenizer.

    It does what the rules do that replace single characters, as ``covered`` in
    ``persian_clean.adapters.characters`` says; not words, spaces or punctuation. Most of its time
    goes to presentation forms: where there are none, disable ``presentation-form``.

    Args:
        config: Which rules run.

    Raises:
        TypeError: ``config`` is not a config.
    """
    sources: dict[str, str] = {}
    for char, new in characters(config).items():
        sources[new] = sources.get(new, "") + f"\\x{{{ord(char):X}}}"
    return Sequence([Replace(Regex(f"[{old}]"), new) for new, old in sources.items()])
