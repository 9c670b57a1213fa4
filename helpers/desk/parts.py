"""What every part of the desk is made of: lines of controls, and a line that says what happened."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import ipywidgets as w

from ..display.explorer import View
from ..display.marks import words

WIDE = w.Layout(width="100%")


def line(*controls: w.Widget) -> w.Box:
    """Controls side by side, broken into lines where the page is narrow."""
    return w.Box(list(controls), layout=w.Layout(flex_flow="row wrap", align_items="center", width="100%"))


def heading(text: str, level: int = 3) -> w.HTML:
    return w.HTML(f"<h{level}>{words(text)}</h{level}>")


def button(text: str, act: Callable[[], None], told: Told, main: bool = False) -> w.Button:
    """A button whose errors are told beside it."""
    made = w.Button(description=text, button_style="primary" if main else "", layout=w.Layout(width="auto"))
    made.on_click(lambda _button: told.guard(act))
    return made


def text(label: str, hint: str = "", width: str = "18em") -> w.Text:
    return w.Text(
        description=label,
        placeholder=hint,
        continuous_update=False,
        style={"description_width": "initial"},
        layout=w.Layout(width=f"min({width}, 100%)"),
    )


def choice(label: str, options: Any, width: str = "auto") -> w.Dropdown:
    return w.Dropdown(
        options=options,
        description=label,
        style={"description_width": "initial"},
        layout=w.Layout(width=f"min({width}, 100%)" if width != "auto" else "auto"),
    )


def offer(control: w.Dropdown, options: Iterable[Any]) -> None:
    """New options for a list: what was chosen stays chosen if it is still there, else the first is."""
    kept, found = control.value, list(options)
    control.options = found
    values = [option[1] if isinstance(option, tuple) else option for option in found]
    # by its place: an option whose value is None would be none chosen, and the list would look empty
    control.index = None if not values else values.index(kept) if kept in values else 0


def area(label: str, hint: str, height: str) -> w.Textarea:
    return w.Textarea(
        description=label,
        placeholder=hint,
        style={"description_width": "initial"},
        layout=w.Layout(width="auto", height=height),
    )


def told_if_it_fails(view: Callable[..., View]) -> Callable[..., View]:
    """The view; a fault in it is said where it would stand, and the rest of the desk goes on."""

    def asked(tables: Any, **choices: Any) -> View:
        try:
            return view(tables, **choices)
        except ValueError:
            raise  # a refusal has its own words
        except Exception as error:
            raise ValueError(f"this part did not work: {_fault(error)}") from error

    return asked


def _fault(error: Exception) -> str:
    return f"{type(error).__name__}: {' '.join(str(error).split())}. Your decisions are kept; the log can be taken away in section 4."


class Told(w.HTML):
    """A line beside the button that was pressed: what was done, or why not. It is read aloud when it changes."""

    def __init__(self) -> None:
        super().__init__()
        self.add_class("told")

    def say(self, message: str) -> None:
        self.value = f'<p role="status"><b>{words(message)}</b></p>'

    def warn(self, message: str) -> None:
        self.value = f'<p role="alert"><b>{words(" ".join(message.split()))}</b></p>'

    def guard(self, act: Callable[[], None]) -> None:
        """Do something; whatever goes wrong is told in one line, and nothing is lost."""
        try:
            act()
        except ValueError as error:  # what a person can put right, in words for her
            self.warn(str(error))
        except Exception as error:  # a fault of this program: said, not hidden in a log that nobody sees
            self.warn(f"This did not work: {_fault(error)}")
