"""datatrove: a formatter block.

Guarantees that a document changes in nothing but its text.
"""

from __future__ import annotations

from datatrove.pipeline.formatters.base import BaseFormatter

from persian_clean import STANDARD, Config, clean
from persian_clean.config import checked_config


class PersianFormatter(BaseFormatter):
    """Cleans the text of each document.

    Args:
        config: Which rules run; ``CORPUS`` suits text for training language models.
    """

    name = "Persian text"

    def __init__(self, config: Config = STANDARD) -> None:
        super().__init__()
        self.config = checked_config(config)

    def format(self, text: str) -> str:
        """Return the clean text.

        Args:
            text: Text of a document.

        Raises:
            TypeError: The document has no text.
        """
        return clean(text, self.config)
