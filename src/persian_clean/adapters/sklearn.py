"""scikit-learn: a transformer to stand before a vectorizer.

Guarantees that it learns nothing but how many columns there are and what they are called, and that
one column of texts stays one: a vectorizer behind it sees texts, whatever ``set_output`` asks for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, Self

import numpy as np
from sklearn import get_config
from sklearn.base import BaseEstimator, OneToOneFeatureMixin, TransformerMixin
from sklearn.utils.validation import validate_data

from persian_clean import STANDARD, clean
from persian_clean.config import checked_config

if TYPE_CHECKING:
    from persian_clean import Config

Output = Literal["default", "pandas", "polars"]
_OUTPUTS: Final = ("default", "pandas", "polars")


# Wrapping by scikit-learn itself would make a frame of one column of texts, whose only text, to a
# vectorizer, is the name of the column.
class PersianCleaner(  # type: ignore[call-arg]
    OneToOneFeatureMixin, TransformerMixin, BaseEstimator, auto_wrap_output_keys=None
):
    """Cleans texts: a list gives a list, an array an array of the same shape, a series an array.

    Args:
        config: Which rules run, or None for ``STANDARD``; ``SEARCH`` suits classification and
            retrieval.

    Attributes:
        n_features_in_: How many columns ``fit`` saw; a list or a series of texts is one.
        feature_names_in_: Their names, if they have any.
    """

    def __init__(self, config: Config | None = None) -> None:
        self.config = config

    def fit(self, X: Any, y: object = None) -> Self:  # noqa: ANN401, ARG002, N803  scikit-learn's names
        """Take note of the columns and return the transformer itself.

        Args:
            X: Texts.
            y: Ignored.

        Raises:
            TypeError: ``config`` is not a config.
        """
        self._config()
        if _is_one_column(X):
            self.n_features_in_ = 1
            if isinstance(name := getattr(X, "name", None), str):
                self.feature_names_in_ = np.asarray([name], dtype=object)
        else:
            validate_data(self, X, skip_check_array=True)
        return self

    def transform(self, X: Any) -> Any:  # noqa: ANN401, N803  scikit-learn's names
        """Return the texts cleaned; nulls stay as they are.

        Args:
            X: Texts.

        Raises:
            TypeError: A value is neither a string nor null, or ``X`` is one string; or ``config``
                is not a config.
            ValueError: The columns are not those that ``fit`` saw.
        """
        if isinstance(X, str):
            raise TypeError("X must be a collection of texts, not one string")
        config = self._config()
        if not hasattr(X, "__array__"):
            cleaned: Any = [_clean(text, config) for text in X]
        else:
            texts = np.asarray(X, dtype=object)
            if texts.ndim > 1 and hasattr(self, "n_features_in_"):
                validate_data(self, X, reset=False, skip_check_array=True)
            flat = np.empty(texts.size, dtype=object)
            flat[:] = [_clean(text, config) for text in texts.flat]
            cleaned = flat.reshape(texts.shape)
        return self._as_asked(cleaned, X)

    def set_output(self, *, transform: Output | None = None) -> Self:
        """Choose what ``transform`` returns.

        Args:
            transform: ``pandas`` or ``polars`` for a frame, or a series for one column of texts;
                ``default`` for arrays and lists; None to leave it as it is.

        Raises:
            ValueError: It is none of these.
        """
        if transform is not None:
            if transform not in _OUTPUTS:
                raise ValueError(f"transform={transform!r} is not one of {', '.join(_OUTPUTS)}")
            self._sklearn_output_config = {
                "transform": transform
            }  # clone() copies what is so named
        return self

    def _config(self) -> Config:
        return STANDARD if self.config is None else checked_config(self.config)

    def _as_asked(self, cleaned: Any, given: Any) -> Any:  # noqa: ANN401
        chosen = getattr(self, "_sklearn_output_config", {}).get("transform")
        output = chosen or get_config()["transform_output"]
        if output == "default":
            return cleaned
        one = _is_one_column(cleaned)
        table = np.asarray(cleaned, dtype=object).reshape(len(cleaned), 1 if one else -1)
        if one:
            names = [getattr(given, "name", None) or "x0"]
        else:
            names = list(getattr(given, "columns", [f"x{i}" for i in range(table.shape[1])]))
        if output == "polars":
            import polars as pl  # noqa: PLC0415  only if asked for

            columns = ([text if isinstance(text, str) else None for text in row] for row in table.T)
            pairs = zip(map(str, names), columns, strict=True)
            frame = pl.DataFrame([pl.Series(name, texts, pl.String) for name, texts in pairs])
        else:
            import pandas as pd  # noqa: PLC0415  only if asked for

            index = given.index if hasattr(given, "iloc") else None
            frame = pd.DataFrame(table, index=index, columns=names)
        return frame[names[0]] if one else frame

    def __sklearn_tags__(self) -> Any:  # noqa: ANN401
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.allow_nan = True
        tags.no_validation = True
        tags.requires_fit = False
        return tags


def _is_one_column(texts: Any) -> bool:  # noqa: ANN401
    return len(getattr(texts, "shape", (0,))) == 1


def _clean(text: Any, config: Config) -> Any:  # noqa: ANN401
    # None, NaN and pandas.NA: the values that are not equal to themselves, and None.
    if text is None or (text != text) is not False:  # noqa: PLR0124
        return text
    return clean(text, config)
