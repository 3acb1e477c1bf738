"""Dialects of Markdown: what their engines take for something else than text.

Guarantees that each sign is one that some engine has a use for, and none of prose.
"""

from __future__ import annotations

import re
from typing import Final

from persian_clean.documents.latex_environments import FORMULAS
from persian_clean.documents.latex_names import LISTINGS
from persian_clean.documents.markup import TEMPLATE

_MATH_SIGN: Final = r"(?:\\[A-Za-z]|[=^_{}<>+])"


def _formula(opening: str, closing: str) -> str:
    """Return a pattern of a formula in a paragraph; between escaped brackets there may be text."""
    inside = rf"(?:(?!{opening}|{closing}|\n[ \t]*\n).)"
    return rf"{opening}(?={inside}*?{_MATH_SIGN}){inside}*+{closing}"


_FORMULA: Final = _formula(r"\\{1,2}\(", r"\\{1,2}\)") + "|" + _formula(r"\\{1,2}\[", r"\\{1,2}\]")
_ADDRESS: Final = re.compile(
    r"(?<=\]\()[^\s()<>\"']+[ \t]+[^\s()<>\"'][^()<>\"'\n]*(?=\)|[ \t][\"'])"
)
_NO_PROSE: Final = "|".join(map(re.escape, FORMULAS | LISTINGS | {"latin", "tikzpicture"}))
# Lines that Material for MkDocs, VuePress, Docusaurus and Pandoc take for the head of a box or of a
# tab, and for files to include; attributes of Kramdown and Pandoc, and what refers to them there;
# targets of MyST; fields of Logseq and Dataview; addresses with spaces, which some engines take;
# LaTeX.
_HIDDEN: Final = re.compile(
    rf"{TEMPLATE.pattern}|^[ \t]*(?:!!!|\?\?\?|:::|===[!+]?[ \t]+\"|-+8<-)[^\n]*|\{{:[^{{}}\n]*\}}"
    r"|(?<=[\])`])\{[ \t]*(?:[#.][^\s{}]|[\w-]+=)[^{}\n]*\}|(?<=\$\$)[ \t]*\{#[^{}\n]*\}"
    r"|(?<!\w)@[A-Za-z]+[:-]\w[\w:-]*|^[ \t]*\([^()\n]+\)=[ \t]*$"
    r"|^[ \t]*(?:[-*+][ \t]+)?[^\s:`|][^:\n`|]{0,60}::[ \t]+[^\n]*"
    rf"|{_ADDRESS.pattern}"
    rf"|{_FORMULA}"
    rf"|\\begin\{{(?P<name>(?:{_NO_PROSE})\*?)\}}"
    r"(?:(?!\\(?:begin|end)\{(?P=name)\}).)*+\\end\{(?P=name)\}",
    re.DOTALL | re.MULTILINE,
)
_MORE: Final = tuple("!!! ??? ::: :: === 8<- {: {# ]{ ){ `{ @ )= \\( \\[ \\begin".split())
"""What stands in all of them but templates and addresses."""


def hidden(source: str) -> re.Pattern[str]:
    """Return what finds all that is hidden in a document; where it can, one that is fast.

    Args:
        source: The document.
    """
    has_more = any(sign in source for sign in _MORE) or _ADDRESS.search(source) is not None
    return _HIDDEN if has_more else TEMPLATE


def _braces(inside: str) -> str:
    """Return a pattern of braces, two more deep in each other, with what else may be inside."""
    pattern = rf"\{{(?:{inside})*+\}}"
    for _ in range(2):
        pattern = rf"\{{(?:{inside}|{pattern})*+\}}"
    return pattern


# An expression, in whose strings a brace closes nothing; but an apostrophe may open no string.
_EXPRESSION: Final = (
    _braces(r"""[^{}"'`]|"(?:[^"\\\n]|\\.)*+"|'(?:[^'\\\n]|\\.)*+'|`(?:[^`\\]|\\.)*+`""")
    + f"|{_braces('[^{}]')}"
)
# Also what is exported, to the line that closes it, if that is not the first; and a tag that is
# closed on a line of its own.
MDX: Final = re.compile(
    rf"{_HIDDEN.pattern}|^export\b[^\n]*[{{(\[`](?:\n(?![}})\]`])[^\n]*){{0,500}}+\n[}})\]`][^\n]*"
    rf"|^(?:import|export)\b[^\n{{]*+(?:{_EXPRESSION})?+[^\n]*(?:\n(?!export\b)[^\n]+)*"
    rf"|^[ \t]*<[A-Za-z][\w.:-]*(?:[^<>{{}}\n]|\n(?![ \t]*/?>)|{_EXPRESSION})*+\n[ \t]*/?>"
    rf"|{_EXPRESSION}",
    re.DOTALL | re.MULTILINE,
)
# Tags of JSDoc and its like with a name behind them.
_NAMING: Final = (
    "typedef|callback|module|name|namespace|class|constructor|function|func|method|member|memberof|"
    "alias|event|fires|emits|listens|external|mixin|mixes|interface|extends|augments|implements|"
    "requires|template|tparam|typeparam|ref|copydoc|defgroup|ingroup|addtogroup"
)
# Examples of doctest and JSDoc, code of Doxygen and C#, fields of Sphinx, tags of JSDoc and its
# like, words quoted as in code.
COMMENT: Final = re.compile(
    rf"{_HIDDEN.pattern}|^[ \t]*>>>[^\n]*(?:\n[ \t]*[^\s][^\n]*)*"
    r"|[@\\](?P<code>code|verbatim|dot|msc|htmlonly|latexonly|xmlonly|manonly)\b"
    r"(?:(?![@\\](?:end)?(?P=code)\b).)*+[@\\]end(?P=code)\b"
    r"|^[ \t]*@example\b(?:(?!^[ \t]*@[a-z]).)*+|<c>[^<>]*</c>"
    rf"|[@\\](?:{_NAMING})[ \t]+(?:\{{[^}}\n]*\}}[ \t]*)?\S+"
    r"|^[ \t]*:[a-z]+(?: [^:\n]+)?:|\{@\w+[^{}]*\}|[@\\](?:param|arg|prop)\w*[ \t]+(?:\{[^}\n]*\})?"
    r"[ \t]*\[?[\w.$]+|[@\\][a-z]+(?:[ \t]+\{[^}\n]*\})?|'[^'\s]+'|\"[^\"\s]+\"",
    re.DOTALL | re.MULTILINE,
)
