"""The words around an accusation: hedges that differ from copy to copy, verbs that report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from ..analysis.hedges import FLAT, SOFTENINGS, Copies, copies_of, hedge_drift
from ..analysis.statements import statements
from ..analysis.wording import plural, tallied
from .dots import Dot, Line, Look, dot_lines
from .evidence import PAGES, of_article, of_frame
from .explorer import View
from .theme import BLUE, GREEN, GREY, ORANGE, PURPLE, RED

_HOW = {
    FLAT: Look("triangle-up", ORANGE, 13),
    "belief": Look("circle-open", BLUE, 12),
    "likelihood": Look("circle-open", GREEN, 12),
    "hearsay": Look("diamond-open", PURPLE, 13),
    "distance": Look("square-open", BLUE, 12),
}
_OTHER = Look("hexagon-open", GREY, 12)
_OWN = Look("star", RED, 15)


def sentences(data: Any) -> dict[str, str]:
    """The accusing sentences that two reports or more hold, as choices: whose, of which day, and its key.

    Those whose prints differ come first, and among them those whose own page was seen.
    """
    table = statements(data.coverage.attributions)
    listed = data.coverage.statements.set_index("origin_statement")

    def place(row: Any) -> tuple[bool, bool, int]:
        return not copies_of(table, row.statement).differ, pd.isna(row.own_page), -row.reports

    def name(row: Any) -> str:
        line = listed.loc[row.statement]
        day = "" if pd.isna(line["stated_on"]) else f", {line['stated_on']:%-d %B}"
        return f"{row.origin}{day}: {line['what']}"

    rows = [row for row in hedge_drift(table).itertuples() if row.reports > 1]
    return {name(row): row.statement for row in sorted(rows, key=place)}


def drift(data: Any, statement: str = "press-release-123-strikes") -> View:
    """Copies of one sentence beside the origin's own page: how each softens it, or that it is flat."""
    frame = data.coverage.attributions
    held = copies_of(statements(frame), statement)
    prints = pd.concat([held.originals, held.copies], ignore_index=True)
    reports = frame.set_index("claim_id").loc[prints["claim_id"]].reset_index()
    names = [
        f"{r.outlet}: {r.how}{' (own page)' if i < len(held.originals) else ''}"
        for i, r in enumerate(prints.itertuples())
    ]
    table = pd.DataFrame(
        {
            "report": prints["outlet"],
            "language": reports["language"].map(PAGES),
            "by_way_of": reports["relays"].str.rpartition("; ")[0].replace("", pd.NA),
            "how": prints["how"],
            "softening_words": prints["hedge"].where(prints["hedged"]),
            "coders_note": prints["text"],
        }
    ).astype("string")
    proof = of_frame(frame, "claim_id")
    return View(
        _drift_told(held),
        table,
        figure=dot_lines(_drift_lines(held, names), _drift_title(held), "reports, one mark each"),
        evidence=lambda i: proof(prints["claim_id"][i]),
        rows=names,
        caption="The prints of one sentence, the origin's own page first",
        missing={"by_way_of": "nobody in between", "softening_words": "none"},
    )


def _drift_lines(held: Copies, names: list[str]) -> list[Line]:
    own = [Dot(i, names[i], _OWN) for i in range(len(held.originals))]
    lines = []
    if own:
        how = held.originals["how"].iloc[0]
        lines.append(Line(f"own page: {SOFTENINGS.get(how, how)}", own))
    first = len(own)
    for how in dict.fromkeys(held.copies["how"]):
        rows = [i for i, found in enumerate(held.copies["how"], first) if found == how]
        dots = [Dot(i, names[i], _HOW.get(how, _OTHER)) for i in rows]
        lines.append(Line(SOFTENINGS.get(how, how), dots))
    return lines


