"""Write docs/rules.md from the rule table: `python tools/write_rules_page.py [--check]`."""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path

from persian_clean.config import CORPUS, SEARCH, STANDARD
from persian_clean.rules import STAGES

PAGE = Path(__file__).parents[1] / "docs" / "rules.md"

HEAD = """# Rules

Every edit names the rule it comes from. A rule's name names the defect; `STANDARD` runs the rules
that name it, and likewise `CORPUS` and `SEARCH`. *lossy* rules drop what cannot be put
back, *guess* rules can err; both are opt-in. A rule with a choice, such as `digits="persian"`, is
turned on by that field of `Config`; the others by `enable` and `disable`.

In the examples `|` stands for a ZWNJ (U+200C), and characters that cannot be seen are written as
their code points. The page is generated from the table by `tools/write_rules_page.py`.
"""


def shown(text: str) -> str:
    """Write what cannot be seen so that it can."""
    signs = []
    for char in text:
        if char == "\N{ZERO WIDTH NON-JOINER}":
            signs.append("|")
        elif char != " " and unicodedata.category(char)[0] in "CZ":
            signs.append(f"⟨U+{ord(char):04X}⟩")
        else:
            signs.append(char)
    return f"`{''.join(signs)}`".replace("|", "\\|")


def page() -> str:
    """Return the page."""
    parts = [HEAD]
    for stage, rules in STAGES.items():
        parts.append(f"\n## {stage.capitalize()}\n")
        for rule in rules:
            runs = [
                name
                for name, config in (("STANDARD", STANDARD), ("CORPUS", CORPUS), ("SEARCH", SEARCH))
                if config.runs(rule.name)
            ]
            choice = f'`{rule.policy[0]}="{rule.policy[1]}"`' if rule.policy else ""
            where = ", ".join(filter(None, [*runs, choice])) or "opt-in"
            before, after = rule.example
            parts.append(
                f"\n### {rule.name}\n\n{rule.why}\n\n"
                f"- {rule.safety}; {where}\n"
                f"- changes {shown(before)} to {shown(after)}\n"
                f"- leaves {shown(rule.keep)}\n"
            )
    return "".join(parts)


if __name__ == "__main__":
    if sys.argv[1:] == ["--check"]:
        if PAGE.read_text(encoding="utf-8") != page():
            sys.exit(f"{PAGE.name} is stale: run python tools/write_rules_page.py")
    else:
        PAGE.write_text(page(), encoding="utf-8")
