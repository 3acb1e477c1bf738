"""Report: a page that shows the original beside the clean text, every edit marked.

Guarantees that the page stands by itself: no script, style, font or image comes from elsewhere, and
nothing in the text is taken for markup.
"""

from __future__ import annotations

import json
from collections import Counter
from html import escape
from itertools import islice
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Final

from persian_clean import STANDARD, Config, Result, explain, find_dates
from persian_clean.report.lines import Rows, part, within
from persian_clean.report.marks import Kinds, persian
from persian_clean.report.timeline import Dates
from persian_clean.rules import STAGES
from persian_clean.rules.persian import reasons

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from persian_clean import Edit
    from persian_clean.report.lines import Line
    from persian_clean.rule import Stage

_FOLDER: Final = Path(__file__).parent
_ZWNJ: Final = "\N{ZERO WIDTH NON-JOINER}"
_STAGE_NAMES: Final[dict[Stage, str]] = {
    "letters": "حروف",
    "digits": "ارقام",
    "spaces": f"فاصله{_ZWNJ}ها",
    "words": f"واژه{_ZWNJ}ها",
    "punctuation": f"نشانه{_ZWNJ}ها",
    "index": "نمایه",
    "dates": f"تاریخ{_ZWNJ}ها",
}
_STAGE_OF: Final = {rule.name: stage for stage, rules in STAGES.items() for rule in rules}
_RULES: Final = {rule.name: rule for rules in STAGES.values() for rule in rules}
_MOST_LINES_IN_NOTEBOOK: Final = 200

LIMIT: Final = 1_000_000
"""Code points of text that a page shows: some 7 MB of HTML, which browsers still handle well."""


def page(
    text: str | Result,
    config: Config = STANDARD,
    *,
    title: str = "persian-clean",
    limit: int | None = LIMIT,
) -> str:
    """Return an HTML page that shows what cleaning changes in a text.

    Args:
        text: Any string, or what ``explain`` or ``explain_document`` returned for one.
        config: Which rules run.
        title: What the text is called.
        limit: How many code points of the text are shown, at least 1, or None for all of them. What
            is beyond is counted, and the page says so.

    Raises:
        TypeError: An argument is of the wrong type.
        ValueError: ``limit`` is less than 1.

    Examples:
        >>> html = page("علي آمد", title="نامه")
        >>> "<title>نامه" in html, "arabic-yeh" in html
        (True, True)
        >>> "arabic-yeh" in page("علی آمد")
        False
    """
    if not isinstance(title, str):
        raise TypeError(f"title must be a str, not {type(title).__name__}")
    if limit is not None and not isinstance(limit, int):
        raise TypeError(f"limit must be an int or None, not {type(limit).__name__}")
    if limit is not None and limit < 1:
        raise ValueError(f"limit must be at least 1, or None, not {limit}")
    result = text if isinstance(text, Result) else explain(text, config)
    text = result.original
    lines = list(part(result))
    if text.endswith("\n"):
        del lines[-1]  # what is behind the last line break is no line
    dates = Dates(text, find_dates(text, reference=config.reference))
    kinds = Kinds(_STAGE_OF)
    shown = list(within(lines, limit))
    last = shown[-1][0] if shown else 0
    return Template(_read("page.html")).substitute(
        title=escape(title),
        style=_read("text.css") + _read("page.css"),
        script=_read("page.js"),
        rows="".join(Rows(kinds, dates.spans).tables(shown)),
        data=_json(
            {
                "kinds": kinds.table,
                "rules": _rule_table(result.edits),
                "end": "\n" if text.endswith("\n") else "",
            }
        ),
        notice=_notice(result, lines, shown),
        lines=persian(len(lines)),
        changed=persian(sum(bool(line.edits) for _, line in lines)),
        edits=persian(len(result.edits)),
        dates=persian(len(dates.matches)),
        filters="".join(_filters(result.edits)) or "<p>هیچ چیز تغییر نکرد.</p>",
        timeline=dates.timeline(last),
        date_table=dates.table(last),
    )


