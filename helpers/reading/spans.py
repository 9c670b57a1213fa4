"""Where things stand: stretches of a text, and the shadow on which they are matched."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass


@dataclass(order=True, slots=True)
class Span:
    """A stretch of the text, in characters from 0, end excluded.

    >>> Span(4, 9).of("The truce held")
    'truce'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]


_ONE_TO_ONE = str.maketrans(
    dict.fromkeys("“”„‟«»‹›「」『』″＂", '"')
    | dict.fromkeys("‘’‚‛′`´ʼ", "'")
    | dict.fromkeys("‐‑‒–−", "-")
    | dict.fromkeys("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\ufeff\t", " ")
)  # fmt: skip
_ODD = re.compile("[" + re.escape("".join(map(chr, _ONE_TO_ONE))) + "]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,12});")


# marks typed as two: ``yes'', ‘‘yes’’; the joiner beside each keeps the length
_TWO_MARKS = re.compile(r"``|''(?!')|‘‘|’’(?!’)")
_MARKUP = re.compile(r"</?[A-Za-z]{1,10} ?/?>")


def _plain(match: re.Match[str]) -> str:
    return _ONE_TO_ONE[ord(match[0])]


def _fill(match: re.Match[str]) -> str:
    """An entity becomes its character, padded to the same length so that offsets stay true."""
    char = html.unescape(match.group())
    if len(char) != 1 or char == "\ufffd":
        return match.group()
    char = char.translate(_ONE_TO_ONE)
    # inside a word ("didn&#39;t") the padding must join, elsewhere it must separate
    joins = char == "'" or char.isalnum()
    return char + ("\u2060" if joins else " ") * (len(match.group()) - 1)


def _one_mark(match: re.Match[str]) -> str:
    """The plain mark for two, where the quotation begins or ends."""
    opens = match[0] in ("``", "‘‘") and match.end() < len(match.string) and match.string[match.end()].isalnum()
    return '"\u2060' if opens else '\u2060"'


def shadow(text: str) -> str:
    """A copy of the same length in which quotes, dashes and spaces are the plain ones.

    >>> shadow("He said:\u00a0“yes”"), len(shadow("&quot;yes&quot;"))
    ('He said: "yes"', 15)
    """
    plain = _TWO_MARKS.sub(_one_mark, text) if "``" in text or "‘‘" in text else text
    plain = plain if plain.isascii() else _ODD.sub(_plain, plain)
    if "<" in plain:  # "<b>12 people</b>" left in the text
        plain = _MARKUP.sub(lambda match: " " * len(match[0]), plain)
    return _ENTITY.sub(_fill, plain) if "&" in plain else plain
