"""scikit-learn: a transformer to stand before a vectorizer.

Guarantees that it learns nothing: ``fit`` only returns the transformer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

import numpy as np
from sklearn.base import BaseEstimator, TransformerMixin

from persian_clean import STANDARD, clean

if TYPE_CHECKING:
    from persian_clean import Config


class PersianCleaner(TransformerMixin, BaseEstimator):
    """Cleans texts: a list gives a list, an array an array of the same shape, a series an array.

    Args:
        config: Which rules run, or None for ``STANDARD``; ``SEARCH`` suits classification and
            retrieval.
    """

    def __init__(self, config: Config | None = None) -> None:
        self.config = config

    def fit(self, X: object, y: object = None) -> Self:  # noqa: ARG002, N803  scikit-learn's names
        """Return the transformer itself.

        Args:
            X: Ignored.
            y: Ignored.
        """
        return self

    def transform(self, X: Any) -> Any:  # noqa: ANN401, N803  scikit-learn's names
        """Return the texts cleaned; nulls stay as they are.

        Args:
            X: Texts.

        Raises:
            TypeError: A value is neither a string nor null, or ``X`` is one string.
        """
        if isinstance(X, str):
            raise TypeError("X must be a collection of texts, not one string")
        if not hasattr(X, "__array__"):
            return [self._clean(text) for text in X]
        texts = np.asarray(X, dtype=object)
        cleaned = np.empty(texts.size, dtype=object)
        cleaned[:] = [self._clean(text) for text in texts.flat]
        return cleaned.reshape(texts.shape)

    def _clean(self, text: Any) -> Any:  # noqa: ANN401
        # None, NaN and pandas.NA: the values that are not equal to themselves, and None.
        if text is None or (text != text) is not False:  # noqa: PLR0124
            return text
        return clean(text, self.config or STANDARD)

    def __sklearn_tags__(self) -> Any:  # noqa: ANN401
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.allow_nan = True
        tags.no_validation = True
        tags.requires_fit = False
        return tags
