"""Config: which rules run, and which side of each choice; an immutable value.

Guarantees that a config that exists is valid: unknown names and values are refused where they are
written, with the nearest right one.
"""

from __future__ import annotations

import datetime as dt  # noqa: TC003  typing.get_type_hints needs it
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, Final, Literal, Self, get_args

from persian_clean.dates.finding import as_reference
from persian_clean.rules import RULES, STAGES

if TYPE_CHECKING:
    from persian_clean.rule import Rule

Digits = Literal["keep", "persian", "ascii"]
Dates = Literal["keep", "iso", "annotate"]
Diacritics = Literal["keep", "tanvin-shadda", "drop"]
Ezafe = Literal["keep", "hamza", "yeh", "drop"]
Passages = Literal["keep", "fold"]
Zwnj = Literal["keep", "space", "drop"]
Joins = Literal["standard", "certain", "every"]

_CHOICES: Final = {
    "digits": get_args(Digits),
    "dates": get_args(Dates),
    "diacritics": get_args(Diacritics),
    "ezafe": get_args(Ezafe),
    "passages": get_args(Passages),
    "zwnj": get_args(Zwnj),
    "joins": get_args(Joins),
}
_SETS: Final = ("rules", "spellings", "leave")
_BY_NAME: Final = {rule.name: rule for rule in RULES}


