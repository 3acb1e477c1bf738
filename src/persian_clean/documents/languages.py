"""Languages: documents, and parts of them, that say they are in another language.

Guarantees that only languages written in the Arabic script count: text in any other has nothing
that the rules touch.
"""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Final

_OTHERS: Final = frozenset(
    "acm aeb ajp apc apd ar ara arc arq ary arz ayl az azb aze bal bcc bft bgn bqi brh ckb dv glk "
    "kas khw kmr ks ku kur lki lrc luz mzn ota pbt pnb prd ps pus sd sdh skr snd syr trw ug uig ur "
    "urd".split()
)
_THERE: Final = frozenset(
    "ha-cm ha-sd kk-af kk-cn kk-ir kk-mn ky-cn ms-cc pa-pk tg-pk uz-af".split()
)
"""Languages that are written in it in some countries (likely subtags of CLDR)."""
_PERSIAN: Final = frozenset({"fa", "fas", "per", "pes", "prs"})
_SEPARATOR: Final = re.compile("[-_+]")
# As Android has them, too: values-ur-rPK, values-b+sd+Arab.
_IN_NAME: Final = re.compile(r"(?:\A|[-_.+])([a-z]{2,3})(?:[-_+](?:[Aa]rab|r?[A-Z]{2}|\d{3}))*\Z")


def is_other_language(tag: object) -> bool:
    """Tell whether a language tag names another language of the Arabic script.

    Args:
        tag: A tag as in BCP 47 or a locale, such as ``ar-EG`` or ``ur_PK``; anything else is none.

    Examples:
        >>> is_other_language("ar-EG"), is_other_language("ur_PK")
        (True, True)
        >>> is_other_language("fa"), is_other_language("en"), is_other_language(1)
        (False, False, False)
    """
    if not isinstance(tag, str):
        return False
    language, *rest = _SEPARATOR.split(tag.strip().lower())
    return (
        language in _OTHERS
        or ("arab" in rest and language not in _PERSIAN)
        or any(f"{language}-{part[-2:]}" in _THERE for part in rest)
    )


def other_language(name: str | PurePath) -> str | None:
    """Return which other language of the Arabic script a file is in, by its name.

    Translations lie side by side, and what is right in Persian is wrong in Arabic.

    Args:
        name: Name or path of a file; it need not exist.

    Returns:
        The language, or None if the name says nothing, or Persian, or a language in another script.

    Examples:
        >>> other_language("i18n/ar.json"), other_language("locale/ur_PK/LC_MESSAGES/django.po")
        ('ar', 'ur')
        >>> other_language("i18n/fa.json"), other_language("docs/guide.md")
        (None, None)
    """
    path = PurePath(name)
    for part in (path.name.split(".", 1)[0], path.stem, *reversed(path.parts[:-1])):
        found = _IN_NAME.search(part.removesuffix(".lproj"))
        if found is not None and is_other_language(found[0].lstrip("-_.+")):
            return found[1]
    return None
