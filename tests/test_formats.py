"""Formats find the text in a file and change nothing else."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persian_clean import STANDARD
from persian_clean.cli.formats import BrokenRecordError, Text
from persian_clean.cli.jsonlines import JsonLines
from persian_clean.cli.tables import Table

if TYPE_CHECKING:
    from collections.abc import Callable

    from persian_clean.documents import Document


class Edit:
    """A cleaner that does one simple thing."""

    def __init__(self, change: Callable[[str], str]) -> None:
        self._change = change
        self.config = STANDARD
        self.seen: list[str] = []
        self.places: list[tuple[int, int, bool]] = []

    def __call__(self, text: str, line: int, column: int, *, inline: bool = False) -> str:
        self.places.append((line, column, inline))
        return self._change(text)

    def saw(self, field: str) -> None:
        self.seen.append(field)

    def cleaned(self, document: Document) -> None:
        raise NotImplementedError


KEEP, SHOUT = Edit(str), Edit(str.upper)


def rewrite(record: str, *fields: str, strict: bool = True) -> str:
    return JsonLines(fields or ("text",), strict).rewrite(record.encode(), 1, SHOUT).decode()


# --- JSON lines ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("record", "rewritten"),
    [
        ('{"id": 1.0e5, "text": "a", "b":[1,  2]}\n', '{"id": 1.0e5, "text": "A", "b":[1,  2]}\n'),
        ('{"text":"a","text":"b"}', '{"text":"A","text":"B"}'),
        ('{"text": "\\u0061 é"}\r\n', '{"text": "A É"}\r\n'),
        ('{"text": "\\u00e9"}', '{"text": "\\u00c9"}'),
        ('{"text": "a\\ud800é"}', '{"text": "A\\ud800\\u00c9"}'),
        ('{"text": "\\u0031"}', '{"text": "\\u0031"}'),
        (' { "text" : "a" , "n" : 1' + "0" * 5000 + " } ", None),
        ('{"text": "", "x": {"text": "a"}}', '{"text": "", "x": {"text": "a"}}'),
        ("\n", "\n"),
        ("  \r\n", "  \r\n"),
    ],
)
def test_json_changes_nothing_but_the_field(record: str, rewritten: str | None) -> None:
    assert rewrite(record) == (rewritten or record.replace('"a"', '"A"'))


def test_json_fields_are_all_cleaned() -> None:
    assert rewrite('{"b": "x", "a": "y", "c": "z"}', "a", "b") == '{"b": "X", "a": "Y", "c": "z"}'


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ('{"id": 1}', "no field 'text'"),
        ("{}", "no field 'text'"),
        ('{"text": null}', "field 'text' is null, not a string"),
        ('{"text": 1.5}', "field 'text' is a number, not a string"),
        ('{"text": true}', "field 'text' is a boolean, not a string"),
        ('{"text": ["a"]}', "field 'text' is an array, not a string"),
        ('{"text": {}}', "field 'text' is an object, not a string"),
        ("[1]", "broken JSON at column 1: not an object"),
        ('"text"', "broken JSON at column 1: not an object"),
        ("{", "broken JSON at column 2: Expecting property name enclosed in double quotes"),
        ("{1: 2}", "broken JSON at column 2: Expecting property name enclosed in double quotes"),
        ('{"text"', "broken JSON at column 8: Expecting ':' delimiter"),
        ('{"text": ', "broken JSON at column 10: Expecting value"),
        ('{"text": "a', "broken JSON at column 10: Unterminated string starting at"),
        ('{"text": "a"', "broken JSON at column 13: Expecting ',' delimiter"),
        ('{"text": "a" "b": 1}', "broken JSON at column 14: Expecting ',' delimiter"),
        ('{"text": "a",}', "broken JSON at column 14: Expecting property name"),
        ('{"text": "a",', "broken JSON at column 14: Expecting property name"),
        ('{"text": "a"} x', "broken JSON at column 15: Extra data"),
        ('{"text": "a", "b": ' + "[" * 100_000, "JSON nested too deeply"),
    ],
)
def test_json_says_what_is_wrong(record: str, message: str) -> None:
    with pytest.raises(BrokenRecordError) as error:
        rewrite(record)
    assert error.value.message == message


@given(
    st.dictionaries(
        st.text(max_size=3),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
            lambda inner: st.lists(inner, max_size=3),
            max_leaves=4,
        ),
        max_size=4,
    ),
    st.text(),
    st.booleans(),
    st.sampled_from([None, 1]),
)
def test_json_is_what_loading_and_dumping_would_give(
    record: dict[str, object],
    text: str,
    ascii_only: bool,  # noqa: FBT001
    indent: int | None,
) -> None:
    record["text"] = text
    raw = json.dumps(record, ensure_ascii=ascii_only, indent=indent)
    try:
        raw.encode()
    except UnicodeEncodeError:
        raw = json.dumps(record, indent=indent)
    assert JsonLines(("text",)).rewrite(raw.encode(), 1, KEEP).decode() == raw
    rewritten = json.loads(rewrite(raw))
    assert repr(rewritten) == repr(json.loads(raw) | {"text": text.upper()})


@pytest.mark.parametrize("record", ['{"id": 1}', "{}", '{"text": null}', ' {"text" : null }\n'])
def test_json_keeps_what_is_missing_unless_it_is_strict(record: str) -> None:
    assert rewrite(record, strict=False) == record


def test_json_cleans_the_fields_there_are() -> None:
    edit = Edit(str.upper)
    record = b'{"a": null, "b": "x\\ny"}'
    assert JsonLines(("a", "b", "c")).rewrite(record, 7, edit) == b'{"a": null, "b": "X\\nY"}'
    assert edit.seen == ["a", "b"]
    assert edit.places == [(7, 19, True)]


# --- tables -------------------------------------------------------------------------------------


def table(text: str, *fields: str, delimiter: str = ",") -> str:
    stream = io.BytesIO(text.encode())
    found, head = Table(fields, delimiter).begin(stream)
    parts = [head]
    for batch in found.batches(stream):
        parts += (found.rewrite(record, 1, SHOUT) for record in found.records(batch))
    return b"".join(parts).decode()


@pytest.mark.parametrize(
    ("text", "rewritten"),
    [
        ("id,t\r\n1,a\r\n2,b\r\n", "id,t\r\n1,A\r\n2,B\r\n"),
        ('id,t\n"1",  a\n', 'id,t\n"1",  A\n'),
        ('id,t\n1,"a ""b"", c"\n', 'id,t\n1,"A ""B"", C"\n'),
        ('t,id\n"a\nb",1\nc,2', 't,id\n"A\nB",1\nC,2'),
        ('t,id\n"a\n\n""b"",c\n",1\n\nc,2\n', 't,id\n"A\n\n""B"",C\n",1\n\nC,2\n'),
        ('t,id\na"b,2\n', 't,id\nA"B,2\n'),
        ('"t",id\n,2\n"",3\n', '"t",id\n,2\n"",3\n'),
        ('"t\nt",id\nx,2\n', '"t\nt",id\nx,2\n'),
        ("", ""),
    ],
)
def test_csv_changes_nothing_but_the_column(text: str, rewritten: str) -> None:
    field = "t" if "t\nt" not in text else "id"
    assert table(text, field) == rewritten


@pytest.mark.parametrize(
    ("text", "rewritten"),
    [
        ("id\tt\n1\ta, b\n", "id\tt\n1\tA, B\n"),
        ('id\tt\n1\t"a" b\n', 'id\tt\n1\t"A" B\n'),
        ('id\tt\n1\t"a ""b"""\n', 'id\tt\n1\t"A ""B"""\n'),
        ('id\tt\n1\t"a\n2\tb\n', 'id\tt\n1\t"A\n2\tB\n'),
    ],
)
def test_tsv_takes_every_line_for_a_record(text: str, rewritten: str) -> None:
    assert table(text, "t", delimiter="\t") == rewritten


