"""Answers that no exercise asks for, and that students give all the same."""

from __future__ import annotations

import pandas as pd

ODD = [
    None, ..., "", "abc", 1.5, -1, [], {}, (1,), (None, None), ("a", "b"), (1, 2, 3), ("a", object(), 3), "9999999-99-99",
    float("nan"), float("inf"), object(), True, {1, 2}, 10**400, pd.NA, pd.NaT,
]  # fmt: skip
