"""When a page was published, as a span: a printed time says less than a clock does.

A page that prints a time and a zone gives a point. A page that prints a time without a zone can lie
anywhere from UTC-12 to UTC+14, so it gives a span of 26 hours: the printed time was reached first
in the zone UTC+14 and last in UTC-12. A page that prints only a day gives that whole day in all
zones, 50 hours. Where neither is printed, `coverage/times.csv` may hold an inference with its
reason; it also narrows a printed day or time where the text shows that it was written later.

Nobody can report strikes before they happen: no span begins before `FIRST_STRIKES`.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pandas as pd

WEST, EAST = timedelta(hours=12), timedelta(hours=14)  # the outermost zones: UTC-12 and UTC+14
DAY = timedelta(days=1) - timedelta(minutes=1)  # printed times are read to the minute
# 18:00 in Idlib (UTC+3) on 30 May 2016: the reports speak of Monday evening or night (r01, r19, r29,
# r43, r45, r49), one of 22:00 (r50); the beginning of that evening is the careful bound
FIRST_STRIKES = datetime(2016, 5, 30, 15, tzinfo=UTC)
PRINTED = re.compile(r"(?P<clock>\d{1,2}:\d{2})(?P<zone>Z|[+-]\d{2}:\d{2})?")

Span = tuple[datetime | None, datetime | None, str]


def printed_span(day: str | None, time: str | None) -> Span:
    """The earliest and the latest moment (UTC) that a printed day and time can mean, and its basis.

    >>> [str(end) for end in printed_span("2016-05-31", "19:10+07:00")[:2]]
    ['2016-05-31 12:10:00+00:00', '2016-05-31 12:10:00+00:00']
    >>> [str(end) for end in printed_span("2016-05-31", "11:55")[:2]]
    ['2016-05-30 21:55:00+00:00', '2016-05-31 23:55:00+00:00']
    >>> printed_span("2016-05-31", None)[2], printed_span(None, None)
    ('day', (None, None, 'none'))

    Raises `ValueError` for a day or a time that cannot be read.
    """
    if not day:
        return None, None, "none"
    if not time:
        start = datetime.fromisoformat(day).replace(tzinfo=UTC)
        return start - EAST, start + DAY + WEST, "day"
    found = PRINTED.fullmatch(time.strip())
    if not found:
        raise ValueError(f"not a printed time: {time!r} (as in 19:10 or 19:10+07:00)")
    if found["zone"]:
        clock = found["clock"].zfill(5)
        moment = datetime.fromisoformat(f"{day}T{clock}{found['zone'].replace('Z', '+00:00')}")
        moment = moment.astimezone(UTC)
        return moment, moment, "time and zone"
    moment = datetime.fromisoformat(f"{day}T{found['clock'].zfill(5)}+00:00")
    return moment - EAST, moment + WEST, "time"


def add_times(reports: pd.DataFrame, inferred: pd.DataFrame) -> pd.DataFrame:
    """The reports with `earliest, latest` (UTC), `time_basis` and `time_reason`.

    `time_basis`: "time and zone" (a point), "time" (zone not printed), "day" (no time printed),
    "inferred" (from the text, with the reason of `inferred`), "none" (no latest end: all that is
    known is that it came after the strikes). A line of `inferred` counts only while the report
    prints what it printed when the line was written. No `earliest` is before `FIRST_STRIKES`.
    """
    notes = inferred.drop_duplicates("report_id").set_index("report_id")
    rows = []
    for report_id, day, time in zip(
        reports["report_id"], reports["published_date"], reports["published_time"], strict=True
    ):
        day, time = (None if pd.isna(x) else str(x)[:25] for x in (day, time))
        start, end, basis = printed_span(day, time)
        reason = None
        if report_id in notes.index:
            note = notes.loc[report_id]
            if (_text(note["printed_date"]), _text(note["printed_time"])) == (day, time):
                start, end = note["earliest"], note["latest"]
                basis, reason = "inferred", note["reason"]
        rows.append((start, end, basis, reason))
    found = pd.DataFrame(rows, columns=["earliest", "latest", "time_basis", "time_reason"], index=reports.index)
    for name in ("earliest", "latest"):
        moments = pd.to_datetime(found[name], utc=True, format="ISO8601")
        found[name] = moments.astype("datetime64[us, UTC]")
    early = found["earliest"].isna() | (found["earliest"] < FIRST_STRIKES)
    possible = found["latest"].isna() | (found["latest"] >= FIRST_STRIKES)
    found["earliest"] = found["earliest"].mask(early & possible, FIRST_STRIKES)
    for name in ("time_basis", "time_reason"):
        found[name] = found[name].astype("string")
    return reports.assign(**{name: found[name] for name in found})


def _text(cell: object) -> str | None:
    return None if pd.isna(cell) else str(cell)