def test_csv_quotes_what_now_needs_it() -> None:
    found, _ = Table(("t",)).begin(io.BytesIO(b"t,u\n"))
    assert found.rewrite(b"a,b\n", 2, Edit(lambda _: 'x,"y"')) == b'"x,""y""",b\n'


def test_a_cell_that_comes_to_be_empty_leaves_no_empty_line() -> None:
    found, _ = Table(("t",)).begin(io.BytesIO(b"t\n"))
    assert found.rewrite("\u200c\r\n".encode(), 2, Edit(lambda _: "")) == b'""\r\n'
    found, _ = Table(("t",)).begin(io.BytesIO(b"t,u\n"))
    assert found.rewrite(b"a,\n", 2, Edit(lambda _: "")) == b",\n"


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ("a\n", "1 cells where the header has 2"),
        ("a,b,c\n", "3 cells where the header has 2"),
        ('"a" b,c\n', "text follows where the quoted cell that begins at column 1 is closed"),
        ('a,"b\n', "the quoted cell that begins at column 3 is not closed"),
        ('a,"b\nc\n', "the quoted cell that begins at column 3 is not closed in the 1 line that"),
        ('a,"b\n"c', "cell that begins at column 3 is closed 1 line further on"),
    ],
)
def test_csv_says_what_is_wrong(record: str, message: str) -> None:
    found, _ = Table(("t",)).begin(io.BytesIO(b"t,u\n"))
    with pytest.raises(BrokenRecordError) as error:
        found.rewrite(record.encode(), 2, SHOUT)
    assert message in error.value.message


