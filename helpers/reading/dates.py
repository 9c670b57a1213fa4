"""Days, months, years and stretches of time, resolved only from a publication date."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from .document import Document
from .lexicon import word_set
from .rows import Date

DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_M = "|".join(m.capitalize() for m in MONTHS) + r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_UNIT = r"(?:hours?|days?|weeks?|months?|years?)"
_DATE = re.compile(
    rf"""
      (?P<dmy>\b(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\ (?:of\ )?(?P<m1>{_M})\b\.?(?:,?\ (?P<y1>\d{{4}})\b)?)
    | (?P<mdy>\b(?P<m2>{_M})\b\.?\ (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)(?:,?\ (?P<y2>\d{{4}})\b)?)
    | (?P<iso>\b(?P<y3>\d{{4}})-(?P<m3>\d{{2}})-(?P<d3>\d{{2}})\b)
    | (?P<month>\b(?P<m4>{_M})\b\.?(?:,?\ (?:of\ )?(?P<y4>\d{{4}})\b))
    | (?P<bare>\b(?:in|since|until|from|during|by|last|late|early|mid|of)[ -](?P<m5>{_M})\b(?!\.?,?\ \d))
    | (?P<window>\b(?:[Ii]n|[Oo]ver|[Dd]uring|[Ww]ithin|[Ff]or|[Tt]hroughout)?\ ?(?:the\ )?(?:past|last|previous|preceding)\ (?:\d+|two|three|four|five|six|seven|ten|twenty-four|few|several)?[ -]?{_UNIT}\b)
    | (?P<weekday>\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)
    | (?P<relative>\b(?:[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow|[Oo]vernight)\b)
    | (?P<year>(?<=\b(?:in|by|of)\ )(?:19|20)\d\d\b|(?<=since\ )(?:19|20)\d\d\b|(?<=from\ )(?:19|20)\d\d\b|(?<=until\ )(?:19|20)\d\d\b|(?<=and\ )(?:19|20)\d\d\b)
    """,
    re.X,
)  # fmt: skip


def month_number(name: str) -> int:
    """1 for January; short forms count."""
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(name[:3].lower()))


_ISO = re.compile(r"\d{4}-\d\d-\d\d")


def parse_published(published: str | date | None) -> date | None:
    """A publication date from a date or ISO text. `ValueError` says what was expected."""
    if isinstance(published, datetime):
        return published.date()
    if published is None or isinstance(published, date):
        return published
    try:
        return date.fromisoformat(published.strip()[:10])
    except (ValueError, TypeError, AttributeError):
        written = isinstance(published, str) and _ISO.fullmatch(published.strip()[:10])
        what = "there is no such day" if written else "write it as YYYY-MM-DD"
        raise ValueError(f"not a date: {published!r}; {what}") from None


def _make(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _resolve(match: re.Match[str], kind: str, published: date | None) -> tuple[str | None, str | None]:
    g = match.group
    if kind in ("dmy", "mdy", "iso"):
        year, month, day = {
            "dmy": (g("y1"), g("m1"), g("d1")),
            "mdy": (g("y2"), g("m2"), g("d2")),
            "iso": (g("y3"), g("m3"), g("d3")),
        }[kind]
        if year is None and published is None:
            return None, None
        number = int(month) if month.isdecimal() else month_number(month)
        if year is None and published is not None:
            # the nearest such day that is not after publication by more than a month
            made = _make(published.year, number, int(day))
            if made and date.fromisoformat(made) > published + timedelta(days=31):
                made = _make(published.year - 1, number, int(day))
        else:
            made = _make(int(year), number, int(day))
        return made, made
    if kind == "month":
        first = _make(int(g("y4")), month_number(g("m4")), 1)
        if first is None:
            return None, None
        begin = date.fromisoformat(first)
        return first, ((begin + timedelta(days=31)).replace(day=1) - timedelta(days=1)).isoformat()
    if kind == "year":
        return f"{g(kind)}-01-01", f"{g(kind)}-12-31"
    if published is None:
        return None, None
    if kind == "weekday":
        back = (published.weekday() - DAYS.index(g(kind).lower())) % 7
        made = (published - timedelta(days=back)).isoformat()
        return made, made
    if kind == "relative":
        shift = {"yesterday": -1, "tomorrow": 1}.get(g(kind).lower(), 0)
        begin = published + timedelta(days=-1 if g(kind).lower() == "overnight" else shift)
        return begin.isoformat(), (published + timedelta(days=shift)).isoformat()
    return None, None


_T = re.compile("T")
_HINTS = word_set("date_hints")


def _matches(doc: Document) -> list[re.Match[str]]:
    """The dates of a text. They are tried only at words near a hint: most lines hold none."""
    tokens = doc.tokens
    tags, words, starts = tokens.tags, tokens.words, tokens.starts
    hints = [match.start() for match in _T.finditer(tags)]
    hints += [at for at in doc.marking if words[at] in _HINTS]
    at = tags.find("#")
    while at >= 0:
        if tokens.ends[at] - starts[at] == 4 and words[at][0] in "12":
            hints.append(at)
        at = tags.find("#", at + 1)
    out: list[re.Match[str]] = []
    end = 0
    for at in sorted(hints):
        stop = tokens.ends[min(len(words) - 1, at + 5)]
        for k in range(max(0, at - 4), at + 1):
            if starts[k] < end:
                continue
            match = _DATE.match(doc.plain, starts[k], stop)
            if match is not None:
                out.append(match)
                end = match.end()
    return out


def find_dates(doc: Document, published: date | None = None) -> tuple[tuple[Date, ...], list[tuple[int, int]]]:
    """The dates of a text, and the character spans in which a number is part of a date."""
    rows = []
    spans = []
    names = {"dmy": "date", "mdy": "date", "iso": "date", "bare": "month"}
    for match in _matches(doc):
        kind = next(
            k for k in ("dmy", "mdy", "iso", "month", "bare", "window", "weekday", "relative", "year") if match.group(k)
        )
        start, end = match.span(kind if kind != "bare" else "m5")
        while doc.plain[start].isspace():
            start += 1
        try:
            begin, stop = _resolve(match, kind, published)
        except OverflowError:  # the day before the first of all days
            begin, stop = None, None
        rows.append(Date(start, end, doc.text[start:end], names.get(kind, kind), begin, stop))
        if kind in ("dmy", "mdy", "iso", "month", "year"):
            spans.append((start, end))
    return tuple(rows), spans
