r"""LaTeX: text as XePersian sets it.

Guarantees that commands, labels, keys, formulas, comments, listings and what ``\lr`` holds stay;
that arguments and environments are prose only where the tables below say so; and that the
preamble, but for the title and its like, is none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from persian_clean.documents import latex_names as names
from persian_clean.documents.errors import DocumentError
from persian_clean.documents.latex_environments import Environments

if TYPE_CHECKING:
    from persian_clean.documents.prose import Prose


_SYMBOLS: Final = frozenset("%&#_${}")

_TOKEN: Final = re.compile(
    r"%[^\n]*|\\(?:(?:[^\W\d_]|@)+\*?|.|\Z)|\n[ \t]*\n\s*|\$\$?|[{}\[\]~&`]", re.DOTALL
)
_BODY: Final = re.compile(r"^(?:[^%\n\\]|\\.)*\\begin[ \t]*\{document\}", re.MULTILINE)
"""Where the text begins behind a preamble, and no comment says so."""
_GROUP_TOKEN: Final = re.compile(r"%[^\n]*|\\.|[{}\[\]]", re.DOTALL)
_ADDRESS_TOKEN: Final = re.compile(r"[{}]")
_DOLLAR: Final = re.compile(r"(?:\\.|[^\\$])*+(\$)", re.DOTALL)
_SPACE: Final = re.compile(r"[ \t]*(?:\n[ \t]*)?(?!\n)")
# What TeX passes over before an argument: white space and comments, but no blank line.
_GAP: Final = re.compile(r"[ \t]*+(?:(?:%[^\n]*+)?\n[ \t]*+(?!\n))*+")
_BLANKS: Final = re.compile(r"[ \t]++(?!\[)")
_SWITCH: Final = re.compile(r"\{\s*\\([A-Za-z]+)")
_NAME: Final = re.compile(r"\s*\{([^{}]*)\}")
_DELIMITED: Final = re.compile(r"[ \t]*([|!/+=~\"'])[^\n]*?\1")
_PATH_TOKEN: Final = re.compile(r"%[^\n]*|\\.|[{;]|\n[ \t]*\n", re.DOTALL)
_DEFINITION: Final = re.compile(r"[^{}]{0,200}+(?=\{)")  # no more parameters are ever there
_SIGN: Final = re.compile(r"\s*(?:\[[^\]]*\])?\s*\{?\s*\\?([^\w\s{}\\%])\s*\}?")

_ENCODED: Final = str.maketrans(
    {symbol: f"\\{symbol}" for symbol in _SYMBOLS}
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)


def encode(text: str) -> str:
    """Write text for LaTeX.

    Args:
        text: Any text.
    """
    return text.translate(_ENCODED)


def read(prose: Prose) -> None:
    """Read a document or a part of one.

    Args:
        prose: Its source, and what takes its prose.

    Raises:
        DocumentError: An argument, a formula or an environment does not end.
    """
    prose.encode = encode
    _Reader(prose).read()


class _Group(NamedTuple):
    """Braces or brackets that are open, and what comes behind them."""

    start: int
    closer: str
    kind: str
    rest: str


class _Reader:
    def __init__(self, prose: Prose) -> None:
        self._prose = prose
        self._source = prose.source
        self._open: list[_Group] = []
        self._ends: dict[int, int] = {}  # of brackets
        self._in_preamble = _BODY.search(prose.source) is not None
        self._environments = Environments(prose.source)
        self._signs: set[str] = set()  # of verbatim text
        self._tokens = _TOKEN

    def read(self) -> None:
        """Read it all."""
        at = 0
        source = self._source
        while (token := self._tokens.search(source, at)) is not None:
            self._text(at, token.start())
            at = self._token(token[0], token.start(), token.end())
        self._text(at, len(source))
        argument = next((group for group in self._open if group.kind != "t"), None)
        if argument is not None:
            raise self._error("a brace is never closed", argument.start)

    def _error(self, message: str, at: int) -> DocumentError:
        return DocumentError(f"this is not LaTeX: {message}", self._source.count("\n", 0, at) + 1)

    def _text(self, start: int, end: int) -> None:
        if start < end and (self._open or not self._in_preamble):
            self._prose.text(start, end)

    def _token(self, text: str, start: int, end: int) -> int:
        """Take a token; return where to go on."""
        prose = self._prose
        match text[0]:
            case sign if sign in self._signs and self._closes(sign, end):
                return self._verbatim("verb", start, start)
            case "\\":
                return self._command(text[1:].rstrip("*"), start, end)
            case "%":
                prose.comment(start, end)
            case "\n" | "&":
                prose.block(text[0])
            case "$":
                return self._formula(text, start, end)
            case "{":
                self._enter("t", start, "}", "")
            case "}" | "]" if self._open and self._open[-1].closer == text:
                return self._leave(end)
            case "}" | "~" | "`":  # a quotation mark, which would be one of code elsewhere
                prose.token(start, end)
            case _:
                self._text(start, end)
        return end

    # --- commands -------------------------------------------------------------------------------

    def _command(self, name: str, start: int, end: int) -> int:
        prose = self._prose
        if name in _SYMBOLS:
            prose.escape(start, end, name)
        elif name in names.LINES:
            end = self._arguments("o", end, start)
            prose.line(start, end)
        elif name in {"(", "["}:
            end = self._find("\\)" if name == "(" else "\\]", "a formula", start, end)
            prose.token(start, end)
        elif name == "csname":
            end = self._find(r"\endcsname", "a name", start, end)
            prose.token(start, end)
        elif name in {"begin", "end"}:
            end = self._environment(name, start, end)
        elif name in names.VERBATIM or (
            name in names.ADDRESSES and _DELIMITED.match(self._source, end)
        ):
            end = self._verbatim(name, start, end)
        elif name in names.DRAWINGS:
            end = self._drawing(name, end)
            prose.token(start, end)
        elif name in names.DEFINITIONS:
            definition = _DEFINITION.match(self._source, end)
            end = self._skip(definition.end()) if definition else end
        elif name in names.SIGNS:
            end = self._sign(begins=names.SIGNS[name], at=end)
        else:
            begin, end = end, self._other_command(name, start, end)
            self._environments.define(name, self._source[begin:end])
        return end

    def _other_command(self, name: str, start: int, end: int) -> int:
        if name in names.BLOCKS:
            self._prose.block(name)
        kinds = names.COMMANDS.get(name)
        last = self._unknown(end) if kinds is None else self._arguments(kinds, end, start)
        if not kinds and self._source.startswith("{}", last):  # which only ends the name
            last += len("{}")
        if last == end and name.isalpha() and (space := _BLANKS.match(self._source, end)):
            last = space.end()
        has_prose = kinds is not None and not names.has_no_prose(kinds)
        if not has_prose and name not in names.SILENT | names.BLOCKS:
            self._prose.token(start, last)
        return last

    def _unknown(self, at: int) -> int:
        """Pass what may be arguments of a command that no table has; return where to go on."""
        while True:
            first = self._gap(at)
            sign = self._source[first : first + 1]
            if sign not in {"{", "["} or (first > at and self._is_text(sign, first)):
                return at
            self._prose.comment(at, first)
            at = self._skip(first)

    def _is_text(self, sign: str, start: int) -> bool:
        """Tell whether a group behind white space is no argument, as far as can be told."""
        if sign == "[":
            return not self._source.startswith("{", self._gap(self._skip(start)))
        switch = _SWITCH.match(self._source, start)
        return switch is not None and switch[1] in names.SILENT

    def _gap(self, at: int) -> int:
        """Return where an argument would begin."""
        gap = _GAP.match(self._source, at)
        return at if gap is None else gap.end()

    def _find(self, close: str, what: str, start: int, end: int) -> int:
        """Return where something ends that begins at ``start``."""
        found = self._source.find(close, end)
        if found < 0:
            raise self._error(f"{what} does not end", start)
        return found + len(close)

    def _arguments(self, kinds: str, at: int, start: int) -> int:
        """Take the arguments of a command that begins at ``start``; return where to go on."""
        for i, kind in enumerate(kinds):
            first = self._gap(at)
            wanted = "[" if kind in "oT" else "{"
            if self._source[first : first + 1] != wanted:
                if wanted == "[":
                    continue
                break
            self._prose.comment(at, first)
            if kind in "om":
                at = self._skip(first)
            elif kind == "u":
                at = self._skip(first, _ADDRESS_TOKEN)
            else:
                closer = "]" if wanted == "[" else "}"
                self._enter(kind, start, closer, kinds[i + 1 :])
                return first + 1
        else:
            if kinds and kinds[-1] == "u":
                self._prose.token(start, at)
        return at

    def _enter(self, kind: str, start: int, closer: str, rest: str) -> None:
        """Begin an argument that is prose."""
        prose = self._prose
        if kind == "t":
            prose.opening(start)
        elif kind == "a":
            prose.enter()
        else:
            prose.block(kind)
        self._open.append(_Group(start, closer, kind, rest))

    def _leave(self, end: int) -> int:
        """End an argument that is prose; return where to go on."""
        group = self._open.pop()
        if group.kind == "t":
            self._prose.closing(end)
        elif group.kind == "a":
            self._prose.leave()
            self._prose.note(end)
        else:
            self._prose.block()
        return self._arguments(group.rest, end, end)

    def _skip(self, at: int, tokens: re.Pattern[str] = _GROUP_TOKEN) -> int:
        """Return where braces or brackets end that begin at ``at``."""
        if self._source[at] == "[":
            if at not in self._ends:
                self._find_ends(at)
            return self._ends[at]
        depth = 0
        for token in tokens.finditer(self._source, at + 1):
            if token[0] == "{":
                depth += 1
            elif token[0] == "}":
                depth -= 1
                if depth < 0:
                    return token.end()
        raise self._error("a brace is never closed", at)

    def _find_ends(self, at: int) -> None:
        """Find where a bracket ends, and all brackets on the way: none is passed twice."""
        lone = [[at]]  # not closed yet, in each of the braces that are open
        for token in _GROUP_TOKEN.finditer(self._source, at + 1):
            match token[0]:
                case "{":
                    lone.append([])
                case "[":
                    lone[-1].append(token.start())
                case "]":
                    self._ends.update(dict.fromkeys(lone[-1], token.end()))
                    lone[-1].clear()
                case "}":
                    self._ends.update({start: start + 1 for start in lone.pop()})
            if not (lone and lone[0]):
                return
        for starts in lone:  # these are text
            self._ends.update({start: start + 1 for start in starts})

    def _sign(self, *, begins: bool, at: int) -> int:
        """Note from where on a sign stands around verbatim text, or no longer does."""
        sign = _SIGN.match(self._source, at)
        if sign is None:
            return at
        if begins:
            self._signs.add(sign[1])
        else:
            self._signs.discard(sign[1])
        signs = re.escape("".join(sorted(self._signs)))
        self._tokens = re.compile(f"{_TOKEN.pattern}|[{signs}]", re.DOTALL) if signs else _TOKEN
        return sign.end()

    def _closes(self, sign: str, at: int) -> bool:
        """Tell whether a sign stands in the rest of a line."""
        line_end = self._source.find("\n", at)
        return self._source.find(sign, at, line_end if line_end >= 0 else None) >= 0

    # --- what is no prose -----------------------------------------------------------------------

    def _formula(self, sign: str, start: int, end: int) -> int:
        close = _DOLLAR.match(self._source, end)
        if close is None:
            raise self._error("a formula does not end", start)
        end = close.end() + len(sign) - 1
        self._prose.token(start, end)
        return end

    def _verbatim(self, name: str, start: int, end: int) -> int:
        source = self._source
        if name == "mintinline":
            end = self._arguments("om", end, start)
        elif name != "verb":
            end = self._arguments("o", end, start)
        space = _SPACE.match(source, end)
        end = end if space is None else space.end()
        if source[end : end + 1] == "{":
            end = self._skip(end, _ADDRESS_TOKEN)
        else:
            close = source.find(source[end : end + 1], end + 1)
            if close < 0 or "\n" in source[end:close]:
                raise self._error("verbatim text does not end on its line", start)
            end = close + 1
        self._prose.token(start, end)
        return end

    def _drawing(self, name: str, end: int) -> int:
        """Return where a path of TikZ ends, at a semicolon; or the list of a loop, at its brace."""
        end = self._arguments("o", end, end)
        end = self._gap(end)
        while (token := _PATH_TOKEN.search(self._source, end)) is not None:
            if token[0][0] == "\n":
                break
            at_once = token.start() == end  # all of it is in braces
            end = self._skip(token.start()) if token[0] == "{" else token.end()
            if token[0] == ";" or (token[0] == "{" and (at_once or name == "foreach")):
                break
        return end

    def _environment(self, side: str, start: int, end: int) -> int:
        prose = self._prose
        name = _NAME.match(self._source, self._gap(end))
        if name is None:
            raise self._error(f"no name behind \\{side}", start)
        prose.block(f"{side} {name[1]}")
        if side == "end":
            return len(self._source) if name[1] == "document" else name.end()
        if name[1] == "document":
            self._in_preamble = False
        arguments = self._environments.arguments(name[1])
        if arguments is not None:
            return self._arguments(arguments, name.end(), name.end())
        depth = 1
        sides = re.compile(rf"\\(begin|end)\s*\{{{re.escape(name[1])}\}}")
        for other in sides.finditer(self._source, name.end()):
            if other[1] == "end":
                depth -= 1
            elif name[1] not in self._environments.listings:
                depth += 1
            if depth == 0:
                return other.end()
        raise self._error(f"the environment {name[1]!r} does not end", start)
