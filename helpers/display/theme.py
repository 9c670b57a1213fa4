"""Colours and lay-out shared by all that is shown: readable on light and on dark, without colour too."""

from __future__ import annotations

import textwrap
from typing import Any

# Okabe and Ito's set, told apart by colour-blind readers (jfly.uni-koeln.de/color); the orange is
# darker than theirs, so that each colour has 3:1 and more against white and against JupyterLab's dark #111
BLUE, ORANGE, GREEN, PURPLE, RED, GREY = "#0072b2", "#c77800", "#009e73", "#cc79a7", "#d55e00", "#808080"
# no grey has 4.5:1 against white and against #111: this is for a picture that is saved; in a notebook
# the style of the explorer (`explorer.css`) gives the text of a figure the colour of the page
TEXT = "#767676"
GRID = "rgba(128,128,128,.25)"

# kind of mark: background, underline, the word that names it
KINDS: dict[str, tuple[str, str, str]] = {
    "claim": ("#e8e8e8", "2px solid #555", "says"),
    "accuses": ("#ffd9c2", "3px solid #b34700", "accuses"),
    "denies": ("#cfe6ff", "3px double #00548a", "denies"),
    "admits": ("#e4d3f2", "3px solid #6a2c91", "admits"),
    "investigates": ("#fff1b8", "3px dashed #7a5c00", "investigates"),
    "withholds": ("#e3e3e3", "3px dotted #444", "withholds"),
    "asserts": ("#e6efe6", "1px solid #4d4d4d", "says"),
    "hearsay": ("#f3e9dc", "2px dotted #7a4a00", "hearsay"),
    "casualty": ("#f9d5e5", "3px solid #8c1d4f", "people"),
    "ceasefire": ("#c9f0e1", "3px solid #00573f", "truce"),
    "strike": ("#ffe3a8", "3px solid #7a4a00", "strikes"),
    "source": ("#d7e3f4", "2px solid #1f4e79", "source"),
    "cue": ("#ece3ff", "2px dashed #4b2e83", "cue"),
    "content": ("#eef6e8", "1px solid #3d6b1f", "content"),
    "accused": ("#ffd9c2", "3px solid #b34700", "accused"),
    "count": ("#f9d5e5", "3px solid #8c1d4f", "count"),
    "chosen": ("#ffe066", "3px solid #7a5c00", "chosen"),
    "unclaimed": ("#ffffff", "3px dotted #b00020", "unclaimed"),
    "changed": ("#ffe066", "3px solid #7a5c00", "changed"),
    "sentence": ("#fffbe8", "1px dotted #888", "sentence"),
    "rejected": ("#e0e0e0", "1px solid #555", "rejected"),
    "skipped": ("#dddddd", "1px dashed #666", "skipped"),
}

# the tool bar of every figure: its two buttons work on this machine; those that send a figure away, and the logo, are left out
CONFIG: dict[str, Any] = {
    "displaylogo": False,
    "modeBarButtons": [["toImage", "resetScale2d"]],
    "plotlyServerURL": "",
    "toImageButtonOptions": {"format": "png", "scale": 2, "filename": "figure"},
}
TITLE_WIDTH = 88  # characters: a longer title is broken, or a narrow page cuts it


def layout(title: str, **more: Any) -> dict[str, Any]:
    """The lay-out of every figure: a sentence as title, transparent ground, grey text."""
    lines = textwrap.wrap(title, TITLE_WIDTH)
    return {
        "title": {"text": "<br>".join(lines), "x": 0, "xanchor": "left", "font": {"size": 15}},
        "template": "none",
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"color": TEXT, "size": 13},
        "margin": {"l": 60, "r": 20, "t": 40 + 20 * max(1, len(lines)), "b": 50},
        "xaxis": {"gridcolor": GRID, "zeroline": False, "automargin": True, "title": {"font": {"size": 13}}},
        "yaxis": {"gridcolor": GRID, "zeroline": False, "automargin": True, "title": {"font": {"size": 13}}},
        "showlegend": False,
        # at the lower edge of the whole figure: under the axis and its title, however high the figure is
        "legend": {
            "orientation": "h",
            "x": 0,
            "xanchor": "left",
            "xref": "container",
            "y": 0,
            "yanchor": "bottom",
            "yref": "container",
        },
    } | more
