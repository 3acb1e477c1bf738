"""Predicates: whether a word beside others is a verb.

Guarantees that what a form is, is asked of the lexicon; no list of forms is kept here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from persian_clean.words.model import MI

if TYPE_CHECKING:
    from persian_clean.words.forms import Lexicon

BEING: Final = ("است", "بود", "باش", "هست", "نیست", "شد", "شو", "شه", "بشه", "بشو")
"""How verbs begin that say what somebody is; «ن» may stand before."""


class Predicates:
    """Knows the verbs of one lexicon as they stand in a line."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Keep the tables."""
        self._lexicon = lexicon
        self._form = lexicon.form

    def is_present(self, word: str) -> bool:
        """Say whether «می» was written solid with its verb: «میره»."""
        verb = word.removeprefix("ن").removeprefix("می")
        follows = self._lexicon.verbs.follows_mi
        return len(verb) < len(word) - 1 and (follows(verb) or follows(f"آ{verb[1:]}"))

    def is_verb(self, word: str) -> bool:
        """Say whether a word is a form of a verb, or «می»."""
        known = self._form(word).kind == "V" or self._lexicon.verbs.is_form(word)
        return known or word in MI or word == "کن"

    def goes(self, word: str) -> bool:
        """Say whether a word is a verb of the present, the past or the future."""
        return word.startswith("خواه") or self.is_present(word) or self.is_verb(word)

    def acts(self, word: str) -> bool:
        """Say whether a word is a verb, and none that says what somebody is."""
        being = word.removeprefix("ن").startswith(BEING)
        return not being and (self.is_present(word) or self.is_verb(word))
