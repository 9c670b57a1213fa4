"""How good is the reading? Precision, recall and F1 of each table on marked reports, with what was missed.

A marked report is a text `NAME.txt` with `NAME.yaml` beside it (see tests/reports/README.md): its casualties,
attributions, responsibility and ceasefire counts as a person read them. Bring your own in the same shape.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from .loading import InputError, read_file
from .reading import Reading, read

TABLES = ("casualties", "attributions", "responsibility", "ceasefire")
Pair = tuple[Any, Any]


def plain(name: object) -> str:
    """A name without article, case and quotation marks."""
    return re.sub(r"^(?:the|a|an|its) ", "", re.sub(r"[\"“”,.]", "", str(name or "")).strip().lower())


def same_name(one: object, other: object) -> bool:
    """Whether two names are one: equal, or the words of the shorter stand in the longer."""
    if not one or not other:
        return not one and not other
    a, b = plain(one).split(), plain(other).split()
    short, long = sorted((a, b), key=len)
    return bool(short) and (set(short) <= set(long) or any(w in long for w in short if len(w) > 4))


def found_rows(reading: Reading) -> dict[str, list[Any]]:
    """What the reader found, one list a table, in the shape of the marks."""
    claims = reading.claims
    return {
        "casualties": [(r.count_text, r.outcome, r.low, r.high, r.source) for r in reading.casualties if r.count_text],
        "attributions": [(c.cue_text, c.source_text, (c.content_start, c.content_end)) for c in claims if c.cue_text and c.voice != "hearsay"],
        "responsibility": [(c.accused, c.stance, c.source) for c in claims if c.stance != "asserts" and c.voice != "hearsay" and c.cue_text],
        "ceasefire": [(r.count_text, r.measure) for r in reading.ceasefire if r.count_text],
    }


def _casualty(gold: Any, row: Any) -> bool:
    return plain(gold[0]) == plain(row[0]) and tuple(gold[1:4]) == tuple(row[1:4])


def _attribution(gold: Any, row: Any) -> bool:
    cue = plain(gold[0]) == plain(row[0]) or plain(gold[0]) in plain(row[0]) or plain(row[0]) in plain(gold[0])
    return cue and (same_name(gold[1], row[1]) or (plain(gold[1]) in ("no group", "no one", "nobody") and not row[1]))


def _responsibility(gold: Any, row: Any) -> bool:
    return gold[1] == row[1] and same_name(gold[0], row[0]) and same_name(gold[2], row[2])


def _ceasefire(gold: Any, row: Any) -> bool:
    return plain(gold[0]) == plain(row[0]) and gold[1] == row[1]


SAME: dict[str, Callable[[Any, Any], bool]] = {"casualties": _casualty, "attributions": _attribution, "responsibility": _responsibility, "ceasefire": _ceasefire}


def match(gold: list[Any], rows: list[Any], same: Callable[[Any, Any], bool]) -> tuple[list[Pair], list[Any], list[Any]]:
    """Pairs, what was missed, what was found too much. Each row is used once, in order."""
    left, pairs, missed = list(rows), [], []
    for mark in gold:
        hits = [row for row in left if same(mark, row)]
        hit = next((row for row in hits if isinstance(row, tuple) and len(row) == 5 and same_name(mark[4], row[4])), hits[0] if hits else None)
        if hit is None:
            missed.append(mark)
        else:
            left.remove(hit)
            pairs.append((mark, hit))
    return pairs, missed, left


def f1(counts: list[tuple[int, int, int]]) -> tuple[float, float, float]:
    right, missed, extra = (sum(c[i] for c in counts) for i in range(3))
    precision = right / (right + extra) if right + extra else 1.0
    recall = right / (right + missed) if right + missed else 1.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def interval(counts: list[tuple[int, int, int]], times: int = 2000) -> tuple[float, float]:
    """A 95% interval of F1, drawing whole reports again and again."""
    dice = random.Random(7)
    scores = sorted(f1(dice.choices(counts, k=len(counts)))[2] for _ in range(times))
    return scores[int(0.025 * times)], scores[int(0.975 * times)]


def content_overlap(text: str, gold: str | None, span: tuple[int | None, int | None]) -> float | None:
    """F1 in characters of the words that were marked as what is said and those that were read; None where none are marked."""
    if not gold or gold not in text:
        return None
    read_ = set(range(*span)) if span[0] is not None and span[1] is not None else set()
    starts = [m.start() for m in re.finditer(re.escape(gold), text)]
    return max(2 * len(read_ & set(range(at, at + len(gold)))) / (len(read_) + len(gold)) for at in starts)


@dataclass(frozen=True, slots=True)
class Score:
    """How a folder of marked reports was read.

    `counts`: (right, missed, too much) a table and report; `failures`: report, table, what went wrong, the row;
    `cited`: matched figures with the right source, matched figures; `content`: overlap of the words of each matched statement.
    """

    counts: dict[str, list[tuple[int, int, int]]]
    failures: list[tuple[str, str, str, Any]]
    cited: tuple[int, int]
    content: list[float]
    reports: list[str]


def marked_reports(folder: Path) -> list[Path]:
    """The marks (`NAME.yaml`) of a folder and of the folders in it. `InputError` if there are none."""
    found = sorted(folder.rglob("*.yaml"))
    if not found:
        raise InputError(f"{folder}: no marked reports here (NAME.txt with NAME.yaml beside it)")
    return found


def score(folder: Path) -> Score:
    """Read every marked report of a folder and compare with its marks."""
    counts: dict[str, list[tuple[int, int, int]]] = {table: [] for table in TABLES}
    failures: list[tuple[str, str, str, Any]] = []
    cited = [0, 0]
    content: list[float] = []
    paths = marked_reports(folder)
    for path in paths:
        text = read_file(path.with_suffix(".txt"))
        gold, found = yaml.safe_load(path.read_text(encoding="utf-8")), found_rows(read(text))
        for table in TABLES:
            pairs, missed, extra = match(gold[table], found[table], SAME[table])
            counts[table].append((len(pairs), len(missed), len(extra)))
            failures += [(path.stem, table, "missed", m) for m in missed] + [(path.stem, table, "too much", e) for e in extra]
            if table == "casualties":
                wrong = [(g, r) for g, r in pairs if not same_name(g[4], r[4])]
                cited[0] += len(pairs) - len(wrong)
                cited[1] += len(pairs)
                failures += [(path.stem, "casualties", "other source", (g, r[4])) for g, r in wrong]
            elif table == "attributions":
                content += [share for g, r in pairs if len(g) > 2 and (share := content_overlap(text, g[2], r[2])) is not None]
    return Score(counts, failures, (cited[0], cited[1]), content, [path.stem for path in paths])


TABLE_OF_CASES = {"who_says_it": "claims", "who_did_it": "claims", "how_many": "casualties", "truce": "ceasefire"}


def row_fits(row: Any, wanted: dict[str, Any], rows: list[Any]) -> bool:
    """Whether a row has the wanted values; a case names a whole (`subset_of`) by its number."""
    for column, value in wanted.items():
        found = getattr(row, column)
        if column == "subset_of" and value is not None:
            whole = next((r for r in rows if r.figure_id == found), None)
            found = whole and whole.value
        if found != value:
            return False
    return True


def case_problem(case: dict[str, Any], table: str) -> str | None:
    """What is wrong with the reading of one case of a case table, or None."""
    rows = list(getattr(read(case["text"]), table))
    left = list(rows)
    for wanted in case["expect"]:
        hit = next((row for row in left if row_fits(row, wanted, rows)), None)
        if hit is None:
            return f"no row with {wanted}"
        left.remove(hit)
    return f"{len(left)} rows too many" if case.get("exactly") and left else None


def case_tables(folder: Path) -> dict[str, list[tuple[dict[str, Any], str]]]:
    """The cases of each construction, with the table each is about."""
    return {
        path.stem: [(case, case.get("table") or TABLE_OF_CASES[path.stem]) for case in yaml.safe_load(path.read_text(encoding="utf-8"))]
        for path in sorted(folder.glob("*.yaml"))
    }
