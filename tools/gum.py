"""Write predictions for marked attributions (JSONL with doc_id and text), for a scorer of such text.

    python tools/gum.py MARKED.jsonl PREDICTIONS.jsonl
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from helpers.reading import read

Spans = Sequence[Sequence[int | None]]


def predict(text: str) -> list[dict[str, Spans]]:
    """Source, cue and content of every claim with a source, as lists of character spans."""
    found: list[dict[str, Spans]] = []
    for claim in read(text).claims:
        if claim.source_start is None or claim.content_parts is None:
            continue
        parts = [[int(n) for n in part.split("-")] for part in claim.content_parts.split(";")]
        found.append(
            {
                "source": [[claim.source_start, claim.source_end]],
                "cue": [[claim.cue_start, claim.cue_end]],
                "content": parts,
            }
        )
    return found


if __name__ == "__main__":
    marked, out = map(Path, sys.argv[1:3])
    with out.open("w", encoding="utf-8") as handle:
        for line in marked.read_text(encoding="utf-8").splitlines():
            document = json.loads(line)
            record = {"doc_id": document["doc_id"], "attributions": predict(document["text"])}
            handle.write(json.dumps(record) + "\n")
