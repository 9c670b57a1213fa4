"""Repairs for the keyboard and for screen readers, put into every explorer."""

from __future__ import annotations

from functools import cache

import anywidget

# JupyterLab in command mode takes the arrow keys from a focused list (jupyter-widgets/ipywidgets#3912);
# slider handles have no name and tell the number of a stop; toggle buttons do not tell which one is on; a figure has no words.
_MODULE = """
const NAMES = { 'explorer-evidence': 'Evidence', 'explorer-page': 'Marked text', 'explorer-table': 'Table' };
const words = (node, css) => (node.querySelector(css)?.textContent || '').trim();
function mend(root) {
  for (const list of root.querySelectorAll('select, input[type=radio], textarea, input[type=text]'))
    list.setAttribute('data-lm-suppress-shortcuts', 'true');
  for (const slider of root.querySelectorAll('.widget-slider')) {
    const name = words(slider, '.widget-label');
    const handles = slider.querySelectorAll('.noUi-handle');
    handles.forEach((h, i) => h.setAttribute('aria-label', handles.length > 1 ? `${name}, ${i ? 'to' : 'from'}` : name));
    // what it stands at, in the words that are shown beside it: a clock, not the number of a stop
    const said = words(slider, '.widget-readout');
    if (handles.length === 1 && said) handles[0].setAttribute('aria-valuetext', said);
  }
  for (const group of root.querySelectorAll('.widget-toggle-buttons')) {
    group.setAttribute('role', 'group');
    group.setAttribute('aria-label', words(group, '.widget-label'));
    group.querySelectorAll('button').forEach(b => b.setAttribute('aria-pressed', b.classList.contains('mod-active')));
  }
  for (const box of root.querySelectorAll('.table-box, .explorer-evidence, .explorer-page, .explorer-table')) {
    const scrolls = /auto|scroll/.test(getComputedStyle(box).overflowY) && (box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1);
    if (!scrolls) { box.removeAttribute('tabindex'); continue; }
    box.tabIndex = 0;
    if (!box.hasAttribute('role')) { box.setAttribute('role', 'region'); box.setAttribute('aria-label', NAMES[box.classList[box.classList.length - 1]] || 'Text'); }
  }
  for (const told of root.querySelectorAll(':is(.explorer-summary, .told) .widget-html-content'))
    told.setAttribute('aria-live', 'polite');
  // a figure is told in the words of its summary; its rows stand in the table. Only its first layer is an
  // image: the buttons over it stay buttons
  for (const drawn of root.querySelectorAll('.js-plotly-plot'))
    drawn.querySelectorAll('.main-svg').forEach((layer, i) => {
      if (i) return layer.setAttribute('aria-hidden', 'true');
      layer.setAttribute('role', 'img');
      layer.setAttribute('aria-label', `Figure. ${words(root, '.explorer-summary .widget-html-content')}`);
    });
  root.setAttribute('role', 'group');
  root.setAttribute('aria-label', root.classList.contains('own-desk') ? 'Desk for a report' : `Explorer: ${words(root, '.table-box caption') || 'controls and result'}`);
}
export default {
  render({ el }) {
    el.style.display = 'none';
    let watch;
    const begin = () => {
      const root = el.parentElement?.closest('.widget-box');
      if (!root || watch) return;
      let due = false;
      const soon = () => { if (!due) { due = true; requestAnimationFrame(() => { due = false; mend(root); }); } };
      watch = new MutationObserver(soon);
      watch.observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ['class'] });
      mend(root);
    };
    // a cell out of sight is put into the page only when one scrolls to it
    const wait = setInterval(() => { begin(); if (watch) clearInterval(wait); }, 250);
    begin();
    return () => { clearInterval(wait); watch?.disconnect(); };
  },
};
"""


# nothing moves by itself for who has asked for that
_STYLE = """
@media (prefers-reduced-motion: reduce) {
  .explorer *, .own-desk * { animation: none !important; transition: none !important; scroll-behavior: auto !important; }
}
"""


class Assist(anywidget.AnyWidget):
    """Invisible; repairs the controls of the box it stands in."""

    _esm = _MODULE
    _css = _STYLE


@cache
def assist() -> Assist:
    """The one assistant of a kernel, with a view in every box: a browser starts its code once, and gives up after two seconds."""
    return Assist()