def _drift_title(held: Copies) -> str:
    number = plural(held.copies["report"].nunique(), "report")
    soft, flat = held.reports(True) or "none", held.reports(False) or "none"
    return f"One sentence in {number}: {soft} softened, {flat} flat"


def _drift_told(held: Copies) -> str:
    """The counts, and what the yardstick allows to say about them."""
    by_kind = held.copies.groupby("how", sort=False)["report"].nunique()
    kinds = {SOFTENINGS.get(how, how): int(n) for how, n in by_kind.items() if how != FLAT}
    soft, flat = held.reports(True), held.reports(False)
    copies = plural(held.copies["report"].nunique(), "report holds a copy", "reports hold a copy")
    softened = f"{soft} softened ({tallied(kinds)})" if soft else "none softened"
    return f"{held.origin}: {copies}, {softened}, {flat or 'none'} flat. {_yardstick(held, soft, flat)}"


def _yardstick(held: Copies, soft: int, flat: int) -> str:
    if held.originals.empty:
        if not held.differ:
            return "The origin's own page was not seen."
        return "The origin's own page was not seen, so it cannot be told who softened it: the origin, speaking to several outlets, or the outlets."
    own = held.originals.iloc[0]
    says = f"softened there (“{own.hedge}”)" if own.hedged else "flat there"
    if own.hedged and flat:
        return f"The origin's own page was seen, and the sentence is {says}: {plural(flat, 'print')} without the softening."
    if not own.hedged and soft:
        return f"The origin's own page was seen, and the sentence is {says}: {plural(soft, 'print')} with a softening that the page does not have."
    return f"The origin's own page was seen, and the sentence is {says}, as in every copy."


TONES: Mapping[str, tuple[str, Look]] = {
    "neutral": ("says that it was said", Look("circle", GREY, 12)),
    "distancing": ("keeps a distance: claimed, alleged", Look("diamond", BLUE, 13)),
    "endorsing": ("takes it for established: noted, stressed", Look("square", GREEN, 12)),
    "denial": ("rejects: denied", Look("x", ORANGE, 12)),
}


def reporting_verbs(data: Any, about: str = "all statements") -> View:
    """The verbs by which the article reports each source: dots and n, no shares."""
    article = data.seed
    claims = [
        row
        for row in article.reading.claims
        if row.cue_text and row.voice == "explicit" and (about == "all statements" or row.stance != "asserts")
    ]  # fmt: skip
    sources = list(dict.fromkeys(row.source or "a source left open" for row in claims))
    lines = []
    for source in sources:
        held = [(i, r) for i, r in enumerate(claims) if (r.source or "a source left open") == source]
        dots = [
            Dot(i, f"{source}: {r.cue_text} ({r.tone})", TONES[r.tone or "neutral"][1], r.cue_text.lower())
            for i, r in held
        ]  # fmt: skip
        lines.append(Line(source, dots))
    table = pd.DataFrame(
        {
            "source": [row.source for row in claims],
            "verb": [row.cue_text for row in claims],
            "tone": [row.tone for row in claims],
            "stance": [row.stance for row in claims],
        }
    ).astype("string")
    tones = {name: int(table["tone"].eq(name).sum()) for name in TONES}
    named = {f"{name} ({n}): {TONES[name][0]}": TONES[name][1] for name, n in tones.items()}
    counts = tallied({line.name: len(line.dots) for line in lines})
    proof = of_article(article)
    return View(
        f"{plural(len(claims), 'reporting verb')} for {plural(len(sources), 'source')}: "
        f"{', '.join(f'{n} {name}' for name, n in tones.items())}. By source: {counts}.",
        table,
        figure=dot_lines(lines, f"{plural(len(claims), 'verb')} for {plural(len(sources), 'source')}: too few for shares", "statements in text order", named, step=44),
        evidence=lambda i: proof(claims[i].claim_id),
        rows=[f"{r.source}: {r.cue_text}" for r in claims],
        caption="Reporting verbs",
    )  # fmt: skip
