from __future__ import annotations

from typing import Literal

import pytest

pytest.importorskip("sklearn", reason="the extra 'sklearn' is not installed")

import numpy as np
from sklearn import config_context
from sklearn.base import clone
from sklearn.compose import ColumnTransformer
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.model_selection import GridSearchCV
from sklearn.naive_bayes import MultinomialNB
from sklearn.pipeline import make_pipeline
from sklearn.utils.estimator_checks import check_estimator

from persian_clean import SEARCH, STANDARD, Config
from persian_clean.adapters.sklearn import PersianCleaner

Rows = list[str | None]


def test_list(wild_rows: Rows, wild_cleaned: Rows) -> None:
    assert PersianCleaner().fit_transform(wild_rows) == wild_cleaned
    assert PersianCleaner().transform(iter(wild_rows)) == wild_cleaned


def test_array(wild_rows: Rows, wild_cleaned: Rows) -> None:
    array = np.array(wild_rows[:10_000], dtype=object).reshape(2, -1)
    result = PersianCleaner().fit(array).transform(array)
    assert result.shape == array.shape
    assert result.ravel().tolist() == wild_cleaned[:10_000]


def test_series_and_kinds_of_null() -> None:
    pd = pytest.importorskip("pandas", reason="the extra 'pandas' is not installed")
    series = pd.Series(["علي", None, float("nan"), pd.NA], dtype=object)
    result = PersianCleaner().transform(series)
    assert result[0] == "علی"
    assert [a is b for a, b in zip(result[1:], series[1:], strict=True)] == [True] * 3


def test_in_a_pipeline_and_a_grid_search() -> None:
    texts = ["علي رفت", "علی رفت", "كتاب خوب", "کتاب خوب"] * 5
    labels = [0, 0, 1, 1] * 5
    pipeline = make_pipeline(PersianCleaner(), CountVectorizer(), MultinomialNB())
    grid = {"persiancleaner__config": [STANDARD, SEARCH]}
    search = GridSearchCV(pipeline, grid, cv=2).fit(texts, labels)
    assert search.predict(["كتاب"]).tolist() == [1]
    words = search.best_estimator_["countvectorizer"].get_feature_names_out()
    assert sorted(words) == sorted(["خوب", "رفت", "علی", "کتاب"])


def test_clone_and_set_params() -> None:
    cleaner = PersianCleaner(SEARCH)
    assert clone(cleaner).config == SEARCH
    assert cleaner.set_params(config=Config(digits="ascii")).transform(["۱۲"]) == ["12"]


# --- names and frames -----------------------------------------------------------------------------


def test_names_of_columns() -> None:
    pd = pytest.importorskip("pandas", reason="the extra 'pandas' is not installed")
    frame = pd.DataFrame({"a": ["علي"], "b": ["ي"]})
    assert PersianCleaner().fit(frame).get_feature_names_out().tolist() == ["a", "b"]
    assert PersianCleaner().fit(frame["a"]).get_feature_names_out().tolist() == ["a"]
    assert PersianCleaner().fit(["علي"]).get_feature_names_out().tolist() == ["x0"]
    assert PersianCleaner().fit(["علي"]).get_feature_names_out(["text"]).tolist() == ["text"]
    with pytest.raises(ValueError, match="feature names should match"):
        PersianCleaner().fit(frame).transform(frame[["b", "a"]])
    words = make_pipeline(PersianCleaner(), CountVectorizer()).fit(frame["a"])
    assert words.get_feature_names_out().tolist() == ["علی"]
    columns = ColumnTransformer([("clean", PersianCleaner(), ["a"])]).fit(frame)
    assert columns.get_feature_names_out().tolist() == ["clean__a"]


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_frames_and_series(library: Literal["pandas", "polars"]) -> None:
    module = pytest.importorskip(library, reason=f"the extra '{library}' is not installed")
    frame = module.DataFrame({"a": ["علي", None], "b": ["ي", "ك"]})
    cleaner = PersianCleaner().set_output(transform=library)
    result = clone(cleaner).fit_transform(frame)
    assert list(result.columns) == ["a", "b"]
    assert result["b"].to_list() == ["ی", "ک"]
    series = cleaner.transform(frame["b"])
    assert isinstance(series, module.Series)
    assert (series.name, series.to_list()) == ("b", ["ی", "ک"])
    assert cleaner.transform(["علي"]).to_list() == ["علی"]
    array = np.array([["علي", float("nan")]], dtype=object)
    assert list(cleaner.transform(array).columns) == ["x0", "x1"]
    assert isinstance(cleaner.set_output(transform="default").transform(frame), np.ndarray)


def test_rows_keep_their_index() -> None:
    pd = pytest.importorskip("pandas", reason="the extra 'pandas' is not installed")
    frame = pd.DataFrame({"a": ["علي", "ي"]}, index=["r", "s"])
    cleaner = PersianCleaner().set_output(transform="pandas")
    assert list(cleaner.fit_transform(frame).index) == ["r", "s"]
    assert list(cleaner.transform(frame["a"]).index) == ["r", "s"]


def test_a_vectorizer_sees_texts_whatever_is_asked_for() -> None:
    pytest.importorskip("pandas", reason="the extra 'pandas' is not installed")
    with config_context(transform_output="pandas"):
        words = make_pipeline(PersianCleaner(), CountVectorizer()).fit(["علي رفت", "كتاب"])
    assert sorted(words[-1].get_feature_names_out()) == sorted(["علی", "رفت", "کتاب"])


NUMBERS = "feeds numbers, and only texts are taken"
EXPECTED = dict.fromkeys(
    [
        "check_fit_score_takes_y",
        "check_estimators_dtypes",
        "check_pipeline_consistency",
        "check_estimators_pickle",
        "check_f_contiguous_array_estimator",
        "check_transformer_general",
        "check_transformer_preserve_dtypes",
        "check_transformers_unfitted_stateless",
        "check_methods_sample_order_invariance",
        "check_methods_subset_invariance",
        "check_dict_unchanged",
        "check_fit_idempotent",
    ],
    NUMBERS,
)
EXPECTED["check_estimator_sparse_tag"] = "wants fit to look at its input"


def test_estimator_checks() -> None:
    results = check_estimator(PersianCleaner(), expected_failed_checks=EXPECTED, on_skip=None)
    status = {result["check_name"]: result for result in results}
    assert sum(result["status"] == "passed" for result in results) >= 15
    for name, reason in EXPECTED.items():
        if reason is NUMBERS and name in status:
            assert "text must be a str" in str(status[name]["exception"])


def test_faults() -> None:
    with pytest.raises(TypeError, match="text must be a str, not int"):
        PersianCleaner().transform(["a", 1])
    with pytest.raises(TypeError, match="not one string"):
        PersianCleaner().transform("علي")
    with pytest.raises(TypeError, match="config must be a Config"):
        PersianCleaner("search").fit(["علي"])  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="transform='arrow' is not one of default, pandas, polars"):
        PersianCleaner().set_output(transform="arrow")  # type: ignore[arg-type]
