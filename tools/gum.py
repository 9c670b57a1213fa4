"""Write predictions for marked attributions (JSONL with doc_id and text), for a scorer of such text.

python tools/gum.py MARKED.jsonl PREDICTIONS.jsonl
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from helpers.measure.corpus import load_corpus

if __name__ == "__main__":
    marked, out = map(Path, sys.argv[1:3])
    with out.open("w", encoding="utf-8") as handle:
        handle.writelines(
            json.dumps({"doc_id": document.name, "attributions": document.read}) + "\n"
            for document in load_corpus(marked)
        )
