"""Hedges followed through the copies of one sentence, with the source's own page as the yardstick."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

# who softens, by the kind of softening word; anything else is a word that no line of the crosswalk explains
SOFTENINGS = {
    "belief": "the source believes or assumes it",
    "likelihood": "said to be likely or apparent",
    "hearsay": "passed on as what others report",
    "distance": "the reporter keeps a distance",
    "alternative": "two actors, no choice",
    "condition": "said only if reports are confirmed",
}
FLAT = "flat"


@dataclass(frozen=True)
class Copies:
    """The prints of one accusing sentence: `originals` on the origin's own page, `copies` elsewhere.

    Both have the columns of `statements` and `how`: "flat", or the kind of softening.
    """

    statement: str
    origin: str
    originals: pd.DataFrame
    copies: pd.DataFrame

    def reports(self, softened: bool) -> int:
        """How many reports hold a copy that is softened, or one that is flat."""
        return self.copies.loc[self.copies["hedged"].eq(softened), "report"].nunique()

    @property
    def differ(self) -> bool:
        """Whether some prints are softened and others flat."""
        return pd.concat([self.originals, self.copies])["hedged"].nunique() > 1


def copies_of(table: pd.DataFrame, statement: str) -> Copies:
    """The prints of one accusing sentence. `ValueError` if there is none.

    Only prints of one sentence are compared: a press release may hold a softened and a flat one,
    and a copy of the flat one has lost nothing.
    """
    found = table[table["statement"].eq(statement) & table["stance"].eq("accuses")]
    if found.empty:
        raise ValueError(f"no accusation is a copy of {statement!r}: choose another statement")
    kinds = found["hedge_kind"].where(found["hedged"], FLAT).fillna("another word")
    found = found.assign(how=kinds, hedged=found["hedged"].fillna(False)).sort_values(
        ["hedged", "how", "outlet"], kind="stable"
    )
    own = found["own_page"].fillna(False).astype(bool)
    return Copies(
        statement,
        str(found["origin"].iloc[0]),
        found[own].reset_index(drop=True),
        found[~own].reset_index(drop=True),
    )


def hedge_drift(table: pd.DataFrame) -> pd.DataFrame:
    """Every accusing sentence with a copy: statement, origin, reports, softened, flat, own_page.

    `reports` counts reports that hold a copy, without the origin's own page; `own_page` says what
    stands there ("softened", "flat"), missing where it was not seen. Most copied first.
    """
    rows = []
    for key in table.loc[table["stance"].eq("accuses"), "statement"].dropna().unique():
        held = copies_of(table, key)
        if held.copies.empty:
            continue
        own = held.originals["hedged"]
        yardstick = pd.NA if own.empty else "softened" if own.all() else FLAT
        number = held.copies["report"].nunique()
        rows.append((key, held.origin, number, held.reports(True), held.reports(False), yardstick))
    columns = ["statement", "origin", "reports", "softened", "flat", "own_page"]
    out = pd.DataFrame(rows, columns=columns).sort_values("reports", ascending=False, kind="stable")
    whole = dict.fromkeys(["reports", "softened", "flat"], "Int64")
    words = dict.fromkeys(["statement", "origin", "own_page"], "string")
    return out.reset_index(drop=True).astype(whole | words)
