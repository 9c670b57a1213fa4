"""A report as one HTML page that opens offline: the text marked, the tables, the pictures, how it was read.

The site of all notebooks (`tools/publish.py`) is made of the same templates, style and figures.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import plotly.graph_objects as go
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..display.drawing import picture as still_picture
from ..display.explorer import View, spec_of, still
from ..display.marks import escape
from ..display.own_truce import same_hours, what_was_counted
from ..display.own_views import how_they_relate, which_revises_which, who_did_it
from ..display.reports import Names, Reports
from ..display.review_views import journal, rows_of
from ..loading import Article
from ..review.replay import Reviewed, replay
from .package import citation_line

FOLDER = Path(__file__).parent / "pages"
NOT_REVIEWED = "Nobody has reviewed this reading: it is the machine's alone."


@cache
def templates(*more: Path) -> Environment:
    """The templates of this package, and those of other folders; what is put in is escaped."""
    return Environment(
        loader=FileSystemLoader([*more, FOLDER]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )


def asset(name: str) -> str:
    """A file that pages share: `page.css`, `page.js`."""
    return (FOLDER / name).read_text(encoding="utf-8")


def plotly_js() -> str:
    """The whole of plotly.js, from the installed package."""
    from plotly.offline import get_plotlyjs

    script: str = get_plotlyjs()
    return script


def picture(figure: go.Figure, words: str) -> str:
    """A figure as HTML: its title as a caption that wraps, its words as text alternative; `page.js` draws it."""
    spec = spec_of(figure)
    layout = spec["layout"]
    title = layout.pop("title", {}).get("text", "").replace("<br>", " ")
    layout["height"] = layout.get("height", 450) - layout["margin"]["t"] + 20  # the title stands outside
    layout["margin"]["t"] = 20
    return (
        templates()
        .get_template("figure.html.j2")
        .render(title=title, words=words, spec=spec, still=still_picture(figure, words))
    )


def _sections(reviewed: Reviewed, beside: Reports, same: Names) -> list[tuple[str, View | str]]:
    """The parts of a report; where a view refuses, the sentence that says why."""
    asked: Article | Reports = {"this report": reviewed.article, **beside} if beside else reviewed.article
    views: list[tuple[str, Callable[[], View | str]]] = [
        ("The text, marked", lambda: rows_of(reviewed)),
        ("Who says who did it", lambda: who_did_it(asked, same=same)),
        ("Which number revises which", lambda: which_revises_which(asked, same=same)),
        ("How the numbers relate", lambda: how_they_relate(asked, same=same)),
        ("What the truce counts count", lambda: what_was_counted(asked, same=same)),
        ("Who counts what in the same hours", lambda: same_hours(asked, same=same)),
        ("What was decided", lambda: journal(reviewed) if reviewed.log else NOT_REVIEWED),
    ]
    found: list[tuple[str, View | str]] = []
    for title, view in views:
        try:
            found.append((title, view()))
        except ValueError as error:
            found.append((title, str(error)))
    return found


def _body(shown: View | str) -> str:
    if isinstance(shown, str):
        return f"<p>{escape(shown)}</p>"
    return still(shown, drawing=picture(shown.figure, shown.summary) if shown.figure is not None else "")


def report_page(
    report: Article | Reviewed,
    *,
    outlet: str | None = None,
    beside: Reports | None = None,
    same: Names | None = None,
) -> str:
    """The page as text, with every decision if the report was reviewed: no outside request, nothing of the article runs.

    With other reports of the event `beside` it, the questions are asked of all; `same` says which names are one.
    """
    reviewed = report if isinstance(report, Reviewed) else replay(report, ())
    article, sections = reviewed.article, _sections(reviewed, beside or {}, same or {})
    drawn = any(isinstance(shown, View) and shown.figure is not None for _, shown in sections)
    return (
        templates()
        .get_template("report.html.j2")
        .render(
            title=article.title or article.name or "A report",
            parts=[{"title": title, "body": _body(shown)} for title, shown in sections],
            foot=citation_line(article, outlet),
            css=asset("page.css"),
            js=asset("page.js"),
            plotly=plotly_js() if drawn else "",
        )
    )
