"""Report: a page that shows the original beside the clean text, every edit marked.

Guarantees that the page stands by itself: no script, style, font or image comes from elsewhere, and
nothing in the text is taken for markup.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from html import escape
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Final

from persian_clean import STANDARD, Config, Result, clean, explain, find_dates
from persian_clean.report.marks import Kinds, Rows, persian
from persian_clean.report.timeline import Dates
from persian_clean.rules import STAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

_FOLDER: Final = Path(__file__).parent
_ZWNJ: Final = "\N{ZERO WIDTH NON-JOINER}"
_STAGE_NAMES: Final = {
    "letters": "حروف",
    "digits": "ارقام",
    "spaces": f"فاصله{_ZWNJ}ها",
    "words": f"واژه{_ZWNJ}ها",
    "punctuation": f"نشانه{_ZWNJ}ها",
    "dates": f"تاریخ{_ZWNJ}ها",
}
_STAGE_OF: Final = {rule.name: stage for stage, rules in STAGES.items() for rule in rules}
_RULES: Final = {rule.name: rule for rules in STAGES.values() for rule in rules}
_MOST_LINES_IN_NOTEBOOK: Final = 200


def page(text: str, config: Config = STANDARD, *, title: str = "persian-clean") -> str:
    """Return an HTML page that shows what cleaning changes in a text.

    Args:
        text: Any string.
        config: Which rules run.
        title: What the text is called.

    Examples:
        >>> html = page("علي آمد", title="نامه")
        >>> "<title>نامه" in html, "arabic-yeh" in html
        (True, True)
        >>> "arabic-yeh" in page("علی آمد")
        False
    """
    results = [_explain(line, config) for line in text.removesuffix("\n").split("\n")]
    dates = Dates(text, find_dates(text, reference=config.reference))
    kinds = Kinds(_STAGE_OF)
    rows = Rows(kinds, dates.spans)
    body = "".join(rows.row(number, result) for number, result in enumerate(results, 1))
    counts = _count(results)
    changed = sum(bool(result.edits) for result in results)
    return Template(_read("page.html")).substitute(
        title=escape(title),
        style=_read("text.css") + _read("page.css"),
        script=_read("page.js"),
        data=_json({"kinds": kinds.table, "rules": _rule_table(counts)}),
        lines=persian(len(results)),
        changed=persian(changed),
        edits=persian(sum(len(result.edits) for result in results)),
        dates=persian(len(dates.matches)),
        filters="".join(_filters(counts)) or "<p>هیچ چیز تغییر نکرد.</p>",
        timeline=dates.timeline(),
        date_table=dates.table(),
        rows=body,
    )


def fragment(result: Result) -> str:
    """Return HTML that shows a result in a notebook.

    Args:
        result: What ``explain`` returned.

    Examples:
        >>> from persian_clean import explain
        >>> "arabic-yeh" in fragment(explain("علي آمد"))
        True
        >>> "arabic-yeh" in fragment(explain("علی آمد"))
        False
    """
    rows = Rows(Kinds(_STAGE_OF), {}, titles=True)
    lines = list(_lines(result))
    body = "".join(
        rows.row(number, line) for number, line in enumerate(lines[:_MOST_LINES_IN_NOTEBOOK], 1)
    )
    rest = len(lines) - _MOST_LINES_IN_NOTEBOOK
    more = f"<p>و {persian(rest)} سطر دیگر</p>" if rest > 0 else ""
    legend = "".join(
        f'<span class="chip {_STAGE_OF[rule]}"><b dir="ltr">{rule}</b> {persian(number)}</span> '
        for rule, number in _count([result]).items()
    )
    style = _read("text.css")
    return (
        f'<div class="persian-clean" dir="rtl" lang="fa"><style>{style}</style>'
        f'<p class="legend">{legend}</p><div class="rows">{body}</div>{more}</div>'
    )


def _explain(line: str, config: Config) -> Result:
    """Explain a line; the many in which nothing changes are only cleaned."""
    if clean(line, config) == line:
        return Result(line, line, ())
    return explain(line, config)


def _lines(result: Result) -> Iterator[Result]:
    """Part a result into one result for each line: no edit reaches across a line break."""
    edits = iter((*result.edits, None))
    edit = next(edits)
    start = clean_start = 0
    for old, new in zip(result.original.split("\n"), result.text.split("\n"), strict=True):
        mine = []
        while edit is not None and edit.start <= start + len(old):
            mine.append(
                replace(
                    edit,
                    start=edit.start - start,
                    end=edit.end - start,
                    clean_start=edit.clean_start - clean_start,
                    clean_end=edit.clean_end - clean_start,
                )
            )
            edit = next(edits)
        yield Result(old, new, tuple(mine))
        start += len(old) + 1
        clean_start += len(new) + 1


def _count(results: list[Result]) -> Counter[str]:
    """Count the edits of each rule, in the order the rules run."""
    counts = Counter(rule for result in results for edit in result.edits for rule in edit.rules)
    return Counter({rule: counts[rule] for rule in _STAGE_OF if rule in counts})


def _filters(counts: Counter[str]) -> Iterator[str]:
    most = max(counts.values(), default=1)
    for stage, name in _STAGE_NAMES.items():
        mine = [rule for rule in counts if _STAGE_OF[rule] == stage]
        if not mine:
            continue
        total = persian(sum(counts[rule] for rule in mine))
        yield f'<fieldset class="{stage}"><legend>{name} <span>{total}</span></legend>'
        for rule in mine:
            share = f"{100 * counts[rule] / most:.1f}"
            yield (
                f'<label><input type="checkbox" checked value="{rule}">'
                f'<bdi dir="ltr">{rule}</bdi><span>{persian(counts[rule])}</span>'
                f'<i style="inline-size:{share}%"></i></label>'
            )
        yield "</fieldset>"


def _rule_table(counts: Counter[str]) -> dict[str, dict[str, str]]:
    return {
        name: {
            "stage": _STAGE_OF[name],
            "stageName": _STAGE_NAMES[_STAGE_OF[name]],
            "why": _RULES[name].why,
        }
        for name in counts
    }


def _json(data: object) -> str:
    """Return JSON that can stand in a script element."""
    return json.dumps(data, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")


def _read(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")
