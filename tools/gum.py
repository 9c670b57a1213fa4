"""Write what is read in marked texts as predictions, for a scorer of attributions that is not ours.

python tools/gum.py MARKED.jsonl PREDICTIONS.jsonl      each line of MARKED: {"doc_id": ..., "text": ...}
"""

from __future__ import annotations

import json
from pathlib import Path

import click

from helpers.loading import InputError
from helpers.measure.corpus import load_corpus


@click.command()
@click.argument("marked", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("predictions", type=click.Path(path_type=Path))
def main(marked: Path, predictions: Path) -> None:
    """Read each text of MARKED and write its attributions, with their places, to PREDICTIONS."""
    try:
        documents = load_corpus(marked)
    except InputError as error:
        raise click.ClickException(str(error)) from None
    lines = (json.dumps({"doc_id": document.name, "attributions": document.read}) for document in documents)
    predictions.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
