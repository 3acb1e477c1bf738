"""SEARCH: spellings of a word that have one key, and words that don't."""

from __future__ import annotations

import pytest

from persian_clean import SEARCH, clean
from showing import visible

ONE_KEY = [
    "حریم|خصوصی حریم_خصوصی",
    "شبکه|های|اجتماعی شبکه_های_اجتماعی شبکه|های_اجتماعی",
    "رمز|عبور رمز_عبور",
    "نصب|شده نصب_شده",
    "به|روز به_روز",
    "به|عنوان به_عنوان بعنوان",
    "به|خاطر به_خاطر بخاطر",
    "گفت|وگو گفت_و_گو گفت|و|گو گفت_وگو",
    "بیست|ویک بیست_و_یک",
    "می|آید می_آید میآید مي|آيد",
    "نمی|آورند نمی_آورند نمیآورند",
    "کتابخانه کتاب_خانه کتاب|خانه",
    "آنها آن_ها آن|ها ان|ها",
    "آنچه آن|چه",
    "رفته|است رفته_است",
    "زنده|ام زنده_ام",
    "علاءالدین علاالدین علاءالدين",
    "خانۀ خانهٔ خانه|ی خانه_ی",
    "آی|پی آی_پی",
    "علیرضا علی_رضا علی|رضا",
    "محمدرضا محمد_رضا",
]
OTHER_KEYS = [
    "تن|ها تنها",
    "به|روز بهروز",
    "به|نام بهنام",
    "اس|اس اساس",
    "پی|سی پیسی",
    "کتاب_خوب کتابخوب",
    "آن_خانه آنخانه",
    "می_ناب میناب",
    "محمد_کریمی محمدکریمی",
    "بلیت بلیط",
]


def texts(row: str) -> list[str]:
    with_zwnj = row.replace("|", "\N{ZERO WIDTH NON-JOINER}")
    return [text.replace("_", " ") for text in with_zwnj.split(" ")]


def keys(row: str) -> set[str]:
    return {visible(clean(text, SEARCH)) for text in texts(row)}


@pytest.mark.parametrize("spellings", ONE_KEY)
def test_spellings_have_one_key(spellings: str) -> None:
    assert len(keys(spellings)) == 1


@pytest.mark.parametrize("words", OTHER_KEYS)
def test_words_have_keys_of_their_own(words: str) -> None:
    assert len(keys(words)) == 2


@pytest.mark.parametrize("spellings", ONE_KEY)
def test_a_query_has_the_key_that_it_has_in_a_line(spellings: str) -> None:
    for text in texts(spellings):
        assert clean(text, SEARCH) in clean(f"دیروز {text} را دیدم", SEARCH)
