"""Everything that can be taken away, as files: the same for the desk and for the command line."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath

from ..loading import Article, InputError
from ..paths import version
from ..review.log import log_csv
from ..review.replay import Reviewed
from . import brat, labelstudio, webannotation
from .package import package_files
from .plain import to_json

TYPES = {
    "csv": "text/csv",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "html": "text/html",
    "zip": "application/zip",
    "ann": "text/plain",
}


@dataclass(frozen=True)
class Case:
    """A reviewed report and what is known of it: all that an export needs. Only the page shows the reports beside it."""

    reviewed: Reviewed
    outlet: str | None = None
    beside: Mapping[str, Article] = field(default_factory=dict)
    same: Mapping[str, str] = field(default_factory=dict)

    @property
    def stem(self) -> str:
        """A file name made of the report's own, without what a file system or a zip may not take."""
        name = PurePath(self.reviewed.article.name or "").stem
        return re.sub(r"[^A-Za-z0-9_-]+", "-", name).strip("-")[:60] or "report"


Files = dict[str, str]


def _pretty(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _package(case: Case) -> Files:
    return package_files(case.reviewed.article, log=case.reviewed.log, outlet=case.outlet)


def _json(case: Case) -> Files:
    article = case.reviewed.article
    return {f"{case.stem}.json": to_json(article.reading, article.name or "report", version=version()) + "\n"}


def _web(case: Case) -> Files:
    return {f"{case.stem}.jsonld": _pretty(webannotation.to_web_annotation(case.reviewed.article.reading))}


def _brat(case: Case) -> Files:
    text, ann = brat.to_brat(case.reviewed.article.reading)
    return {
        f"{case.stem}.txt": text,
        f"{case.stem}.ann": ann,
        "annotation.conf": brat.configuration(),
    }


def _label_studio(case: Case) -> Files:
    return {
        f"{case.stem}-tasks.json": _pretty(labelstudio.to_label_studio(case.reviewed.article.reading)),
        f"{case.stem}-labels.xml": labelstudio.configuration(),
    }


def _log(case: Case) -> Files:
    return {"decisions.csv": log_csv(case.reviewed.log)}


def _page(case: Case) -> Files:
    from .page import report_page

    return {f"{case.stem}.html": report_page(case.reviewed, outlet=case.outlet, beside=case.beside, same=case.same)}


FORMS: dict[str, Callable[[Case], Files]] = {
    "html": _page, "csv": _package, "json": _json, "webannotation": _web, "brat": _brat, "labelstudio": _label_studio, "log": _log,
}  # fmt: skip


def files_of(case: Case, form: str) -> Files:
    """The files of one form, by name. `InputError` names the forms there are."""
    if form not in FORMS:
        raise InputError(f"take away one of {', '.join(FORMS)}, not {form!r}")
    return FORMS[form](case)


def as_download(files: Files, stem: str) -> tuple[str, bytes, str]:
    """Files as one: file name, bytes, media type. Several come as a zip archive, the same bytes each time."""
    data = {name: content.encode("utf-8", "surrogatepass") for name, content in files.items()}
    if len(data) == 1:
        name, content = next(iter(data.items()))
        return name, content, TYPES.get(PurePath(name).suffix[1:], "text/plain")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in data.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return f"{stem}.zip", out.getvalue(), TYPES["zip"]
