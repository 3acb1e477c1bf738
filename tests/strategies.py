"""What the property tests are fed: Persian atoms, whatever else Unicode has, and configs."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import strategies as st

from persian_clean import CORPUS, RULES, SEARCH, STANDARD, Config

ATOMS = (
    # words and parts of words
    "کتاب", "خانه", "می", "نمی", "خواهم", "رفت", "ها", "های", "تر", "ترین", "ای", "ام", "است",
    "و", "در", "به", "بی", "علي", "كتاب", "شده", "ساعت", "گزارشها", "میخواهیم", "دراین", "ی", "ه",
    "ي", "ى", "ة", "ۀ", "ە", "ہ", "ھ", "ے", "ێ", "ٹ", "ك", "أ", "إ", "آ", "ا", "ء", "ئ", "ؤ", "ـ",
    "في", "إلى", "هذه", "مدينة", "الذي",
    "نیم", "فاصله", "خیلیی",
    # marks
    " \u064b", " \u0654", " ء",
    "\u064b", "\u064e", "\u0651", "\u0653", "\u0654", "\u0670", "\u06e1",
    # invisible characters
    "\u200c", "\u200c", "\u200d", "\u200b", "\u200e", "\u200f", "\u061c", "\u00ad", "\u00ac",
    "\u2060", "\ufeff", "\u202a", "\u202b", "\u202c", "\u2066", "\u2068", "\u2069", "\ufdd0",
    "\ue000", "\x81", "\x93", "\x9d", "\x02",
    # spaces and line breaks
    " ", " ", " ", "  ", "\t", "\u00a0", "\u2009", "\n", "\n", "\r\n", "\r", "\x0b",
    "\x85", "\u2028",
    # marks and brackets
    ".", "..", "...", "…", ",", "،", ";", "؛", ":", "?", "؟", "!", "(", ")", "[", "]", "«",
    "»", '"', '"', "“", "”", "''", "{", "}", "--", "؟؟", ' "', '" ', "),", "٬ ",
    "<<", ">>", "<", ">", "-", "–", "/", "%", "٪", "=", "&", "'", "`", "#", "@", "+",
    # digits and tokens
    "۱", "۲۳", "٤", "٥٦", "7", "89", "۱۲۳", "000", "٫", "٬", "https://a.b/c", "a@b.ir", "API",
    "v1.2", "x", "<b>", "&zwnj;", "2018-05-18", "۱۰:۳۰", "1,234", "۱.۵", "#خبر", "فایل.pdf",
    "192.168.1.1", "\\ref{", "\\", "@book{", "&#1705;", "①",
    # dates
    "۲۸", "اردیبهشت", "۹۷", "۱۳۹۷", "۱۳۹۷/۰۲/۲۸", "(۲۸/۲/۹۷)", "مهر", "دی", "28", "1397", "تا",
    "شهریورماه",
    # presentation forms, emoji
    "\ufef2", "\ufefb", "\ufdf2", "\ufdfa", "\ufdfc", "👨\u200d👩\u200d👧",
    "1\ufe0f\u20e3", "\ud800",
)  # fmt: skip

texts = st.lists(st.one_of(st.sampled_from(ATOMS), st.text(max_size=2)), max_size=14).map("".join)
"""Persian atoms mixed with arbitrary code points, lone surrogates included."""

_FREE = [rule.name for rule in RULES if rule.policy is None]

SPELLINGS = frozenset({"کتاب خانه", "بی\u200cدر", "دراین", "می رفت"})

presets = st.sampled_from([STANDARD, CORPUS, SEARCH])
_built = st.builds(
    Config,
    rules=st.frozensets(st.sampled_from(_FREE)),
    digits=st.sampled_from(["keep", "persian", "ascii"]),
    dates=st.sampled_from(["keep", "iso", "annotate"]),
    diacritics=st.sampled_from(["keep", "tanvin-shadda", "drop"]),
    ezafe=st.sampled_from(["keep", "hamza", "yeh", "drop"]),
    passages=st.sampled_from(["keep", "fold"]),
    zwnj=st.sampled_from(["keep", "keep", "space", "drop"]),
    joins=st.sampled_from(["standard", "certain", "every"]),
    reference=st.sampled_from([None, dt.date(2018, 5, 20)]),
    spellings=st.sampled_from([frozenset(), SPELLINGS]),
    leave=st.sampled_from([frozenset(), frozenset({"كتاب ها", "می", "علي"})]),
)
_isolating = _built.map(lambda config: replace(config.disable("bidi-control"), isolate_dates=True))
configs = st.one_of(presets, _built, _isolating)
