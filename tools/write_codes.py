"""Write what each listed word is to its neighbours: `python tools/write_codes.py`.

To be run when a list of ``src/persian_clean/lexicon``, a weight or a judgement has changed. Until
then, the codes of listed words are worked out as they are met: the same text, later.
"""

from __future__ import annotations

from pathlib import Path

from persian_clean.words.codes import Codes, listed, written
from persian_clean.words.forms import lexicon
from persian_clean.words.judge import Judge
from persian_clean.words.model import weights

CODES = Path(__file__).parents[1] / "src" / "persian_clean" / "lexicon" / "codes.txt"

codes = Codes(Judge(lexicon(), weights()), {})
CODES.write_text(written(map(codes.of, listed())), encoding="utf-8")
