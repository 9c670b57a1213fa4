"""What a person does at the desk and sees there."""

from __future__ import annotations

import base64
import re
from datetime import datetime

from helpers.desk import Desk
from helpers.desk.parts import Told

NASTY = "Strike in Karsa\n\nPolice said <script>alert(1)</script><img src=x onerror=alert(1)></mark> $x$ =1+1 at least 12 people were killed. “The army did it,” said Selma Aden. Then 44 trucks came."


def paste(desk: Desk, text: str) -> None:
    desk.bring.source.way.value = "pasted words"
    desk.bring.source.paste.value = text
    desk.bring.read.click()


def upload(control, name: str, data: bytes) -> None:
    control.value = (
        {
            "name": name,
            "type": "",
            "size": len(data),
            "content": data,
            "last_modified": datetime(2020, 1, 1),
        },
    )


def choose(desk: Desk, words: str) -> None:
    picker = desk.review.list.picker
    picker.value = next(i for label, i in picker.options if words in label)


def said(told: Told) -> str:
    return re.sub(r"<[^>]+>", "", told.value).replace("&#x27;", "'")


def saved(desk: Desk, form: str) -> bytes:
    desk.take.form.value = form
    desk.take.make.click()
    return base64.b64decode(re.search(r"base64,([^\"]+)", desk.take.told.value)[1])
