"""W3C Web Annotation (JSON-LD): each row an annotation with a position and a quote selector.

https://www.w3.org/TR/annotation-model/ ; positions count Unicode code points, from 0, end excluded.
"""

from __future__ import annotations

import hashlib
from typing import Any

from ..paths import version
from ..reading import Reading
from .records import LABELS, TABLE_OF, Record, to_records

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # characters of context in a quote selector


def selectors(text: str, start: int, end: int) -> list[dict[str, Any]]:
    """Where a stretch stands, and what stands there with its surroundings."""
    quote = {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(0, start - AROUND) : start],
        "suffix": text[end : end + AROUND],
    }
    return [{"type": "TextPositionSelector", "start": start, "end": end}, quote]


def _annotation(record: Record, text: str, source: str) -> dict[str, Any]:
    start, end = record.parts["row"][0]
    body: list[dict[str, Any]] = [{"type": "TextualBody", "purpose": "tagging", "value": LABELS[record.table]}]
    if record.said.get("stance"):
        body.append({"type": "TextualBody", "purpose": "tagging", "value": record.said["stance"]})
    body += [{"type": "Dataset", "purpose": "describing", "columns": record.said}]
    parts = [
        {"type": "SpecificResource", "purpose": "identifying", "name": part, "source": source, "selector": selectors(text, a, b)[0]}
        for part, spans in record.parts.items() if part != "row" for a, b in spans
    ]  # fmt: skip
    return {
        "id": f"{source}#{record.row_id}-{record.table}", "type": "Annotation", "motivation": "classifying",
        "body": body + parts, "target": {"source": source, "selector": selectors(text, start, end)},
    }  # fmt: skip


def to_web_annotation(reading: Reading) -> dict[str, Any]:
    """The statements and counts of a reading as one AnnotationPage.

    The text itself is named by its sha256: nothing of it but the quoted stretches goes out.
    """
    source = "urn:sha256:" + hashlib.sha256(reading.text.encode("utf-8", "surrogatepass")).hexdigest()
    items = [_annotation(record, reading.text, source) for record in to_records(reading)]
    return {
        "@context": [CONTEXT, {"columns": {"@id": "urn:contested-reports:columns", "@type": "@json"}, "name": "http://schema.org/name"}],
        "id": f"{source}#annotations", "type": "AnnotationPage",
        "generator": {"type": "Software", "name": f"contested-reports {version()}"}, "items": items,
    }  # fmt: skip


def from_web_annotation(page: dict[str, Any], text: str) -> list[Record]:
    """The records of an AnnotationPage that `to_web_annotation` wrote. `ValueError` if the quoted words stand elsewhere."""
    records = []
    for item in page.get("items", []):
        place = {s["type"]: s for s in item["target"]["selector"]}
        start, end = place["TextPositionSelector"]["start"], place["TextPositionSelector"]["end"]
        if text[start:end] != place["TextQuoteSelector"]["exact"]:
            raise ValueError(
                f"{item['id']}: the text at {start}-{end} is not the quoted one; this page belongs to another text"
            )
        parts: dict[str, Any] = {"row": ((start, end),)}
        said: dict[str, Any] = {}
        table = TABLE_OF[item["body"][0]["value"]]
        for body in item["body"]:
            if body["type"] == "Dataset":
                said = body["columns"]
            elif body["type"] == "SpecificResource":
                span = (body["selector"]["start"], body["selector"]["end"])
                parts[body["name"]] = (*parts.get(body["name"], ()), span)
        records.append(Record(table, item["id"].rpartition("#")[2].removesuffix(f"-{table}"), parts, said))
    return records
