from __future__ import annotations

import pytest

pytest.importorskip("datatrove", reason="the extra 'datatrove' is not installed")


from datatrove.data import Document

from persian_clean import CORPUS, clean
from persian_clean.adapters.datatrove import PersianFormatter

Rows = list[str | None]


def test_documents(wild_rows: Rows) -> None:
    documents = [Document(text=row or "", id=str(i)) for i, row in enumerate(wild_rows)]
    result = list(PersianFormatter(CORPUS).run(iter(documents)))
    assert [doc.text for doc in result] == [clean(row or "", CORPUS) for row in wild_rows]
    assert [doc.id for doc in result] == [str(i) for i in range(len(wild_rows))]
