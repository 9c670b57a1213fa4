"""A report as one HTML page that opens offline: the text marked, the tables, the pictures, how it was read."""

from __future__ import annotations

import plotly.io

from ..display.explorer import View
from ..display.marks import escape
from ..display.own_views import to_do, what_was_counted, which_revises_which, who_did_it
from ..display.reading_views import marked_article
from ..display.tables import table_html
from ..loading import Article
from .package import citation_line

STYLE = """
:root { color-scheme: light dark; } body { font: 16px/1.55 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; } td, th { border-bottom: 1px solid rgba(128,128,128,.4); } h2 { margin-top: 2.2rem; }
@media print { body { margin: 0; } h2 { break-after: avoid; } }
"""


def _part(title: str, view: View, number: int) -> str:
    figure = ""
    if view.figure is not None:
        drawn = plotly.io.to_html(view.figure, full_html=False, include_plotlyjs=False, div_id=f"figure-{number}", config={"displaylogo": False})
        figure = f'<div role="img" aria-label="{escape(view.summary)}">{drawn}</div>'
    table = table_html(view.table, view.caption, view.columns) if len(view.table.columns) else ""
    return f"<h2>{escape(title)}</h2><p><b>{escape(view.summary)}</b></p>{figure}{view.page or ''}{table}"


def report_page(article: Article, *, outlet: str | None = None) -> str:
    """The page as text: no outside request, nothing of the article runs."""
    sections = [("The text, marked", marked_article, (article, "everything", True)), ("Who says who did it", who_did_it, (article,)), ("Which number revises which", which_revises_which, (article,)), ("What the truce counts count", what_was_counted, (article,)), ("Not understood, or not used", to_do, (article,))]
    parts = []
    drawn = False
    for number, (title, view, arguments) in enumerate(sections):
        try:
            shown = view(*arguments)  # type: ignore[operator]
        except ValueError as error:
            parts.append(f"<h2>{escape(title)}</h2><p>{escape(str(error))}</p>")
            continue
        drawn = drawn or shown.figure is not None
        parts.append(_part(title, shown, number))
    script = ""
    if drawn:
        from plotly.offline import get_plotlyjs

        script = f"<script>{get_plotlyjs()}</script>"
    title = escape(article.title or article.name or "A report")
    foot = f"<hr><p>{escape(citation_line(article, outlet))} Nothing here says what happened: the tables say who stated what.</p>"
    return f'<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title><style>{STYLE}</style>{script}</head><body><main><h1>{title}</h1>{"".join(parts)}{foot}</main></body></html>\n'
