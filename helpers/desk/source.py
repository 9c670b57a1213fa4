"""Where a report comes from: an example, pasted words, a file, or a case that is stored on this machine."""

from __future__ import annotations

import ipywidgets as w

from ..cases import Stored, stored_cases
from ..display.marks import words
from ..examples import EXAMPLES, SEED, example
from ..intake import SUFFIXES, Brought, bring
from ..loading import InputError
from .parts import area, choice, line, offer

WAYS = ("an example", "pasted words", "a file", "a stored case")


class Source(w.VBox):
    """One way at a time: what is seen is what is read, and nothing that was chosen before comes in between."""

    def __init__(self, ways: tuple[str, ...] = WAYS, height: str = "9em") -> None:
        self.way = w.ToggleButtons(
            options=ways,
            value=ways[0],
            description="Where from",
            style={"description_width": "initial", "button_width": "auto"},
        )
        self.example = choice("Example", [SEED, *EXAMPLES])
        self.paste = area("Words of the report", "Paste a report in English here", height)
        self.upload = w.FileUpload(
            accept=",".join(SUFFIXES),
            multiple=False,
            description="Choose a .txt, .md or .html file",
            tooltip="A report from your machine; it stays there",
            layout=w.Layout(width="auto"),
        )
        self.named = w.HTML()
        self.case = choice("Stored case", [], "46em")
        self._parts = {
            "an example": self.example,
            "pasted words": self.paste,
            "a file": line(self.upload, self.named),
            "a stored case": self.case,
        }
        super().__init__([self.way, *self._parts.values()], layout=w.Layout(width="100%"))
        self.controls = (self.way, self.example, self.paste, self.upload, self.case)
        self.way.observe(lambda _change: self.show(), "value")
        self.upload.observe(lambda _change: self._name(), "value")
        self.show()

    def show(self) -> None:
        """Show the control of the chosen way; the stored cases are looked up anew."""
        if self.way.value == "a stored case":
            offer(self.case, [(_told(case), case) for case in stored_cases()])
        for name, part in self._parts.items():
            part.layout.display = None if name == self.way.value else "none"

    def _name(self) -> None:
        files = [f"{file['name']}, {file['size']:,} bytes" for file in self.upload.value]
        self.named.value = f"<p>{words('; '.join(files) or 'No file is chosen.')}</p>"

    def get(self) -> Brought | Stored:
        """The report that is chosen now. `InputError` says what is missing."""
        if self.way.value == "an example":
            return example(self.example.value)
        if self.way.value == "pasted words":
            return bring(self.paste.value)
        if self.way.value == "a file":
            if not self.upload.value:
                raise InputError("no file is chosen: choose one first")
            file = self.upload.value[0]
            return bring(bytes(file["content"]), file["name"])
        if self.case.value is None:
            raise InputError("no case is stored on this machine yet: section 4 stores one")
        stored: Stored = self.case.value
        return stored


def _told(case: Stored) -> str:
    return f"{case.brought.name}, {case.published or 'no date'}, {len(case.log)} decisions ({case.folder.name})"
