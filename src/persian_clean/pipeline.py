"""Pipeline: what cleans and explains, one text or many; ``plan`` has the order of the work."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache, partial
from itertools import chain
from typing import TYPE_CHECKING

from persian_clean import blocks
from persian_clean.chars import as_text
from persian_clean.config import STANDARD, Config, checked_config
from persian_clean.plan import Plan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from persian_clean.edits import Result


@lru_cache(maxsize=16)
def _plan(config: Config) -> Plan:
    return Plan(config)


def plan(config: Config) -> Plan:
    """Return the plan of ``config``, made once."""
    return _plan(checked_config(config))


def clean(text: str, config: Config = STANDARD) -> str:
    r"""Return ``text`` as a careful editor would write it.

    Idempotent: cleaning clean text changes nothing. Each line is cleaned by itself.

    Args:
        text: Any string; lone surrogates pass through.
        config: Which rules run; ``STANDARD``, ``CORPUS``, ``SEARCH`` or one of your own.

    Raises:
        TypeError: ``text`` is not a string, or ``config`` not a config.

    Examples:
        >>> clean("علي  ١٢ كتاب خرید , و رفت .")
        'علی ۱۲ کتاب خرید، و رفت.'
        >>> clean("نشانی https://example.com/?a=1,2 درست است.")
        'نشانی https://example.com/?a=1,2 درست است.'
    """
    return plan(config).clean(as_text(text))


def explain(text: str, config: Config = STANDARD) -> Result:
    """Clean ``text`` and say what was changed: ``explain(text).text == clean(text)``.

    Args:
        text: Any string.
        config: Which rules run.

    Raises:
        TypeError: ``text`` is not a string, or ``config`` not a config.

    Examples:
        >>> result = explain("علي آمد")
        >>> result.text
        'علی آمد'
        >>> [(edit.start, edit.before, edit.after, edit.rules) for edit in result.edits]
        [(2, 'ي', 'ی', ('arabic-yeh',))]
        >>> explain("علی آمد").edits
        ()
    """
    return plan(config).explain(as_text(text))


def clean_texts(texts: Iterable[str], config: Config = STANDARD) -> list[str]:
    """Clean texts, each of them as ``clean`` does, in less time.

    Args:
        texts: Any number of strings.
        config: Which rules run.

    Raises:
        TypeError: One of them is not a string, or ``config`` is not a config.

    Examples:
        >>> clean_texts(["علي", "علی"])
        ['علی', 'علی']
    """
    wanted = plan(config)
    return [
        wanted.over_lines(text)
        for block in blocks.collect(map(as_text, texts))
        for text in wanted.clean_texts(block)
    ]


def clean_lines(
    lines: Iterable[str], config: Config = STANDARD, *, workers: int = 1, block: int = blocks.SIZE
) -> Iterator[str]:
    r"""Clean lines, a block at a time.

    As many lines come out as go in, each in its place. The lines of a text, with their ends, come
    out as those of the clean text; an empty string stands for a blank line that is left out.

    Args:
        lines: Any iterable of strings, such as an open file; line ends are kept. What is read
            before it raises an error is cleaned before the error is passed on.
        config: Which rules run.
        workers: How many processes do the work, at least 1. More than one pays for many
            thousands of lines; a script that asks for it guards its main module, as
            ``multiprocessing`` requires.
        block: How many code points are read before they are cleaned, at least 1, to the end of
            the line. With 1, each line is answered before the next is read, as whoever waits at
            the other end of a pipe expects; that takes longer.

    Raises:
        TypeError: ``lines`` is no iterable, an item is not a string, or ``config`` is not a config.
        ValueError: ``workers`` or ``block`` is less than 1.

    Examples:
        >>> list(clean_lines(["علي\n", "علی\n"]))
        ['علی\n', 'علی\n']
        >>> list(clean_lines(["2018-05-18"]))
        ['2018-05-18']
    """
    if isinstance(lines, str):
        raise TypeError(
            "lines must be an iterable of strings, not one str: [text], or a text's lines"
        )
    if not isinstance(lines, Iterable):
        raise TypeError(f"lines must be an iterable of strings, not {type(lines).__name__}")
    checked_config(config)
    for name, number in (("workers", workers), ("block", block)):
        if not isinstance(number, int):
            raise TypeError(f"{name} must be an int, not {type(number).__name__}")
        if number < 1:
            raise ValueError(f"{name} must be at least 1, not {number}")
    work = partial(_clean_block, config=config)
    collected = blocks.collect(map(as_text, lines), block)
    cleaned: Iterator[list[str]] = map(work, collected)
    if workers > 1:
        from persian_clean.parallel import map_in_order  # noqa: PLC0415  slow to import

        cleaned = map_in_order(work, collected, workers)
    return plan(config).over_pieces(chain.from_iterable(cleaned))


def _clean_block(lines: list[str], config: Config) -> list[str]:
    return plan(config).clean_texts(lines)
