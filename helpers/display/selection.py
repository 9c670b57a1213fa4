"""Words selected in a marked text, by mouse or keyboard, as offsets into the text."""

from __future__ import annotations

import anywidget
import traitlets

_MODULE = """
function shown(root) {  // the text nodes of the marked text, without the labels of marks
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, { acceptNode: n => n.parentElement.closest('.mark-label') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT });
  const nodes = []; while (walk.nextNode()) nodes.push(walk.currentNode); return nodes;
}
function offset(nodes, node, at) {
  let sum = 0;
  for (const n of nodes) { if (n === node) return sum + at; sum += n.data.length; }
  return -1;
}
export default {
  render({ model, el }) {
    el.style.display = 'none';
    const note = () => {
      const chosen = document.getSelection();
      if (!chosen || chosen.isCollapsed) return;
      const root = el.closest('.own-desk')?.querySelector('.own-text .tex2jax_ignore');
      if (!root || !root.contains(chosen.anchorNode) || !root.contains(chosen.focusNode)) return;
      const nodes = shown(root);
      const ends = [offset(nodes, chosen.anchorNode, chosen.anchorOffset), offset(nodes, chosen.focusNode, chosen.focusOffset)].sort((a, b) => a - b);
      if (ends[0] < 0) return;
      model.set('units', ends); model.save_changes();
    };
    let last;
    const soon = () => { clearTimeout(last); last = setTimeout(note, 150); };  // once, when the pointer rests
    document.addEventListener('selectionchange', soon);
    return () => { clearTimeout(last); document.removeEventListener('selectionchange', soon); };
  },
};
"""


class Selection(anywidget.AnyWidget):
    """Invisible; `units` are the ends of what is selected, in UTF-16 units of the text as a browser shows it."""

    _esm = _MODULE
    units = traitlets.List([0, 0]).tag(sync=True)


def to_offset(text: str, units: int) -> int:
    """The character of the text at a place that a browser counted: it counts UTF-16 units, and shows CRLF as one.

    >>> to_offset("a😀b", 3), to_offset("a\\r\\nb", 2)
    (2, 3)
    """
    seen = 0
    for at, char in enumerate(text):
        if seen >= units:
            return at
        if char == "\r" and text[at + 1 : at + 2] == "\n":
            continue
        seen += 2 if ord(char) > 0xFFFF else 1
    return len(text)
