"""Days, months, years and stretches of time, resolved only from a publication date."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta

from .dates_ahead import is_end, lies_ahead
from .document import Document
from .lexicon import lexicon, word_set
from .numbers import word_value
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
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_NUMERAL = (
    rf"(?:\d+|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:{_ONES}))?|{_ONES}"
    r"|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:a )?few|(?:a )?couple of|several)".replace(
        " ", "\\ "
    )
)
_TH = r"(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"""
      (?P<dmr>\b(?P<d5>\d{{1,2}}){_TH}(?:\ ?-\ ?|\ to\ )(?P<e5>\d{{1,2}}){_TH}\ (?:of\ )?(?P<m6>{_M})\b\.?(?:,?\ (?P<y5>\d{{4}})\b)?)
    | (?P<mdr>\b(?P<m7>{_M})\b\.?\ (?P<d6>\d{{1,2}}){_TH}-(?P<e6>\d{{1,2}}){_TH}\b(?!:)(?:,?\ (?P<y6>\d{{4}})\b)?)
    | (?P<dmy>\b(?P<d1>\d{{1,2}}){_TH}\ (?:of\ )?(?P<m1>{_M})\b\.?(?:,?\ (?P<y1>\d{{4}})\b)?)
    | (?P<mdy>\b(?P<m2>{_M})\b\.?\ (?P<d2>\d{{1,2}}){_TH}\b(?!:)(?:,?\ (?P<y2>\d{{4}})\b)?)
    | (?P<iso>\b(?P<y3>\d{{4}})-(?P<m3>\d{{2}})-(?P<d3>\d{{2}})\b)
    | (?P<dots>\b(?P<d4>0?[1-9]|[12]\d|3[01])\.(?P<m8>0?[1-9]|1[0-2])\.(?P<y7>(?:19|20)\d\d)\b)
    | (?P<month>\b(?P<m4>{_M})\b\.?(?:,?\ (?:of\ )?(?P<y4>\d{{4}})\b))
    | (?P<bare>\b(?P<led>[Ii]n|[Ss]ince|[Uu]ntil|[Ff]rom|[Dd]uring|[Bb]y|[Ll]ast|[Nn]ext|[Ll]ate|[Ee]arly|[Mm]id|of)[ -](?P<m5>{_M})\b(?!\.?,?\ \d))
    | (?P<window>\b(?:[Ii]n|[Oo]ver|[Dd]uring|[Ww]ithin|[Ff]or|[Tt]hroughout)?\ ?(?:the\ )?(?:[Pp]ast|[Ll]ast|[Pp]revious|[Pp]receding)\ (?:{_NUMERAL})?[ -]?{_UNIT}\b)
    | (?P<ago>\b(?=(?:[\w-]+\ ){{2,4}}ago\b)(?P<count>(?i:{_NUMERAL}|an?))\ (?P<unit>{_UNIT})\ ago\b)
    | (?P<weekday>\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)
    | (?P<relative>\b(?:[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow|[Oo]vernight)\b)
    | (?P<year>(?<=\b(?:in|by|of)\ )(?:19|20)\d\d\b|(?<=since\ )(?:19|20)\d\d\b|(?<=from\ )(?:19|20)\d\d\b|(?<=until\ )(?:19|20)\d\d\b|(?<=and\ )(?:19|20)\d\d\b)
    """,
    re.X,
)  # fmt: skip
# kinds of a match: its name in the table, and the groups with year, month, first and last day
_NAMES = {"dmr": "date", "mdr": "date", "dmy": "date", "mdy": "date", "iso": "date", "dots": "date"}
_NAMES |= {"month": "month", "bare": "month", "window": "window", "ago": "relative", "weekday": "weekday"}
_NAMES |= {"relative": "relative", "year": "year"}
_DAYS_OF = {
    "dmr": ("y5", "m6", "d5", "e5"),
    "mdr": ("y6", "m7", "d6", "e6"),
    "dmy": ("y1", "m1", "d1", "d1"),
    "mdy": ("y2", "m2", "d2", "d2"),
    "iso": ("y3", "m3", "d3", "d3"),
    "dots": ("y7", "m8", "d4", "d4"),
}


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


def _without_a_year(month: int, day: int, published: date) -> date | None:
    """The latest such day that is not more than a month after publication."""
    for year in (published.year + 1, published.year, published.year - 1):
        made = _make(year, month, day)
        if made and date.fromisoformat(made) <= published + timedelta(days=31):
            return date.fromisoformat(made)
    return None


def _days(match: re.Match[str], kind: str, published: date | None) -> tuple[str | None, str | None]:
    """A day of a month, or a stretch of such days: "May 30", "30-31 May 2016"."""
    year, month, day, last = (match.group(name) for name in _DAYS_OF[kind])
    number = int(month) if month.isdecimal() else month_number(month)
    if int(last) < int(day):
        return None, None
    if year is not None:
        first, end = _make(int(year), number, int(day)), _make(int(year), number, int(last))
        return (first, end) if first and end else (None, None)
    made = _without_a_year(number, int(day), published) if published is not None else None
    end = _make(made.year, number, int(last)) if made else None
    return (made.isoformat(), end) if made and end else (None, None)


def _month(year: int, month: int) -> tuple[str | None, str | None]:
    first = _make(year, month, 1)
    if first is None:
        return None, None
    begin = date.fromisoformat(first)
    return first, ((begin + timedelta(days=31)).replace(day=1) - timedelta(days=1)).isoformat()


def _ago(match: re.Match[str], published: date) -> str | None:
    """The day that lies some days before publication; of weeks and more no day is meant."""
    words = lexicon().numbers
    count = match["count"].lower()
    if " " in count:
        return None  # "a few days ago"
    number = int(count) if count.isdecimal() else 1 if count in ("a", "an") else word_value(count, words)
    return (published - timedelta(days=number)).isoformat() if number and match["unit"].startswith("day") else None


def _reckoned_from(
    doc: Document, match: re.Match[str], kind: str, at: int, end: int, published: date | None
) -> tuple[date | None, bool]:
    """The day from which a date without a year is counted, a year before publication for "May last year"; and whether the date lies ahead."""
    if published is None:
        return None, False
    if kind not in ("weekday", "bare") and kind not in _DAYS_OF:
        return published, False
    last_year = _LAST_YEAR.match(doc.plain, end) is not None and kind != "weekday"
    if last_year and published.year > 1:
        return date(published.year - 1, *((11, 30) if kind in _DAYS_OF else (12, 31))), False
    return published, _is_ahead(doc, match, kind, at)


def _resolve(match: re.Match[str], kind: str, published: date | None, ahead: bool) -> tuple[str | None, str | None]:
    g = match.group
    if kind in _DAYS_OF:
        return _days(match, kind, published)
    if kind == "month":
        return _month(int(g("y4")), month_number(g("m4")))
    if kind == "year":
        return f"{g(kind)}-01-01", f"{g(kind)}-12-31"
    if published is None or ahead:
        return None, None
    if kind == "bare":
        month = month_number(g("m5"))
        this_year = month < published.month or (month == published.month and g("led").lower() != "last")
        return _month(published.year if this_year else published.year - 1, month)
    if kind == "ago":
        made = _ago(match, published)
        return made, made
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
_LAST_YEAR = re.compile(",? (?:of )?last year")
_FULL = re.compile(rf"(?:{'|'.join(m.capitalize() for m in MONTHS)})\.$")
_BESIDE = re.compile(r"(?: (?:morning|afternoon|evening|night))?,? ?\(?(?:the )?")
_HINTS = word_set("date_hints")


def _matches(doc: Document) -> list[tuple[re.Match[str], int]]:
    """The dates of a text, each with the word it begins at. They are tried only at words near a hint: most lines hold none."""
    tokens = doc.tokens
    tags, words, starts = tokens.tags, tokens.words, tokens.starts
    hints = [match.start() for match in _T.finditer(tags)]
    hints += doc.marked(_HINTS)
    at = tags.find("#")
    while at >= 0:
        length = tokens.ends[at] - starts[at]
        if (length == 4 and words[at][0] in "12") or (7 < length < 11 and words[at].count(".") == 2):
            hints.append(at)
        at = tags.find("#", at + 1)
    out: list[tuple[re.Match[str], int]] = []
    end = 0
    for at in sorted(hints):
        stop = tokens.ends[min(len(words) - 1, at + 5)]
        for k in range(max(0, at - 4), at + 1):
            if starts[k] < end:
                continue
            match = _DATE.match(doc.plain, starts[k], stop)
            if match is not None:
                out.append((match, k))
                end = match.end()
    return out


def _is_ahead(doc: Document, match: re.Match[str], kind: str, at: int) -> bool:
    if kind == "weekday":
        return lies_ahead(doc, at)
    return kind == "bare" and (
        match["led"].lower() in ("by", "until", "next") or is_end(doc, at) or lies_ahead(doc, at)
    )


def _day_beside(doc: Document, rows: list[Date], at: int) -> Date | None:
    """The date that names the same day as a weekday does: "Tuesday, May 31", "31 May (Tuesday night)"."""
    row = rows[at]
    for other in rows[max(0, at - 1) : at] + rows[at + 1 : at + 2]:
        between = doc.plain[row.end : other.start] if other.start > row.end else doc.plain[other.end : row.start]
        if other.kind == "date" and _BESIDE.fullmatch(between):
            return other
    return None


def find_dates(doc: Document, published: date | None = None) -> tuple[tuple[Date, ...], list[tuple[int, int]]]:
    """The dates of a text, and the character spans in which a number is part of a date."""
    rows = []
    spans = []
    for match, at in _matches(doc):
        kind = match.lastgroup or ""  # the alternative: it closes last
        start, end = match.span(kind if kind != "bare" else "m5")
        while doc.plain[start].isspace():
            start += 1
        if doc.plain[end - 1] == "." and _FULL.search(doc.plain, max(start, end - 10), end):
            end -= 1  # "on 31 May."
        try:
            begin, stop = _resolve(match, kind, *_reckoned_from(doc, match, kind, at, end, published))
        except OverflowError:  # the day before the first of all days
            begin, stop = None, None
        rows.append(Date(start, end, doc.text[start:end], _NAMES[kind], begin, stop))
        if kind in _DAYS_OF or kind in ("month", "year"):
            spans.append((start, end))
    for at, row in enumerate(rows):
        same = _day_beside(doc, rows, at) if row.kind == "weekday" else None
        if same is not None:
            rows[at] = replace(row, resolved_start=same.resolved_start, resolved_end=same.resolved_end)
    return tuple(rows), spans
