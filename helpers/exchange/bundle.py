"""Everything that can be taken away, as files: the same for the desk and for the command line."""

from __future__ import annotations

import io
import json
import re
import unicodedata
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
    """A reviewed report and what is known of it: all that an export needs. Only the page shows the reports beside it.

    Its files are called after the file that it came from, or, as at the desk, `by_title` and day: what was pasted has no file.
    """

    reviewed: Reviewed
    outlet: str | None = None
    beside: Mapping[str, Article] = field(default_factory=dict)
    same: Mapping[str, str] = field(default_factory=dict)
    by_title: bool = False

    @property
    def stem(self) -> str:
        """A file name without what a file system or a zip may not take."""
        article = self.reviewed.article
        named = file_name(PurePath(article.name or "").stem)
        if not self.by_title:
            return named or "report"
        day = f"{article.published:%Y-%m-%d}" if article.published else ""
        return "-".join(part for part in (file_name(article.title or "") or named or "report", day) if part)


def file_name(words: str) -> str:
    """Words as a part of a file name: letters without their accents, digits, hyphens; whole words as far as 60 characters reach.

    >>> file_name("Toll of Béja's market: 19?"), file_name("../..")
    ('Toll-of-Bejas-market-19', '')
    """
    plain = unicodedata.normalize("NFKD", words.replace("’", "").replace("'", "")).encode("ascii", "ignore").decode()
    name = re.sub(r"[^A-Za-z0-9_]+", "-", plain).strip("-")
    return name if len(name) <= 60 else name[:61].rpartition("-")[0] or name[:60]


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


# what an archive is called, so that one kind does not overwrite another in a folder of downloads
ARCHIVES = {"csv": "data-package", "brat": "brat", "labelstudio": "label-studio"}


def as_download(files: Files, stem: str, form: str) -> tuple[str, bytes, str]:
    """Files of a form as one: file name, bytes, media type; each name tells the case and, of an archive, the form.

    Several come as a zip archive, the same bytes each time.
    """
    data = {name: content.encode("utf-8", "surrogatepass") for name, content in files.items()}
    if len(data) == 1:
        name, content = next(iter(data.items()))
        return (
            name if name.startswith(stem) else f"{stem}-{name}",
            content,
            TYPES.get(PurePath(name).suffix[1:], "text/plain"),
        )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in data.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return f"{stem}-{ARCHIVES.get(form, form)}.zip", out.getvalue(), TYPES["zip"]
