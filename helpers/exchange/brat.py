"""brat stand-off: a text, its .ann and the configuration of the labels (https://brat.nlplab.org/standoff.html).

A row is an entity (Claim, Casualty, Ceasefire, Strike) with its parts as entities of their own, tied
by relations; what is chosen from a list is an attribute; the other columns stand in a note as JSON.
The version is a note of its own, at the first entity, and a comment in the configuration.
"""

from __future__ import annotations

import json
import re
from typing import Any

from ..paths import version
from ..reading import Reading
from .records import LABELS, PARTS, TABLE_OF, Record, Spans, to_records

# columns that an annotator chooses from a list, with the values there are
CHOICES = {
    "stance": ("asserts", "accuses", "denies", "admits", "investigates", "withholds"),
    "outcome": ("killed", "injured", "killed_or_injured", "missing", "displaced", "detained"),
    "qualifier": ("exact", "at_least", "more_than", "about", "nearly", "up_to", "less_than", "range", "vague"),
    "measure": (
        "violations",
        "truce_agreements",
        "inhabited_areas",
        "armed_groups",
        "explosions",
        "shellings",
        "other",
    ),
    "flow_or_stock": ("flow", "stock"),
}
FLAGS = ("hedged",)
_ENTITY = re.compile(r"^(T\d+)\t(\S+) ([\d ;]+)\t(.*)$")


def pieces(text: str, spans: Spans) -> list[tuple[int, int]]:
    """The stretches without line ends: an entity of brat holds none."""
    return [
        (start + m.start(), start + m.end())
        for start, end in spans
        for m in re.finditer(r"[^\r\n]+", text[start:end])
        if m[0].strip()
    ]


def _joined(text: str, found: list[tuple[int, int]]) -> Spans:
    """Stretches with only line ends between them are one again."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if out and out[-1][1] < start and text[out[-1][1] : start].strip("\r\n") == "":
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return tuple(out)


def to_brat(reading: Reading) -> tuple[str, str]:
    """The text as it is, and the .ann of its statements and counts."""
    text, lines, numbers = reading.text, [], {"T": 0, "R": 0, "A": 0, "#": 0}

    def add(letter: str, rest: str) -> str:
        numbers[letter] += 1
        name = f"{letter}{numbers[letter]}"
        lines.append(f"{name}\t{rest}")
        return name

    def entity(label: str, spans: Spans) -> str:
        cut = pieces(text, spans)
        return add("T", f"{label} {';'.join(f'{a} {b}' for a, b in cut)}\t{' '.join(text[a:b] for a, b in cut)}")

    for record in to_records(reading):
        row = entity(LABELS[record.table], record.parts["row"])
        for part, spans in record.parts.items():
            if part != "row":
                add("R", f"{part.capitalize()} Arg1:{row} Arg2:{entity(part.capitalize(), spans)}")
        for column, value in record.said.items():
            if column in CHOICES and value is not None:
                add("A", f"{column.capitalize()} {row} {value}")
            elif column in FLAGS and value:
                add("A", f"{column.capitalize()} {row}")
        rest = {"id": record.row_id} | {c: v for c, v in record.said.items() if c not in CHOICES and c not in FLAGS}
        add("#", f"AnnotatorNotes {row}\t{json.dumps(rest, ensure_ascii=False)}")
    if lines:
        add("#", f"ReadBy T1\tcontested-reports {version()}")
    return text, "".join(line + "\n" for line in lines)


def configuration() -> str:
    """brat's annotation.conf for these labels."""
    parts = sorted({part.capitalize() for found in PARTS.values() for part in found})
    lines = [f"# contested-reports {version()}", "[entities]", *LABELS.values(), *parts, "", "[relations]"]
    lines += [
        f"{part}\tArg1:{'|'.join(LABELS[t] for t in PARTS if part.lower() in PARTS[t])}, Arg2:{part}" for part in parts
    ]
    lines += ["", "[events]", "", "[attributes]"]
    lines += [f"{name.capitalize()}\tArg:<ENTITY>, Value:{'|'.join(values)}" for name, values in CHOICES.items()]
    lines += [f"{name.capitalize()}\tArg:<ENTITY>" for name in FLAGS]
    return "\n".join(lines) + "\n"


def _note(words: str) -> dict[str, Any]:
    """The columns in a note that went out as JSON; nothing from a note that an annotator wrote himself."""
    try:
        found = json.loads(words)
    except json.JSONDecodeError:
        return {}
    return found if isinstance(found, dict) else {}


def _span(pair: str, line: int) -> tuple[int, int]:
    numbers = pair.split()
    if len(numbers) != 2:
        raise ValueError(f"line {line} of the .ann file has no span in {pair!r}")
    return int(numbers[0]), int(numbers[1])


def from_brat(text: str, ann: str) -> list[Record]:
    """The records of a .ann file: those that went out, with what an annotator changed, and new ones.

    `ValueError` with the line if it can't be read, or if its words do not stand where it says: then it
    belongs to another text. An entity without a note is new: it gets an id from its position, and the
    columns it says nothing about are missing.
    """
    entities: dict[str, tuple[str, Spans]] = {}
    ties: dict[str, list[tuple[str, str]]] = {}
    said: dict[str, dict[str, Any]] = {}
    for number, line in enumerate((line.rstrip("\r") for line in ann.split("\n")), 1):
        if not line.strip():
            continue
        if match := _ENTITY.match(line):
            cut = [_span(pair, number) for pair in match[3].split(";")]
            stands = " ".join(text[start:end] for start, end in cut)
            if stands != match[4]:
                raise ValueError(
                    f"line {number} says “{match[4][:40]}”, and the text has “{stands[:40]}” there: these labels belong to another text"
                )
            entities[match[1]] = (match[2], _joined(text, cut))
        elif line[0] == "R" and (match := re.match(r"^R\d+\t(\S+) Arg1:(T\d+) Arg2:(T\d+)", line)):
            ties.setdefault(match[2], []).append((match[1].lower(), match[3]))
        elif line[0] in "AM" and (match := re.match(r"^[AM]\d+\t(\S+) (\S+)(?: (\S+))?", line)):
            said.setdefault(match[2], {})[match[1].lower()] = match[3] if match[3] is not None else True
        elif line[0] == "#" and (match := re.match(r"^#\d+\tAnnotatorNotes (\S+)\t(\{.*\})$", line)):
            said[match[1]] = _note(match[2]) | said.get(match[1], {})
        elif line[0] not in "#*EN":
            raise ValueError(f"line {number} of the .ann file can't be read: {line[:60]!r}")
    records = []
    for name, (label, spans) in entities.items():
        if label not in TABLE_OF:
            continue
        table = TABLE_OF[label]
        parts: dict[str, Spans] = {"row": (spans[0] if len(spans) == 1 else (spans[0][0], spans[-1][1]),)}
        for part, other in ties.get(name, []):
            if part in PARTS[table] and other in entities:
                parts[part] = entities[other][1]
        own = dict(said.get(name, {}))
        prefix = "claim" if table == "claims" else "figure"
        row_id = own.pop("id", f"{prefix}-{(parts.get('count') or parts['row'])[0][0]}")
        if table == "claims":
            own["hedged"] = bool(own.get("hedged", False))
        records.append(Record(table, row_id, parts, own))
    return records
