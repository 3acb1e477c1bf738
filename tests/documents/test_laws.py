"""The laws, for documents written at random and for anything at all."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.laws import check
from documents.skeletons import SKELETONS
from documents.written import DOCUMENTS, NOISE
from persian_clean import Config, clean
from persian_clean.documents import FORMATS, DocumentError, clean_document, explain_document
from strategies import configs, texts

FEWER = settings(max_examples=max(settings().max_examples // 4, 1))
"""There are many formats."""


@pytest.mark.parametrize("name", DOCUMENTS)
@FEWER
@given(data=st.data(), config=configs)
def test_documents(name: str, data: st.DataObject, config: Config) -> None:
    source = data.draw(DOCUMENTS[name])
    cleaned = check(source, name, config)
    assert SKELETONS[name](cleaned) == SKELETONS[name](source)


@pytest.mark.parametrize("name", NOISE)
@FEWER
@given(data=st.data(), config=configs)
def test_anything(name: str, data: st.DataObject, config: Config) -> None:
    source = data.draw(NOISE[name])
    try:
        check(source, name, config)
    except DocumentError as error:
        assert str(error)  # noqa: PT017


@pytest.mark.parametrize("name", DOCUMENTS | NOISE)
@FEWER
@given(data=st.data())
def test_line_ends_of_windows(name: str, data: st.DataObject) -> None:
    drawn = [texts[name] for texts in (DOCUMENTS, NOISE) if name in texts]
    source = data.draw(st.one_of(drawn)).replace("\r", "")
    try:
        cleaned = clean_document(source, name)
    except DocumentError as error:
        with pytest.raises(DocumentError) as caught:
            clean_document(_windows(source), name)
        assert str(caught.value) == str(error)  # noqa: PT017
    else:
        assert clean_document(_windows(source), name) == _windows(cleaned)


def _windows(text: str) -> str:
    return text.replace("\n", "\r\n")


def test_every_format_is_tested() -> None:
    code = {name for name, row in FORMATS.items() if row.on_request}
    assert set(DOCUMENTS) == set(FORMATS) - code - {"text", "docx"} | {"python", "javascript"}
    assert set(DOCUMENTS) == set(SKELETONS)


@given(texts, configs)
def test_plain_text_is_cleaned_as_it_is(text: str, config: Config) -> None:
    assert explain_document(text, "text", config).output == clean(text, config)
