"""Example reports that come with the package: the seed, and four that are invented for teaching."""

from __future__ import annotations

from .intake import Brought, bring
from .paths import data_path, seed_path

EXAMPLES = {
    "a toll revised down (invented)": "toll_revised_down.txt",
    "mutual blame (invented)": "mutual_blame.txt",
    "a chain of relays (invented)": "relay_chain.txt",
    "truce counts by province (invented)": "truce_by_province.txt",
}
SEED = "the seed article"


def example(name: str) -> Brought:
    """One example by its name in `EXAMPLES`, or the seed. `KeyError` names them."""
    if name == SEED:
        path = next(seed_path().glob("*.txt"))
    elif name in EXAMPLES:
        path = data_path() / "examples" / EXAMPLES[name]
    else:
        raise KeyError(f"no example {name!r}; there are {', '.join([SEED, *EXAMPLES])}")
    return bring(path.read_bytes(), path.name)
