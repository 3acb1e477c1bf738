r"""Subtitles: what is said in SubRip, WebVTT and Advanced SubStation Alpha.

Guarantees that numbers, times, settings, styles, tags and drawings stay, and that every line stays
a line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from persian_clean.documents.errors import DocumentError
from persian_clean.documents.html import REFERENCE, value_of
from persian_clean.documents.languages import is_other_language
from persian_clean.documents.runs import Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from persian_clean.documents.prose import Prose

_TIME: Final = r"(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}"
_LINE_START: Final = r"(?:\A|(?<=[\r\n]))"
_CUE: Final = re.compile(rf"{_LINE_START}[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}[^\r\n]*")
_NUMBER: Final = re.compile(rf"{_LINE_START}[ \t]*\d+\s*\Z")
_CUE_OR_NOTE: Final = re.compile(
    rf"{_CUE.pattern}|{_LINE_START}NOTE\b[^\r\n]*(?:(?:\r\n?|\n)[^\r\n]+)*"
)
_VTT_LANGUAGE: Final = re.compile(
    r"WEBVTT[^\r\n]*(?:(?:\r\n?|\n)(?!Language:)[^\r\n]+)*(?:\r\n?|\n)Language:[ \t]*([\w-]+)"
)
_BLANK_LINE: Final = re.compile(r"(?:\r\n?+|\n)[ \t]*[\r\n]")
_EVENT: Final = re.compile(rf"{_LINE_START}(?:(Format|Dialogue|Comment):|;)[ \t]*([^\r\n]*)")
_CODE: Final = re.compile(  # tags, codes of SubStation Alpha, times within a cue; references
    rf"</?[A-Za-z][^<>]*>|<[0-9:.]+>|\{{\\[^{{}}\r\n]*\}}|{REFERENCE.pattern}"
)
_SPAN: Final = re.compile(r"<(/?)(lang|rt|ruby)(?:\.[^\s<>]*)?(?:\s([^<>]*))?>")
_ASS_CODE: Final = re.compile(r"\{[^{}\r\n]*\}|\\[Nnh]")
_DRAWING: Final = re.compile(r"\{[^{}\r\n]*\\p[1-9]")


def read_srt(prose: Prose) -> None:
    """Read SubRip.

    Args:
        prose: Its source, and what takes its prose.

    Raises:
        DocumentError: There is no cue in it.
    """
    source = prose.source
    cues = list(_CUE.finditer(source))
    if not cues:
        raise DocumentError("this is not SubRip: no line has the times of a cue")
    ends = [cue.start() for cue in cues[1:]]
    for cue, end in zip(cues, [*ends, len(source)], strict=True):
        # The number of the next cue stands before its times.
        number = _NUMBER.search(source, cue.end(), end) if end < len(source) else None
        text = cue.end(), number.start() if number else end
        prose.part(Part.decoded(source, [text], _CODE, _value))


def read_vtt(prose: Prose) -> None:
    """Read WebVTT.

    Args:
        prose: Its source, and what takes its prose.

    Raises:
        DocumentError: It does not begin as WebVTT does.
    """
    source = prose.source
    if not source.startswith("WEBVTT"):
        raise DocumentError("this is not WebVTT: it does not begin with WEBVTT", 1)
    language = _VTT_LANGUAGE.match(source)
    if language is not None and is_other_language(language[1]):
        return
    for m in _CUE_OR_NOTE.finditer(source):
        if m[0].startswith("NOTE"):
            prose.comment(*m.span())
        else:
            blank = _BLANK_LINE.search(source, m.end())
            cue = m.end(), blank.start() if blank else len(source)
            prose.part(Part.decoded(source, [cue], _CODE, _value, _kept(source, *cue)))


def _kept(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where glosses stand in a cue, and what is said in another language."""
    names: list[str] = []  # of the spans that are open
    begin = depth = 0  # of the outermost one that stays
    for tag in _SPAN.finditer(source, start, end):
        if tag[2] == "rt" and not tag[1] and names[-1:] == ["rt"]:
            continue  # one follows the other
        if not tag[1]:
            names.append(tag[2])
            if not depth and (tag[2] == "rt" or is_other_language(tag[3])):
                begin, depth = tag.start(), len(names)
            continue
        if tag[2] == "ruby" and names[-1:] == ["rt"]:  # a gloss need not be closed
            names.pop()
            if len(names) < depth:
                yield begin, tag.start()
                depth = 0
        if names[-1:] == [tag[2]]:
            names.pop()
            if len(names) < depth:
                yield begin, tag.end()
                depth = 0
    if depth:
        yield begin, end


def read_ass(prose: Prose) -> None:
    """Read Advanced SubStation Alpha, and SubStation Alpha before it.

    Args:
        prose: Its source, and what takes its prose.

    Raises:
        DocumentError: It has no events.
    """
    source = prose.source
    begin = source.find("[Events]")
    if begin < 0:
        raise DocumentError("this is not SubStation Alpha: there is no section [Events]")
    before_text = 9
    for event in _EVENT.finditer(source, begin):
        match event[1]:
            case "Format":
                before_text = event[2].count(",")
            case "Dialogue":
                if _DRAWING.search(event[2]):
                    continue
                start, end = event.span(2)
                for _ in range(before_text):
                    start = source.find(",", start, end) + 1 or end
                prose.part(Part.decoded(source, [(start, end)], _ASS_CODE, _value))
            case _:
                prose.comment(*event.span())


def _value(code: re.Match[str]) -> str | None:
    """Return what a code stands for; words go on through those that only change how text looks."""
    match code[0]:
        case r"\N" | r"\n":
            return "\n"
        case r"\h":
            return None
        case text if text.startswith("&"):
            return value_of(code)
        case _:
            return ""
