"""Label Studio tasks (https://labelstud.io/guide/predictions): rows as predictions, corrected labels back.

Offsets are code points, as Label Studio stores them; older versions stored UTF-16 units, which the
import tells by the words that stand beside the offsets.
"""

from __future__ import annotations

import json
from typing import Any

from ..paths import version
from ..reading import Reading
from .brat import CHOICES
from .records import LABELS, PARTS, TABLE_OF, Record, Spans, to_records


def to_label_studio(reading: Reading) -> list[dict[str, Any]]:
    """One task: the text, and its rows as one prediction."""
    text = reading.text
    result: list[dict[str, Any]] = []

    def region(name: str, label: str, start: int, end: int, about: dict[str, Any]) -> None:
        value = {"start": start, "end": end, "text": text[start:end], "labels": [label]}
        result.append(
            {
                "id": name,
                "from_name": "label",
                "to_name": "text",
                "type": "labels",
                "value": value,
                "meta": {"text": [json.dumps(about, ensure_ascii=False)]},
            }
        )

    for record in to_records(reading):
        start, end = record.parts["row"][0]
        row = f"{record.table}-{record.row_id}"
        rest = {c: v for c, v in record.said.items() if c not in CHOICES}
        region(row, LABELS[record.table], start, end, {"id": record.row_id} | rest)
        for column, value in record.said.items():
            if column in CHOICES and value is not None:
                result.append(
                    {
                        "id": row,
                        "from_name": column,
                        "to_name": "text",
                        "type": "choices",
                        "value": {"start": start, "end": end, "text": text[start:end], "choices": [value]},
                    }
                )
        for part, spans in record.parts.items():
            for number, (a, b) in enumerate(spans if part != "row" else ()):
                region(f"{row}-{part}-{number}", part.capitalize(), a, b, {"part_of": row})
                result.append(
                    {
                        "type": "relation",
                        "from_id": row,
                        "to_id": f"{row}-{part}-{number}",
                        "direction": "right",
                        "labels": [part],
                    }
                )
    return [
        {"data": {"text": text}, "predictions": [{"model_version": f"contested-reports {version()}", "result": result}]}
    ]


def configuration() -> str:
    """The labelling interface for these tasks."""
    parts = sorted({part.capitalize() for found in PARTS.values() for part in found})
    labels = "".join(f'    <Label value="{name}"/>\n' for name in [*LABELS.values(), *parts])
    choices = "".join(
        f'  <Choices name="{name}" toName="text" perRegion="true">\n'
        + "".join(f'    <Choice value="{v}"/>\n' for v in values)
        + "  </Choices>\n"
        for name, values in CHOICES.items()
    )
    relations = (
        "  <Relations>\n" + "".join(f'    <Relation value="{part.lower()}"/>\n' for part in parts) + "  </Relations>\n"
    )
    return f'<View>\n  <Labels name="label" toName="text">\n{labels}  </Labels>\n{choices}{relations}  <Text name="text" value="$text" granularity="word"/>\n</View>\n'


def _place(text: str, value: dict[str, Any]) -> tuple[int, int]:
    """Where a region stands, in code points. `ValueError` if its words stand nowhere near."""
    start, end, words = int(value["start"]), int(value["end"]), value.get("text")
    if words is None or text[start:end] == words:
        return start, end
    units = text.encode("utf-16-le")
    try:
        a, b = len(units[: 2 * start].decode("utf-16-le")), len(units[: 2 * end].decode("utf-16-le"))
    except UnicodeDecodeError:
        a, b = start, end
    if text[a:b] == words:
        return a, b
    raise ValueError(f"the text at {start}-{end} is not {words[:40]!r}: these labels belong to another text")


def _result(tasks: Any, text: str) -> list[dict[str, Any]]:
    """The labels of the task that has this text: of an annotation if there is one, else of the prediction."""
    task = next((t for t in tasks if t.get("data", {}).get("text") == text), None)
    if task is None:
        raise ValueError("no task of this export has the same text")
    chosen = [a for a in task.get("annotations", []) if not a.get("was_cancelled")] or task.get("predictions", [])
    if not chosen:
        raise ValueError("the task has neither an annotation nor a prediction")
    result: list[dict[str, Any]] = chosen[-1]["result"]
    return result


def from_label_studio(tasks: list[dict[str, Any]], text: str) -> list[Record]:
    """The records of an exported task. A label that lost its note says nothing about the columns in it.

    `ValueError` in words for labels of another text, and for what is no export of Label Studio.
    """
    try:
        return _records(_result(tasks, text), text)
    except (AttributeError, IndexError, KeyError, TypeError) as error:
        raise ValueError(f"not an export of Label Studio that can be read ({type(error).__name__}: {error})") from None


def _records(result: list[dict[str, Any]], text: str) -> list[Record]:
    regions: dict[str, tuple[str, int, int, dict[str, Any]]] = {}
    picked: dict[str, dict[str, Any]] = {}
    ties: dict[str, list[tuple[str, str]]] = {}
    for item in result:
        if item["type"] == "labels":
            note = (item.get("meta") or {}).get("text") or ["{}"]
            note = note if isinstance(note, str) else note[0]
            about = json.loads(note) if note.startswith("{") else {}
            regions[item["id"]] = (item["value"]["labels"][0], *_place(text, item["value"]), about)
        elif item["type"] == "choices":
            picked.setdefault(item["id"], {})[item["from_name"]] = item["value"]["choices"][0]
        elif item["type"] == "relation":
            ties.setdefault(item["from_id"], []).append(((item.get("labels") or [""])[0], item["to_id"]))
    records = []
    for name, (label, start, end, about) in regions.items():
        if label not in TABLE_OF:
            continue
        table = TABLE_OF[label]
        parts: dict[str, Spans] = {"row": ((start, end),)}
        for part, other in ties.get(name, []):
            if other in regions:
                part = part or regions[other][0].lower()
                if part in PARTS[table]:
                    parts[part] = (*parts.get(part, ()), regions[other][1:3])
        own = about | picked.get(name, {})
        prefix = "claim" if table == "claims" else "figure"
        row_id = own.pop("id", f"{prefix}-{(parts.get('count') or parts['row'])[0][0]}")
        records.append(Record(table, row_id, {k: tuple(sorted(v)) for k, v in parts.items()}, own))
    return records
