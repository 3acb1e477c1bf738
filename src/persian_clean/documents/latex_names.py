"""Names of LaTeX: what stands behind commands and in environments.

Guarantees that a name which is not in these tables has no argument that is prose.
"""

from __future__ import annotations

from typing import Final


def _table(rows: dict[str, str]) -> dict[str, str]:
    return {name: arguments for names, arguments in rows.items() for name in names.split()}


# The arguments of commands and environments, in order. In braces:
#   m no prose, u an address, t text in the line, b text of its own, a text apart (a footnote);
# in brackets, where they may be missing: o no prose, T text of its own.
# Of any other command no argument is prose; any other environment holds none.
COMMANDS: Final = _table(
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
        "href": "out",
        "url path nolinkurl": "u",
        "textcolor colorbox raisebox scalebox": "omt",
        "fcolorbox resizebox multicolumn": "mmt",
        "parbox": "ooomt",
        "multirow": "omomt",
        "captionof": "mTb",
        "newtheorem": "mobo",
        "label ref pageref eqref autoref nameref vref cref Cref nocite index glossary input "
        "include bibliography bibliographystyle pagestyle thispagestyle pagenumbering lr vspace "
        "hspace vskip hskip cline phantom hphantom vphantom": "m",
        "setlength addtolength setcounter addtocounter fontsize": "mm",
        "includegraphics color bibitem": "om",
        "cite": "oom",
        "rule": "omm",
        "toprule midrule bottomrule footnotemark": "o",
        "noindent centering raggedright raggedleft bf it sl sf rm tt sc bfseries mdseries itshape "
        "slshape scshape upshape sffamily rmfamily ttfamily normalfont selectfont tiny scriptsize "
        "footnotesize small normalsize large Large LARGE huge Huge hline hfill vfill par newpage "
        "clearpage cleardoublepage maketitle tableofcontents bigskip medskip smallskip appendix "
        "quad qquad ldots dots TeX LaTeX LaTeXe XeTeX XeLaTeX today": "",
    }
)


def has_no_prose(kinds: str) -> bool:
    """Tell whether no argument of a command is prose or an address.

    Args:
        kinds: Its arguments, as ``COMMANDS`` has them.
    """
    return set(kinds) <= set("om")


ENVIRONMENTS: Final = _table(
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
VERBATIM: Final = frozenset({"verb", "Verb", "lstinline", "mintinline"})
ADDRESSES: Final = frozenset({"url", "path", "nolinkurl"})
DRAWINGS: Final = frozenset({"tikz", "foreach"})
DEFINITIONS: Final = frozenset({"def", "gdef", "edef", "xdef"})
LISTINGS: Final = frozenset(
    "verbatim verbatim* Verbatim BVerbatim LVerbatim alltt lstlisting minted comment filecontents "
    "filecontents* code".split()
)
SIGNS: Final = {
    "MakeShortVerb": True,
    "DefineShortVerb": True,
    "lstMakeShortInline": True,
    "DeleteShortVerb": False,
    "UndefineShortVerb": False,
    "lstDeleteShortInline": False,
}
"""Commands that make a sign stand around verbatim text, or no longer do so."""
LINES: Final = frozenset({"\\", "newline", "linebreak"})
BLOCKS: Final = frozenset(
    "par newpage clearpage pagebreak maketitle tableofcontents bigskip medskip smallskip vspace "
    "item bibitem".split()
)
SILENT: Final = frozenset(
    "label index glossary noindent centering raggedright raggedleft bf it sl sf bfseries itshape "
    "slshape sffamily rmfamily tiny scriptsize footnotesize small normalsize large Large LARGE "
    "huge Huge hline cline toprule midrule bottomrule hfill vfill".split()
)
