r"""LaTeX: text as XePersian sets it.

Guarantees that commands, labels, keys, formulas, comments, listings and what ``\lr`` holds stay;
that arguments and environments are prose only where the tables below say so; and that the
preamble, but for the title and its like, is none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from persian_clean.chars import LETTER_CLASS
from persian_clean.documents.errors import DocumentError

if TYPE_CHECKING:
    from persian_clean.documents.prose import Prose


def _table(rows: dict[str, str]) -> dict[str, str]:
    return {name: arguments for names, arguments in rows.items() for name in names.split()}


# The arguments of commands and environments, in order. In braces:
#   m no prose, u an address, t text in the line, b text of its own, a text apart (a footnote);
# in brackets, where they may be missing: o no prose, T text of its own.
# Of any other command no argument is prose; any other environment holds none.
_COMMANDS: Final = _table(
    {
        "textbf textit textsl textsc textrm textsf textmd textup textnormal emph underline uline "
        "uuline sout hl rl RL textpersian mbox fbox frame centerline leftline rightline "
        "MakeUppercase": "t",
        "part chapter section subsection subsubsection paragraph subparagraph caption title "
        "subtitle author date institute": "Tb",
        "frametitle framesubtitle keywords dedication": "b",
        "footnote footnotetext marginpar LTRfootnote RTLfootnote": "oa",
        "thanks textsuperscript textsubscript todo": "a",
        "item": "T",
        "makebox framebox": "oot",
        "hyperref": "ot",
        "href": "ut",
        "url path nolinkurl": "u",
        "textcolor colorbox raisebox scalebox": "omt",
        "fcolorbox resizebox multicolumn": "mmt",
        "parbox": "ooomt",
        "multirow": "omomt",
        "captionof": "mTb",
        "newtheorem": "mobo",
    }
)
_ENVIRONMENTS: Final = _table(
    {
        "document abstract center flushleft flushright quote quotation verse titlepage persian RTL "
        "tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge columns framed "
        "landscape threeparttable tablenotes acknowledgements": "",
        "itemize enumerate description figure table figure* table* sidewaysfigure sidewaystable "
        "tcolorbox mdframed": "o",
        "theorem lemma proposition corollary definition example exercise remark proof note axiom "
        "problem solution question answer claim": "T",
        "tabular array longtable subfigure": "om",
        "tabular* tabularx list": "mm",
        "minipage": "ooom",
        "multicols spacing column thebibliography letter": "m",
        "wrapfigure": "ommo",
        "frame": "oobb",
        "block alertblock exampleblock": "b",
    }
)
_VERBATIM: Final = frozenset({"verb", "Verb", "lstinline", "mintinline"})
_ADDRESSES: Final = frozenset({"url", "path", "nolinkurl"})
_DRAWINGS: Final = frozenset({"tikz", "foreach"})
_DEFINITIONS: Final = frozenset({"def", "gdef", "edef", "xdef"})
_LISTINGS: Final = frozenset(
    "verbatim verbatim* Verbatim BVerbatim LVerbatim alltt lstlisting minted comment filecontents "
    "filecontents* code".split()
)
_LINES: Final = frozenset({"\\", "newline", "linebreak"})
_BLOCKS: Final = frozenset(
    "par newpage clearpage pagebreak maketitle tableofcontents bigskip medskip smallskip vspace "
    "item bibitem".split()
)
_SILENT: Final = frozenset(
    "label index glossary noindent centering raggedright raggedleft bf it sl sf bfseries itshape "
    "slshape sffamily rmfamily tiny scriptsize footnotesize small normalsize large Large LARGE "
    "huge Huge hline cline toprule midrule bottomrule hfill vfill".split()
)
_SYMBOLS: Final = frozenset("%&#_${}")

_TOKEN: Final = re.compile(
    r"%[^\n]*|\\(?:(?:[^\W\d_]|@)+\*?|.|\Z)|\n[ \t]*\n\s*|\$\$?|[{}\[\]~&]", re.DOTALL
)
_GROUP_TOKEN: Final = re.compile(r"%[^\n]*|\\.|[{}\[\]]", re.DOTALL)
_ADDRESS_TOKEN: Final = re.compile(r"[{}]")
_DOLLAR: Final = re.compile(r"(?:\\.|[^\\$])*+(\$)", re.DOTALL)
_SPACE: Final = re.compile(r"[ \t]*(?:\n[ \t]*)?(?!\n)")
_BLANKS: Final = re.compile(r"[ \t]+(?![{\[])")
_NAME: Final = re.compile(r"\s*\{([^{}]*)\}")
_DELIMITED: Final = re.compile(r"([|!/+=~\"'])[^\n]*?\1")
_PATH_TOKEN: Final = re.compile(r"%[^\n]*|\\.|[{;]|\n[ \t]*\n", re.DOTALL)
_THEOREM: Final = re.compile(r"\\newtheorem\*?\s*\{([^{}]*)\}")
_DEFINITION: Final = re.compile(r"[^{}]{0,200}+(?=\{)")  # no more parameters are ever there
_PERSIAN: Final = re.compile(f"[{LETTER_CLASS}]")

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
        self._in_preamble = r"\begin{document}" in prose.source
        self._theorems = set(_THEOREM.findall(prose.source))

    def read(self) -> None:
        """Read it all."""
        at = 0
        source = self._source
        while (token := _TOKEN.search(source, at)) is not None:
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
            case "}" | "~":
                prose.token(start, end)
            case _:
                self._text(start, end)
        return end

    # --- commands -------------------------------------------------------------------------------

    def _command(self, name: str, start: int, end: int) -> int:
        prose = self._prose
        if name in _SYMBOLS:
            prose.escape(start, end, name)
        elif name in _LINES:
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
        elif name in _VERBATIM or (name in _ADDRESSES and _DELIMITED.match(self._source, end)):
            end = self._verbatim(name, start, end)
        elif name in _DRAWINGS:
            end = self._drawing(name, end)
            prose.token(start, end)
        elif name in _DEFINITIONS:
            definition = _DEFINITION.match(self._source, end)
            end = self._skip(definition.end()) if definition else end
        else:
            end = self._other_command(name, start, end)
        return end

    def _other_command(self, name: str, start: int, end: int) -> int:
        if name in _BLOCKS:
            self._prose.block(name)
        if name in _COMMANDS:
            return self._arguments(_COMMANDS[name], end, start)
        if name.isalpha() and (space := _BLANKS.match(self._source, end)):
            end = space.end()  # which only ends the name
        while self._source[end : end + 1] in {"{", "["}:
            end = self._skip(end)
        if name not in _SILENT | _BLOCKS:
            self._prose.token(start, end)
        return end

    def _find(self, close: str, what: str, start: int, end: int) -> int:
        """Return where something ends that begins at ``start``."""
        found = self._source.find(close, end)
        if found < 0:
            raise self._error(f"{what} does not end", start)
        return found + len(close)

    def _arguments(self, kinds: str, at: int, start: int) -> int:
        """Take the arguments of a command that begins at ``start``; return where to go on."""
        for i, kind in enumerate(kinds):
            space = _SPACE.match(self._source, at)
            first = space.end() if space else at
            wanted = "[" if kind in "oT" else "{"
            if self._source[first : first + 1] != wanted:
                if wanted == "[":
                    continue
                break
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
        if name == "mintinline" or source[end : end + 1] == "[":
            end = self._arguments("om", end, start) if name == "mintinline" else self._skip(end)
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
        space = _SPACE.match(self._source, end)
        end = end if space is None else space.end()
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
        name = _NAME.match(self._source, end)
        if name is None:
            raise self._error(f"no name behind \\{side}", start)
        prose.block(f"{side} {name[1]}")
        if side == "end":
            return len(self._source) if name[1] == "document" else name.end()
        if name[1] == "document":
            self._in_preamble = False
        arguments = _ENVIRONMENTS.get(name[1])
        if arguments is None and (name[1] in self._theorems or _PERSIAN.search(name[1])):
            arguments = "T"
        if arguments is not None:
            return self._arguments(arguments, name.end(), name.end())
        depth = 1
        sides = re.compile(rf"\\(begin|end)\s*\{{{re.escape(name[1])}\}}")
        for other in sides.finditer(self._source, name.end()):
            if other[1] == "end":
                depth -= 1
            elif name[1] not in _LISTINGS:
                depth += 1
            if depth == 0:
                return other.end()
        raise self._error(f"the environment {name[1]!r} does not end", start)