class _StandardRules(frozenset[str]):
    """What ``rules`` is by default: too many names to be shown in a signature."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "STANDARD.rules"


_DEFAULT_RULES: Final = _StandardRules(
    rule.name for rule in RULES if rule.default and rule.policy is None
)


@dataclass(frozen=True, slots=True, init=False, repr=False)
class Config:
    r"""Which rules run, and the choices that text may make either way.

    ``rules``, ``spellings`` and ``leave`` are given as any iterable of strings. A config shows
    itself as what makes it from the nearest preset.

    Attributes:
        rules: Names of the rules that run. ``enable`` and ``disable`` derive another config.
        digits: ``keep`` each number's own digits (Arabic-Indic ones become Persian by the rule
            ``arabic-digit``), or write all of them ``persian`` or ``ascii``.
        dates: ``keep`` Solar Hijri dates as written, replace them by their ``iso`` form, or
            ``annotate`` them with it in brackets.
        diacritics: ``keep`` them, keep ``tanvin-shadda`` only, or ``drop`` all.
        ezafe: After silent heh, ``keep`` what is written, or write ``hamza`` (U+0654) or ``yeh``
            (ZWNJ and yeh) throughout, or ``drop`` it.
        passages: ``keep`` Arabic, Kurdish, Urdu and Pashto passages as they are, or ``fold`` their
            letters as if they were Persian.
        zwnj: ``keep`` ZWNJ, or write a ``space`` for it or ``drop`` it, for indexes.
        joins: Where words are joined or parted, do what a careful editor would (``standard``),
            only what is ``certain``, or join ``every`` compound of the lexicon, for searching.
        reference: The day the text was written, which settles two-digit years that may be of
            either century; None leaves them alone. A datetime is taken as its day. Matters only
            where ``dates`` is not ``keep``.
        isolate_dates: Whether to put the isolates U+2066 and U+2069 around the ISO dates that are
            written: without them a right-to-left line shows 2018-05-18 as 18-05-2018. It cannot
            go with the rule ``bidi-control``, which removes them.
        spellings: Words as you want them spelt: with a ZWNJ where the parts are one word, with a
            space where they stay apart, with neither where a word must not be cut. However the
            text parts or joins the letters of such a word there, it is written like that.
        leave: Terms that no rule may touch, exactly as they are given.

    Raises:
        ValueError: An unknown rule or choice.
        TypeError: A value of the wrong type.

    Examples:
        >>> from persian_clean import Config, clean
        >>> clean("سال 1402", Config(digits="persian"))
        'سال ۱۴۰۲'
        >>> clean("سال 1402", Config(digits="keep"))
        'سال 1402'
        >>> clean("بیت کوین و بیتکوین", Config(spellings=["بیت\u200cکوین"]))
        'بیت\u200cکوین و بیت\u200cکوین'
        >>> clean("گروه کتاب ها", Config(leave=["کتاب ها"]))
        'گروه کتاب ها'
        >>> Config(digits="persian").disable("latin-comma")
        Config(digits='persian').disable('latin-comma')
    """

    rules: frozenset[str]
    digits: Digits
    dates: Dates
    diacritics: Diacritics
    ezafe: Ezafe
    passages: Passages
    zwnj: Zwnj
    joins: Joins
    reference: dt.date | None
    isolate_dates: bool
    spellings: frozenset[str]
    leave: frozenset[str]

    def __init__(  # noqa: PLR0913  one for each field
        self,
        *,
        rules: Iterable[str] = _DEFAULT_RULES,
        digits: Digits = "keep",
        dates: Dates = "keep",
        diacritics: Diacritics = "keep",
        ezafe: Ezafe = "keep",
        passages: Passages = "keep",
        zwnj: Zwnj = "keep",
        joins: Joins = "standard",
        reference: dt.date | None = None,
        isolate_dates: bool = False,
        spellings: Iterable[str] = (),
        leave: Iterable[str] = (),
    ) -> None:
        given = dict(locals())
        for field in fields(self):
            value = given[field.name]
            if field.name in _SETS:
                value = _strings(field.name, value)
            object.__setattr__(self, field.name, value)
        if not self.rules <= _DEFAULT_RULES:
            _check_names(self.rules)
        _check_terms("spellings", self.spellings)
        _check_terms("leave", self.leave)
        for name, choices in _CHOICES.items():
            value = getattr(self, name)
            if value not in choices:
                raise ValueError(f"{name}={value!r} is not one of {', '.join(map(repr, choices))}")
        object.__setattr__(self, "reference", as_reference(self.reference))
        if not isinstance(self.isolate_dates, bool):
            raise TypeError(
                f"isolate_dates must be True or False, not {type(self.isolate_dates).__name__}"
            )
        if self.isolate_dates and "bidi-control" in self.rules:
            raise ValueError(
                "isolate_dates writes what the rule 'bidi-control' removes; use one of them"
            )

    def __repr__(self) -> str:
        ways = [_from_preset(self, name.upper(), preset) for name, preset in PRESETS.items()]
        return min([*ways, _from_rules(self)], key=len)

    def __reduce__(self) -> tuple[Any, ...]:
        # Sets have another order in each process; sorted, equal configs pickle to equal bytes.
        state = {field.name: getattr(self, field.name) for field in fields(self)}
        state |= {k: sorted(v) for k, v in state.items() if isinstance(v, frozenset)}
        return _restore, (type(self), state)

    def enable(self, *names: str) -> Self:
        r"""Return a config in which the named rules run too.

        Args:
            names: Names of rules, as in ``RULES``.

        Raises:
            TypeError: A name is not a string.
            ValueError: An unknown name, or a rule that a choice turns on (then the message names
                the choice).

        Examples:
            >>> from persian_clean import STANDARD, clean
            >>> clean("کار\u200cها", STANDARD.enable("invisible-zwnj"))
            'کارها'
            >>> clean("کتاب\u200cها", STANDARD.enable("invisible-zwnj"))
            'کتاب\u200cها'
        """
        _check_names(names)
        return replace(self, rules=self.rules | set(names))

    def disable(self, *names: str) -> Self:
        """Return a config in which the named rules do not run.

        Args:
            names: Names of rules, as in ``RULES``.

        Raises:
            TypeError: A name is not a string.
            ValueError: An unknown name, or a rule that a choice turns on.

        Examples:
            >>> from persian_clean import STANDARD, clean
            >>> clean("علي ,", STANDARD.disable("latin-comma"))
            'علی ,'
            >>> clean("علي ,", STANDARD)
            'علی،'
        """
        _check_names(names)
        return replace(self, rules=self.rules - set(names))

    def runs(self, name: str) -> bool:
        """Tell whether the named rule runs, by name or by choice.

        Args:
            name: Name of a rule, as in ``RULES``.

        Raises:
            TypeError: The name is not a string.
            ValueError: An unknown name.

        Examples:
            >>> from persian_clean import STANDARD
            >>> STANDARD.runs("arabic-yeh"), STANDARD.runs("ascii-digit")
            (True, False)
        """
        rule = _rule(name)
        if rule.policy is None:
            return name in self.rules
        choice, value = rule.policy
        return bool(getattr(self, choice) == value)


def _restore(kind: type[Config], state: dict[str, Any]) -> Config:
    return kind(**state)


def _strings(name: str, value: object) -> frozenset[str]:
    if isinstance(value, str | bytes | Mapping) or not isinstance(value, Iterable):
        raise TypeError(f"{name} must be a set or a list of strings, not {type(value).__name__}")
    strings = list(value)
    for string in strings:
        if not isinstance(string, str):
            raise TypeError(f"{name} must hold strings, not {type(string).__name__}")
    return frozenset(strings)


def _check_terms(name: str, terms: frozenset[str]) -> None:
    for term in terms:
        if not term.strip() or len(term.splitlines()) != 1:
            raise ValueError(f"{name}: {term!r} is not a word or a term on one line")


def _rule(name: object) -> Rule:
    if not isinstance(name, str):
        raise TypeError(
            f"a rule is named by a string, not by {type(name).__name__}; "
            "several names are several arguments: enable('arabic-yeh', 'arabic-kaf')"
        )
    rule = _BY_NAME.get(name)
    if rule is None:
        raise ValueError(f"no rule is named {name!r}; {_hint(name)}")
    return rule


def _hint(name: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415  slow to import, seldom needed

    if name in STAGES:
        return f"it is a stage: name those of RULES whose stage is {name!r}"
    near = get_close_matches(name, _BY_NAME, 1)
    return f"did you mean {near[0]!r}?" if near else "RULES names them all"


def _check_names(names: Iterable[object]) -> None:
    for name in names:
        rule = _rule(name)
        if rule.policy is not None:
            choice, value = rule.policy
            raise ValueError(f"rule {name!r} is turned on by the choice {choice}={value!r}")


def _from_preset(config: Config, name: str, preset: Config) -> str:
    """Write what makes a config from a preset."""
    choices = _unlike(config, preset)
    if choices:
        name = f"Config({choices})" if preset == STANDARD else f"replace({name}, {choices})"
    for verb, rules in (
        ("enable", config.rules - preset.rules),
        ("disable", preset.rules - config.rules),
    ):
        if rules:
            name += f".{verb}({', '.join(map(repr, sorted(rules)))})"
    return name


def _from_rules(config: Config) -> str:
    """Write what makes a config of the names of its rules."""
    choices = _unlike(config, STANDARD)
    return f"Config(rules={sorted(config.rules)}{', ' if choices else ''}{choices})"


def _unlike(config: Config, preset: Config) -> str:
    """Write the fields in which a config differs from a preset, but for the rules."""
    values = ((field.name, getattr(config, field.name)) for field in fields(config)[1:])
    return ", ".join(
        f"{name}={sorted(value) if isinstance(value, frozenset) else value!r}"
        for name, value in values
        if value != getattr(preset, name)
    )


def checked_config(config: object) -> Config:
    """Return what was given as a config, if it is one.

    Raises:
        TypeError: It is none.
    """
    if isinstance(config, Config):
        return config
    what = type(config).__name__
    if isinstance(config, str) and config.lower() in PRESETS:
        raise TypeError(f"config must be a Config, not {what}: {config.upper()}, not {config!r}")
    raise TypeError(f"config must be a Config such as STANDARD, not {what}")


_STYLE: Final = frozenset(
    {
        "curly-quotes",
        "latin-comma",
        "misplaced-space",
        "latin-percent",
        "latin-question-mark",
        "latin-quotes",
        "latin-semicolon",
        "latin-thousands",
        "joined-ha",
        "joined-tar",
        "doubled-guillemets",
        "separator-for-comma",
        "space-after-bracket",
        "space-after-full-stop",
        "space-after-mark",
        "space-before-bracket",
        "space-before-mark",
        "space-inside-brackets",
        "three-dots",
    }
)

STANDARD: Final = Config()
"""What a careful editor would do, and nothing that cannot be undone."""

CORPUS: Final = Config(joins="certain").disable(*_STYLE).enable("private-use")
"""For language-model data: what is surely an artefact of typing or conversion, nothing of style."""

SEARCH: Final = Config(
    digits="ascii", diacritics="drop", ezafe="drop", passages="fold", joins="every"
).enable(
    "bidi-control",
    "column-space",
    "compatibility-digit",
    "final-hamza",
    "hamza-carrier",
    "hamza-seat",
    "invisible-zwnj",
    "joined-be",
    "latin-case",
    "optional-zwnj",
    "parted-word",
    "private-use",
    "split-auxiliary",
    "split-be",
    "split-demonstrative",
    "split-ke",
    "split-name",
    "split-participle",
    "word-sign",
)
"""For indexing and matching: one form for all spellings of a word. Not for display."""

PRESETS: Final[dict[str, Config]] = {"standard": STANDARD, "corpus": CORPUS, "search": SEARCH}
"""The presets by name."""
