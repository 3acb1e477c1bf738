"""Signs: which steps have anything to look at, and in which lines, found in one scan.

Guarantees that a step finds nothing in a line on which it is not due. What a step looks for is
derived from its pattern: a character that every match holds or touches and that is rare in prose,
with the character beside it where the pattern says what that is. Three lines in four of real text
have nothing for any rule but those about words; if each rule saw each line, those rules would take
nine times as long, and five times if it looked for single characters only.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from persian_clean.chars import HAMZA_ABOVE, TOKEN, ZWNJ

if TYPE_CHECKING:
    from collections.abc import Iterable

# What `re` reads in a pattern. Nobody promises that it stays there: without it, each step is due on
# each line, which takes longer and gives the same text.
_re: Final[Any] = getattr(re, "_parser", None)

_PROSE: Final = (
    f"مجله{HAMZA_ABOVE} ما، که در سال ۱۳۹۸ (تازه) و «نو» بود، کتاب{ZWNJ}های آن هر دو را نقد کرد. "
    "نویسنده می گفت بیشتر خوانندگان در شهرهای دور زندگی می کنند؛ نه 12 نفر: شاید هم بیشتر! چرا؟ "
    f"زیرا آنها به این کار علاقه دارند و با هم درباره آن حرف زده اند {TOKEN} یا {TOKEN}.\n"
)
"""How often a character stands here tells how common it is."""
_MORE_THAN_ANY: Final = len(_PROSE) + 2
_SELDOM: Final = 10
"""What stands in it up to so often is worth looking at wherever it stands."""
_MOST_READINGS: Final = 64
_EDGE: Final = "\n"
_OTHER: Final = ""
"""Among bodies of classes of characters: any character, or any number of them."""


class Look(NamedTuple):
    """What to look for: a step that finds something finds it at one of its looks, or beside it.

    Each is the body of a class of characters, without the brackets.

    Attributes:
        sign: What is looked for.
        before: What stands before it; empty if that may be anything.
        behind: What stands behind it; empty if that may be anything.
    """

    sign: str
    before: str = _OTHER
    behind: str = _OTHER


Looks = Sequence[Look] | Sequence[re.Pattern[str]] | re.Pattern[str] | None
"""What a step looks for: any of some looks; a match of some patterns or of one; or nothing, it is
always due."""

Due = defaultdict[int, set[int]]
"""Numbers of the lines in which a step is due, by the number of the step."""


def one_of(chars: Iterable[str]) -> tuple[Look, ...]:
    """Look for any of some characters."""
    return (Look("".join(map(re.escape, chars))),)


def looks_of(pattern: str) -> tuple[Look, ...] | None:
    r"""Tell what to look for before a pattern is tried, or None if there is nothing to go by.

    Args:
        pattern: A regular expression as ``re`` writes them.

    Examples:
        >>> looks_of("(?<=[a-z]),")
        (Look(sign=',', before='a-z', behind=''),)
        >>> looks_of(r" +(?=[;!])|<(?!<)")
        (Look(sign=';!', before='\\ ', behind=''), Look(sign='<', before='', behind='^<'))
        >>> looks_of("x*") is None
        True
    """
    if _re is None:
        return None
    try:
        tree = _re.parse(pattern)
        readings = _read(tree, [_NOTHING]) if not tree.state.flags & re.IGNORECASE else [_NOTHING]
        return tuple(dict.fromkeys(map(_rarest, readings)))
    except (re.error, _NothingToGoByError):
        return None


# --- what a pattern asks for ----------------------------------------------------------------------

Chain = tuple[str, ...]
"""Bodies of the classes of characters that stand side by side."""


class _NothingToGoByError(Exception):
    """There is no character that each match must have."""


class _Reading(NamedTuple):
    """One way to read the alternatives of a pattern.

    Attributes:
        going: Chains that end where we are: what is matched, and what stands before.
        gone: Chains that end in what stands behind.
    """

    going: tuple[Chain, ...]
    gone: tuple[Chain, ...]

    def then(self, body: str) -> _Reading:
        return self._replace(going=tuple([(*chain, body) for chain in self.going]))

    def after(self, chain: Chain) -> _Reading:
        return self._replace(going=(*self.going, chain))

    def before(self, chain: Chain) -> _Reading:
        return self._replace(gone=(*self.gone, *((*start, *chain) for start in self.going)))

    def not_after(self, chain: Chain) -> _Reading:
        """Take in that a chain does not end here: if the rest of it does, its first is missing."""
        first, *rest = chain
        known = not rest or list(self.going[0][-len(rest) :]) == rest
        return self.after((_negated(first), *rest)) if known else self

    def not_before(self, chain: Chain) -> _Reading:
        return self.before((_negated(chain[0]),)) if len(chain) == 1 else self


_NOTHING: Final = _Reading(((),), ())


def _read(items: Any, readings: list[_Reading]) -> list[_Reading]:  # noqa: ANN401  private to re
    """Add to each reading what the items of a pattern ask for."""
    for kind, value in items:
        if kind is _re.BRANCH:
            readings = [r for branch in value[1] for r in _read(branch, readings)]
            if len(readings) > _MOST_READINGS:
                raise _NothingToGoByError
        elif kind is _re.SUBPATTERN and not value[1] & re.IGNORECASE:
            readings = _read(value[-1], readings)
        elif kind is _re.ATOMIC_GROUP:
            readings = _read(value, readings)
        elif kind in {_re.MAX_REPEAT, _re.MIN_REPEAT, _re.POSSESSIVE_REPEAT} and value[0] > 0:
            least, most, inner = value
            readings = _read_repeat(least, most, inner, readings)
        elif kind is _re.ASSERT:
            direction, inner = value
            add = _Reading.after if direction < 0 else _Reading.before
            chains = [reading.going[0] for reading in _read(inner, [_NOTHING])]
            readings = [add(reading, chain) for reading in readings for chain in chains]
        elif kind is _re.ASSERT_NOT:
            direction, inner = value
            add = _Reading.not_after if direction < 0 else _Reading.not_before
            chain = tuple([_body(*item) for item in inner])
            if chain and all(chain):
                readings = [add(reading, chain) for reading in readings]
        else:
            body = _body(kind, value)
            readings = [reading.then(body) for reading in readings]
    return readings


def _read_repeat(
    least: int,
    most: int,
    inner: Any,  # noqa: ANN401
    readings: list[_Reading],
) -> list[_Reading]:
    once = _read(inner, readings)
    if most == 1:
        return once
    if len(inner) == 1 and inner[0][0] in {_re.LITERAL, _re.IN}:
        return _read(inner, once) if least > 1 else once
    return _read(inner, [reading.then(_OTHER) for reading in once])  # the first, and the last


def _body(kind: Any, value: Any) -> str:  # noqa: ANN401
    """Return the body of the class of characters that an item matches, if it is one."""
    if kind is _re.LITERAL:
        return re.escape(chr(value))
    if kind is _re.RANGE:
        return "-".join(re.escape(chr(code)) for code in value)
    if kind is _re.NEGATE:
        return "^"
    if kind is _re.IN:
        bodies = [_body(*item) for item in value]
        return "".join(bodies) if all(bodies) else _OTHER
    if kind is _re.AT and value in {_re.AT_BEGINNING_STRING, _re.AT_END_STRING}:
        return _EDGE
    return _OTHER


def _negated(body: str) -> str:
    """Return the body of the class of all other characters, the edge of a line among them."""
    if not body or re.match(f"[{body}]", _EDGE):
        return _OTHER
    return body[1:] if body[0] == "^" else f"^{body}"


def _rarest(reading: _Reading) -> Look:
    """Choose what is rarest in prose: a pair, best one that it never has, or else a character."""
    looks: list[tuple[bool, bool, int, Look]] = []
    for chain in (*reading.going, *reading.gone):
        for one, two in pairwise((*chain, _OTHER)):
            if one and one[0] != "^":
                looks.append((not _is_seldom(one), True, _count(one) * _MORE_THAN_ANY, Look(one)))
            if one and two:
                look = Look(one, _OTHER, two) if _count(one) < _count(two) else Look(two, one)
                stands = re.search(_pattern(look), _PROSE) is not None
                looks.append((not _is_seldom(look.sign), stands, _count(one) * _count(two), look))
    if not looks:
        raise _NothingToGoByError
    return min(looks)[-1]


def _is_seldom(body: str) -> bool:
    return body[0] != "^" and _count(body) - 1 <= _SELDOM


@lru_cache(maxsize=512)
def _count(body: str) -> int:
    return 1 + len(re.findall(f"[{body}]", _PROSE))


# --- where it stands ------------------------------------------------------------------------------


def _pattern(look: Look) -> str:
    return "".join(f"[{body}]" for body in (look.before, look.sign, look.behind) if body)


def _any_of(looks: Iterable[Look]) -> re.Pattern[str]:
    """Compile a pattern of the signs of looks that stand where they count.

    What stands there matters for a sign that prose has, too: nearly all of those are where they
    should be.
    """
    looks = list(dict.fromkeys(looks))
    signs = "".join(dict.fromkeys(look.sign for look in looks))
    if not signs:
        return re.compile("(?!)")
    usual = [char for char in dict.fromkeys(_PROSE) if re.match(f"[{signs}]", char)]
    kinds = [f"(?<=[^{re.escape(''.join(usual))}])"] if usual else [""]
    for char in sorted(map(re.escape, usual), key=_count, reverse=True):
        near = "|".join(
            (f"(?<=[{look.before}]{char})" if look.before else "")
            + (f"(?=[{look.behind}])" if look.behind else "")
            for look in looks
            if re.match(f"[{look.sign}]", char[-1])
        )
        kinds.append(f"(?<={char})(?:{near})")
    return re.compile(f"[{signs}](?:{'|'.join(kinds)})")


class Signs:
    """Finds where the looks of steps are, all of them in one scan."""

    def __init__(self, looks: Sequence[Looks]) -> None:
        """Prepare.

        Args:
            looks: What each step looks for.
        """
        self.always = [step for step, found in enumerate(looks) if found is None]
        often: dict[re.Pattern[str], list[int]] = {}
        seldom: list[tuple[Look, int]] = []
        for step, found in enumerate(looks):
            for look in (found,) if isinstance(found, re.Pattern) else found or ():
                if isinstance(look, re.Pattern):
                    often.setdefault(look, []).append(step)
                elif _is_seldom(look.sign) and look != Look(ZWNJ):  # that is quicker by itself
                    seldom.append((look, step))
                else:
                    often.setdefault(re.compile(_pattern(look)), []).append(step)
        self._seldom = [
            (re.compile(f"[{look.sign}]"), re.compile(_pattern(look)), step)
            for look, step in seldom
        ]
        self._steps = lru_cache(maxsize=1 << 14)(self._steps_at)
        self._of_sign = lru_cache(maxsize=1 << 10)(self._looks_of)
        # What to scan for, and the steps due where it is; if none are named, ask for them.
        self._scans = [
            (_any_of(look for look, _ in seldom), ()),
            *((near, tuple(steps)) for near, steps in often.items()),
        ]

    def _looks_of(self, sign: str) -> list[tuple[re.Pattern[str], int]]:
        return [(near, step) for of, near, step in self._seldom if of.match(sign)]

    def _steps_at(self, around: str) -> tuple[int, ...]:
        """Tell which steps are due where a sign stands between two characters."""
        looks = self._of_sign(around[1])
        return tuple({step for near, step in looks if near.search(around)})

    def any(self, text: str) -> bool:
        """Tell whether any step may be due, those that always are left aside."""
        padded = f"\n{text}\n"
        for scan, _ in self._scans:  # noqa: SIM110  half as fast with any()
            if scan.search(padded) is not None:
                return True
        return False

    def due(self, text: str, numbers: Sequence[int]) -> Due:
        """Tell which steps are due on which lines.

        Args:
            text: Lines with a line feed between each two.
            numbers: By what numbers they go, ascending.
        """
        due = defaultdict(set, {step: set(numbers) for step in self.always})
        # The edges of the text are those of a line; two line feeds, so that the first sign too
        # has a character before it.
        padded = f"\n\n{text}\n"
        for scan, fixed in self._scans:
            line, last, end = -2, 0, 0
            before: tuple[int, ...] = ()
            for match in scan.finditer(padded, 1):
                at = match.start()
                steps = fixed or self._steps(padded[at - 1 : at + 2])
                if not steps:
                    continue
                if at >= end:
                    line += padded.count("\n", last, at)
                    last, end = at, padded.find("\n", at)
                elif steps == before:
                    continue  # on the same line
                before = steps
                # A line feed is the edge of two lines, if both are there.
                here = numbers[max(0, line) : line + 2] if at == end else (numbers[line],)
                for step in steps:
                    due[step].update(here)
        return due