def fragment(result: Result) -> str:
    """Return HTML that shows a result in a notebook.

    Args:
        result: What ``explain`` returned.

    Raises:
        TypeError: It is something else.

    Examples:
        >>> from persian_clean import explain
        >>> "arabic-yeh" in fragment(explain("علي آمد"))
        True
        >>> "arabic-yeh" in fragment(explain("علی آمد"))
        False
    """
    if not isinstance(result, Result):
        raise TypeError(f"result must be what explain returns, not {type(result).__name__}")
    lines = list(part(result))
    shown = list(within(islice(lines, _MOST_LINES_IN_NOTEBOOK), LIMIT))
    body = "".join(Rows(Kinds(_STAGE_OF), {}, alone=False).tables(shown))
    legend = "".join(
        f'<span class="chip {_STAGE_OF[rule]}"><b dir="ltr">{rule}</b> {persian(number)}</span> '
        for rule, number in _count(result.edits).items()
    )
    return (
        f'<div class="persian-clean alone" dir="rtl" lang="fa"><style>{_read("text.css")}</style>'
        f'<p class="legend">{legend}</p>{body}{_notice(result, lines, shown)}</div>'
    )


def _notice(result: Result, lines: Sequence[Line], shown: Sequence[Line]) -> str:
    """Say what of a long text is not shown."""
    number, line = shown[-1]
    is_whole = len(line.original) == len(lines[len(shown) - 1][1].original)
    if is_whole and len(shown) == len(lines):
        return ""
    edits = sum(len(line.edits) for _, line in shown)
    last = f"{'' if is_whole else 'میانهٔ '}سطر {persian(number)}"
    return (
        f'<p class="notice" role="note">متن بلندتر از آن است که همهٔ آن این{_ZWNJ}جا بیاید: '
        f"تا {last} از {persian(lines[-1][0])} سطر آمده است، با {persian(edits)} ویرایش از "
        f"{persian(len(result.edits))}.</p>"
    )


def _count(edits: Sequence[Edit]) -> Counter[str]:
    """Count the edits that each rule had a hand in, in the order the rules run."""
    counts = Counter(rule for edit in edits for rule in edit.rules)
    return Counter({rule: counts[rule] for rule in _STAGE_OF if rule in counts})


def _filters(edits: Sequence[Edit]) -> Iterator[str]:
    counts = _count(edits)
    stages = Counter(stage for edit in edits for stage in {_STAGE_OF[rule] for rule in edit.rules})
    most = max(counts.values(), default=1)
    for stage, name in _STAGE_NAMES.items():
        if not stages[stage]:
            continue
        yield (
            f'<fieldset class="{stage}"><legend>{name} <span>{persian(stages[stage])}</span>'
            "</legend>"
        )
        for rule in counts:
            if _STAGE_OF[rule] == stage:
                share = f"{100 * counts[rule] / most:.1f}"
                yield (
                    f'<label><input type="checkbox" checked value="{rule}">'
                    f'<bdi dir="ltr">{rule}</bdi><span>{persian(counts[rule])}</span>'
                    f'<i style="inline-size:{share}%"></i></label>'
                )
        yield "</fieldset>"
    if any(len(edit.rules) > 1 for edit in edits):
        yield (
            f'<p class="quiet">ویرایشی که چند قاعده در آن دست داشته{_ZWNJ}اند نزد هر یک شمرده '
            "شده است.</p>"
        )


def _rule_table(edits: Sequence[Edit]) -> dict[str, dict[str, str]]:
    in_persian = reasons()
    return {
        name: {
            "stage": _STAGE_OF[name],
            "stageName": _STAGE_NAMES[_STAGE_OF[name]],
            "fa": in_persian[name],
            "en": _RULES[name].why,
        }
        for name in _count(edits)
    }


def _json(data: object) -> str:
    """Return JSON that can stand in a script element."""
    return json.dumps(data, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")


def _read(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")
