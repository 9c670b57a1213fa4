"""Text with words lit up. Knows text and spans, nothing else."""

from __future__ import annotations

import html
import itertools
from collections.abc import Iterable
from dataclasses import dataclass

from .theme import KINDS


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text to be lit up: characters `start:end`, its kind, and what a label adds."""

    start: int
    end: int
    kind: str
    title: str = ""


def escape(text: str) -> str:
    """Text as HTML that shows the same characters: no markup runs, no formula is typeset."""
    plain = html.escape(text, quote=True)
    # JupyterLab typesets what stands between dollar signs or \\( \\)
    return plain.replace("$", "&#36;").replace("\\", "&#92;").replace("`", "&#96;")


def _style(kind: str) -> str:
    ground, line, _ = KINDS.get(kind, KINDS["claim"])
    return f"background:{ground};color:#111;border-bottom:{line};padding:0 .12em;border-radius:.15em"


def _open(mark: Mark, labelled: bool) -> str:
    word = KINDS.get(mark.kind, KINDS["claim"])[2]
    label = f"{word}: {mark.title}" if mark.title else word
    tag = f'<mark class="mark-{escape(mark.kind)}" title="{escape(label)}" style="{_style(mark.kind)}">'
    if labelled:
        # the kind in words, so that colour is never the only sign
        tag += f'<span class="mark-label" style="font-size:.7em;font-weight:600;margin-right:.25em">[{escape(word)}]</span>'
    return tag


def highlight(text: str, marks: Iterable[Mark], labels: bool = True, start: int = 0, end: int | None = None) -> str:
    """The text (or its characters `start:end`) as HTML with marks around spans.

    Spans may nest and overlap; an overlap is split, and only its first piece carries the label. The
    text is escaped, so nothing in it can run or be taken for markup.
    """
    end = len(text) if end is None else end
    chosen = sorted(
        (m for m in marks if m.start < m.end and m.end > start and m.start < end),
        key=lambda m: (m.start, -m.end, m.kind),
    )
    edges = sorted({start, end, *(max(m.start, start) for m in chosen), *(min(m.end, end) for m in chosen)})
    parts: list[str] = []
    opened: list[Mark] = []
    at = 0
    for left, right in itertools.pairwise(edges):
        while opened and opened[-1].end <= left:
            parts.append("</mark>")
            opened.pop()
        if any(m.end <= left for m in opened):
            # an outer mark ended first: close down to it and open the others again
            keep = [m for m in opened if m.end > left]
            parts.append("</mark>" * len(opened))
            opened = []
            for mark in keep:
                parts.append(_open(mark, False))
                opened.append(mark)
        while at < len(chosen) and max(chosen[at].start, start) <= left:
            parts.append(_open(chosen[at], labels))
            opened.append(chosen[at])
            at += 1
        parts.append(escape(text[left:right]))
    parts.append("</mark>" * len(opened))
    body = "".join(parts)
    return f'<div class="tex2jax_ignore" style="white-space:pre-wrap;line-height:1.9;max-width:48em">{body}</div>'


def legend(kinds: Iterable[str]) -> str:
    """The kinds in use, each with its look and its name."""
    items = (f'<span style="{_style(kind)};margin-right:.6em">{escape(KINDS[kind][2])}</span>' for kind in kinds)
    return f'<p style="margin:.3em 0">Marks: {"".join(items)}</p>'


def citation(publisher: str, date: str | None, wording: str | None, address: str | None) -> str:
    """Where a coded figure comes from: publisher, date, wording, address (only http addresses link)."""
    parts = [f"<b>{escape(publisher)}</b>", escape(date or "no date")]
    if wording:
        parts.append(f"“{escape(wording)}”")
    if address and address.startswith(("http://", "https://")):
        shown = escape(address)
        parts.append(f'<a href="{shown}" rel="noopener" target="_blank">{shown[:90]}</a>')
    elif address:
        parts.append(escape(address))
    return f'<p class="tex2jax_ignore" style="max-width:60em;overflow-wrap:anywhere">{" · ".join(parts)}</p>'
