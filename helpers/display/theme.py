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

# kind of mark: ground, underline, the word that names it. A ground is a tint of the page that it lies on, and the text keeps its colour:
# pale on white, deep on dark, and no glare; each underline has 3:1 against both
KINDS: dict[str, tuple[str, str, str]] = {
    "claim": ("rgba(150,150,150,.22)", "2px solid #808080", "says"),
    "accuses": ("rgba(255,103,11,.25)", "3px solid #d55e00", "accuses"),
    "denies": ("rgba(37,141,255,.22)", "3px double #0078bb", "denies"),
    "admits": ("rgba(132,55,196,.22)", "3px solid #9b5fc4", "admits"),
    "investigates": ("rgba(255,200,0,.24)", "3px dashed #a37a00", "investigates"),
    "withholds": ("rgba(128,128,128,.22)", "3px dotted #808080", "withholds"),
    "asserts": ("rgba(141,182,141,.22)", "1px solid #808080", "says"),
    "hearsay": ("rgba(200,155,96,.22)", "2px dotted #a8743a", "hearsay"),
    "casualty": ("rgba(228,64,137,.22)", "3px solid #c9487f", "people"),
    "ceasefire": ("rgba(10,187,119,.22)", "3px solid #00966d", "truce"),
    "strike": ("rgba(255,170,0,.26)", "3px solid #c07600", "strikes"),
    "source": ("rgba(73,128,205,.22)", "2px solid #4583c4", "source"),
    "cue": ("rgba(169,128,255,.22)", "2px dashed #8a6bd6", "cue"),
    "content": ("rgba(178,214,150,.22)", "1px solid #629639", "content"),
    "accused": ("rgba(255,103,11,.25)", "3px solid #d55e00", "accused"),
    "count": ("rgba(228,64,137,.22)", "3px solid #c9487f", "count"),
    "chosen": ("rgba(255,205,0,.24)", "3px solid #a37a00", "chosen"),
    "unclaimed": ("transparent", "3px dotted #e02b45", "unclaimed"),
    "changed": ("rgba(255,205,0,.24)", "3px solid #a37a00", "changed"),
    "sentence": ("rgba(255,220,80,.12)", "1px dotted #8a8a6a", "sentence"),
    "rejected": ("rgba(114,114,114,.22)", "1px solid #808080", "rejected"),
    "skipped": ("rgba(100,100,100,.22)", "1px dashed #808080", "skipped"),
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
