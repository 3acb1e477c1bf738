"""Edits that would change more than prose are not made, and only those."""

from __future__ import annotations

import pytest

from documents.laws import check
from persian_clean import Config
from persian_clean.documents import DocumentError, explain_document
from persian_clean.documents.carrying import carry
from persian_clean.documents.checking import Reading, Rewriting, kept
from persian_clean.documents.prose import Prose
from persian_clean.edits import Edit

ASCII = Config(digits="ascii")
ZWNJ = "\N{ZERO WIDTH NON-JOINER}"


def test_an_edit_that_makes_a_list_is_not_made() -> None:
    source = "كتاب\n\n۱. متن كتاب\n\nكتاب ۲"
    document = explain_document(source, "markdown", ASCII)
    assert document.text == "کتاب\n\n۱. متن كتاب\n\nکتاب 2"
    (refusal,) = document.refused
    assert source[refusal.start : refusal.end] == "۱. متن كتاب"
    assert refusal.rules == ("persian-digit", "arabic-kaf")


def test_many_such_edits() -> None:
    source = "\n\n".join(f"{n}. علي\n\nعلي" for n in ["۱", "۲", "۳"] * 40)
    document = explain_document(source, "markdown", ASCII)
    assert document.text == source.replace("علي\n\nعلي", "علي\n\nعلی")
    assert len(document.refused) == 120


def test_an_edit_that_makes_a_number_of_a_string_is_not_made() -> None:
    document = explain_document("a: ۱۳۹۰\nb: علي\nc: '۱۳۹۰'", "yaml", ASCII)
    assert document.text == "a: ۱۳۹۰\nb: علی\nc: '1390'"


def test_an_edit_that_makes_a_key_of_a_string_is_not_made() -> None:
    document = explain_document("a: علي :حسن\nb: علي", "yaml")
    assert document.text == "a: علي :حسن\nb: علی"


def test_a_title_does_not_outgrow_the_line_below_it() -> None:
    source = "میخواهیم علي\n============\n\nعلي"
    assert check(source, "rst") == "میخواهیم علي\n============\n\nعلی"
    wider = source.replace("=\n", "==\n")
    assert check(wider, "rst").startswith(f"می{ZWNJ}خواهیم علی\n")


def test_a_line_break_does_not_become_a_hard_one() -> None:
    spaces = Config(rules=["arabic-yeh"], zwnj="space")
    assert check(f"علي {ZWNJ}\nعلي\n\nعلي", "markdown", spaces) == f"علي {ZWNJ}\nعلي\n\nعلی"
    assert check(f"علي{ZWNJ}ها  \nعلي", "markdown", spaces) == "علی ها  \nعلی"


def test_a_line_at_the_edge_may_come_to_be_empty() -> None:
    assert check(f"<p>علي<br>{ZWNJ}</p>", "html") == "<p>علی<br></p>"
    assert check(f"<p>{ZWNJ}<br>علي<br>{ZWNJ}<br>", "html") == "<p><br>علی<br><br>"
    for end in ("", "  "):  # a break of Markdown, soft or hard, would be none
        assert check(f"علي{end}\n{ZWNJ}\n\nعلي", "markdown") == f"علي{end}\n{ZWNJ}\n\nعلی"


def test_what_would_be_cleaned_further_the_next_time_is_left() -> None:
    """The rules leave quotes behind two spaces, but those are no longer in the run."""
    assert check(f'<p>{ZWNJ} {ZWNJ} "نقل"</p>', "html") == f'<p>{ZWNJ} {ZWNJ} "نقل"</p>'
    assert check(f'<p>{ZWNJ} "نقل علي"</p>', "html") == "<p> «نقل علی»</p>"


@pytest.mark.parametrize(
    ("name", "opening"),
    [
        ("markdown", "- علي\n\n"),
        ("markdown", "علي[^1]\n\n[^1]: علي\n\n"),
        ("markdown", "> - علي\n>\n> "),
        ("rst", "- علي\n\n"),
        ("rst", "علي [1]_\n\n.. [1] علي\n\n"),
    ],
)
def test_a_paragraph_does_not_move_into_an_item(name: str, opening: str) -> None:
    """What is deleted at the beginning of a line may leave white space there."""
    indent = "  " if opening.startswith("-") else "    "
    source = f"{opening}\N{SOFT HYPHEN}{indent}علي\n\nعلي"
    document = explain_document(source, name)
    assert [source[r.start : r.end] for r in document.refused] == [f"\N{SOFT HYPHEN}{indent}علي"]
    assert check(source, name).count("علی") == source.count("علي") - 1


def test_emphasis_goes_on() -> None:
    assert check("علي **:** متن", "markdown") == "علي **:** متن"
    assert check("علي **متن :** علي", "markdown") == "علی **متن:** علی"


