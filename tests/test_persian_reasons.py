"""Each rule says in Persian why it is one."""

from __future__ import annotations

import pytest

from persian_clean import RULES, clean
from persian_clean.rules.persian import reasons


def test_each_rule_has_a_reason_in_persian() -> None:
    assert reasons().keys() == {rule.name for rule in RULES}


@pytest.mark.parametrize(("name", "why"), reasons().items())
def test_the_reasons_are_clean_persian(name: str, why: str) -> None:
    assert clean(why) == why, name
    assert why.endswith(".")