def test_a_stray_quote_spoils_a_limited_part_of_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("persian_clean.cli.tables.LONGEST", 100)
    monkeypatch.setattr("persian_clean.cli.tables.BATCH", 50)
    rows = [f"{number},text\n".encode() for number in range(40)]
    rows[5] = b'5,"text\n'
    stream = io.BytesIO(b"id,t\n" + b"".join(rows))
    found, _ = Table(("t",)).begin(stream)
    batches = list(found.batches(stream))
    records = [record for batch in batches for record in found.records(batch)]
    assert b"".join(records) == b"".join(batches) == b"".join(rows)
    broken = [record for record in records if record.count(b"\n") > 1]
    assert [record.count(b"\n") for record in broken] == [14]
    assert broken[0].startswith(rows[5])
    assert max(map(len, batches)) < 200
    with pytest.raises(BrokenRecordError, match="begins at column 3 is not closed in the 13 lines"):
        found.rewrite(broken[0], 7, SHOUT)


def test_the_column_where_a_stray_quote_begins_is_named_with_its_line() -> None:
    found, _ = Table(("t",)).begin(io.BytesIO(b"t,u\n"))
    with pytest.raises(BrokenRecordError) as error:
        found.rewrite(b'"a\nb","c\nd\n', 2, SHOUT)
    assert error.value.line == 1
    assert "begins at column 4" in error.value.message


def test_csv_names_the_columns_there_are() -> None:
    with pytest.raises(BrokenRecordError, match="no column 'text'; there are id, body"):
        Table(("text",)).begin(io.BytesIO(b"id,body\n"))


@given(
    st.lists(
        st.tuples(*[st.text(st.characters(codec="utf-8", exclude_characters="\0\r"))] * 2),
        min_size=1,
    ),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_csv_is_what_the_csv_module_would_give(
    rows: list[tuple[str, str]], quoting: int, end: str
) -> None:
    file = io.StringIO(newline="")
    writer = csv.writer(file, quoting=quoting, lineterminator=end)  # type: ignore[arg-type]
    writer.writerows([("id", "t"), *rows])
    text = file.getvalue()
    read = list(csv.reader(io.StringIO(table(text, "t"), newline="")))
    expected = [[a, b.upper()] for a, b in csv.reader(io.StringIO(text, newline=""))]
    assert read == [["id", "t"], *expected[1:]]


# --- text ---------------------------------------------------------------------------------------


def test_text_comes_whole() -> None:
    assert list(Text().records(b"a\nb\n")) == [b"a\nb\n"]


def test_text_that_is_not_utf8_comes_by_lines() -> None:
    assert list(Text().records(b"a\n\xff\nb\n")) == [b"a\n", b"\xff\n", b"b\n"]


def test_a_batch_ends_with_a_line_however_long_it_is() -> None:
    data = b"a" * 1_000_000 + b"\n" + b"b\n" * 10
    batches = list(Text().batches(io.BytesIO(data)))
    assert b"".join(batches) == data
    assert [batch.endswith(b"\n") for batch in batches] == [True] * len(batches)