# --- where edits are carried ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "clean"),
    [
        ("<p>می <b>خواهم</b></p>", f"<p>می{ZWNJ}<b>خواهم</b></p>"),
        ("<p><b>می</b> خواهم</p>", f"<p><b>می</b>{ZWNJ}خواهم</p>"),
        ("<p>سلام،<b>دنیا</b></p>", "<p>سلام، <b>دنیا</b></p>"),
        ("<p><b>سلام،</b>دنیا</p>", "<p><b>سلام،</b> دنیا</p>"),
        ("<p>می<b>خواهم</b></p>", f"<p>می{ZWNJ}<b>خواهم</b></p>"),
        ("<p>سلام <b>,</b> دنیا</p>", "<p>سلام<b>،</b> دنیا</p>"),
        ("<p>سلام </b> , دنیا</p>", "<p>سلام</b>، دنیا</p>"),
        ("<p><<کتاب <b>علي</b>>></p>", "<p>«کتاب <b>علی</b>»</p>"),
        ("<p>&lt;&lt;کتاب <b>علي</b>&gt;&gt; خوب</p>", "<p>«کتاب <b>علی</b>» خوب</p>"),
        ("<p>کتاب&nbsp;ها</p>", f"<p>کتاب{ZWNJ}ها</p>"),
        ("<p>کتاب&zwnj;&zwnj;ها</p>", "<p>کتاب&zwnj;ها</p>"),
        ("<p>کتاب&zwnj; خوب</p>", "<p>کتاب خوب</p>"),
        ("<p>علي<br> , علي</p>", "<p>علی<br> , علی</p>"),
        ("<p>۱۲<b>۳</b>علي</p>", "<p>۱۲<b>۳</b>علی</p>"),
    ],
)
def test_where_html_is_edited(source: str, clean: str) -> None:
    assert check(source, "html") == clean


@pytest.mark.parametrize(
    ("name", "source", "clean"),
    [
        ("json", '"\\u0639\\u0644\\u064a\\u00a0\\u0647"', '"\\u0639\\u0644\\u06cc \\u0647"'),
        ("json", '"علي \\\\ \\n كتاب"', '"علی \\\\ \\n کتاب"'),
        ("xml", "<a>&#1593;&#1604;&#1610; ,</a>", "<a>&#1593;&#1604;&#1740;&#1548;</a>"),
        ("html", "&#1593;&#1604;&#1610; ,", "&#1593;&#1604;&#1740;&#1548;"),
        ("yaml", "a: '<<علي''ها>>'", "a: '«علی''ها»'"),
        ("po", 'msgid "x"\nmsgstr "علي"\n" ,\\t"', 'msgid "x"\nmsgstr "علی"\n"،\\t"'),
    ],
)
def test_how_text_is_spelt(name: str, source: str, clean: str) -> None:
    assert check(source, name) == clean


def test_what_latex_escapes() -> None:
    assert explain_document("۵۰٪ علي", "latex", ASCII).text == r"50\% علی"


def test_an_edit_across_markup_is_carried_only_if_one_side_says_something() -> None:
    prose = Prose("کتاب<b>ها</b>")
    prose.text(0, 4)
    prose.text(7, 9)
    (run,), _ = prose.finish()
    edit = Edit(2, 6, 2, 4, "ابها", "!!", ("x",))
    assert carry(run, 0, [edit]) is None


# --- how the edits to blame are found -------------------------------------------------------------


def _read(source: str) -> Reading:
    """Read lines; one that begins with ``!`` takes the next one with it, ``#`` is an error."""
    if "#" in source:
        raise DocumentError("an error")
    prose = Prose(source)
    at = 0
    joined = False
    for line in source.splitlines(keepends=True):
        prose.text(at, at + len(line)) if not joined else prose.token(at, at + len(line))
        joined = line.startswith("!")
        prose.block("line")
        at += len(line)
    return Reading(source, *prose.finish())


def _rewritten(source: str, lines: dict[int, str]) -> tuple[set[int], int]:
    """Return which lines may be rewritten, and how often that was looked at."""
    reading = _read(source)
    looks = 0

    def read(source: str) -> Reading:
        nonlocal looks
        looks += 1
        return _read(source)

    wanted = {}
    for i, text in lines.items():
        run = reading.runs[i]
        edit = Edit(0, len(run.text), 0, len(text), run.text, text, ("x",))
        replacements = carry(run, 0, [edit])
        assert replacements is not None
        wanted[i] = Rewriting(text, replacements)
    return kept(reading, read, wanted), looks


def test_the_run_that_is_to_blame_is_found() -> None:
    source = "".join(f"a{n}\n" for n in range(100))
    assert _rewritten(source, {3: "b", 50: "!b", 70: "b"})[0] == {3, 70}
    assert _rewritten(source, {3: "b", 50: "#", 70: "b"})[0] == {3, 70}
    assert _rewritten(source, {3: "!"})[0] == set()
    assert _rewritten(source, {3: "#"})[0] == set()


def test_looks_are_few_even_if_all_is_wrong() -> None:
    source = "".join(f"a{n}\n" for n in range(1000))
    for wrong, most in (("!", 50), ("#", 1000)):
        found, looks = _rewritten(source, dict.fromkeys(range(0, 1000, 2), wrong))
        assert not found
        assert looks <= most


def test_all_is_left_if_too_much_would_have_to_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("persian_clean.documents.checking._MOST_READ", 10)
    source = "".join(f"a{n}\n" for n in range(100))
    assert _rewritten(source, {3: "b"})[0] == {3}
    assert _rewritten(source, {n: "#" if n % 2 else "b" for n in range(100)})[0] == set()
