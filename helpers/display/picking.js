// What stands for a row of an explorer's list: points of its figure, rows of its table, marks in its text.
// A click or a key on one of them asks Python for the row; all that stand for the row that is chosen light up.
// One model serves every explorer of a kernel; the class of the explorer's box says which is which.

const STEP = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
const PLACES = { plot: '.explorer-plot', table: '.explorer-table', page: '.explorer-page' };

// the row that a drawn point stands for: plotly binds its data to the node
function rowOfPoint(node) {
  const trace = node.closest('.trace')?.__data__?.[0]?.trace;
  const [row] = [trace?.customdata?.[node.__data__?.i]].flat();
  return Number.isInteger(row) ? row : null;
}

function rowOf(node) {
  return node.matches('.point') ? rowOfPoint(node) : Number(node.dataset.row);
}

// all that stands for rows in one part of the explorer, in the order of reading
function standing(root, part) {
  const box = root.querySelector(PLACES[part]);
  if (!box) return [];
  if (part !== 'plot') return [...box.querySelectorAll('[data-row]')];
  const place = node => node.getBoundingClientRect();
  return [...box.querySelectorAll('.points .point')].filter(node => rowOfPoint(node) !== null)
    .map(node => [node, place(node)])
    .sort(([, a], [, b]) => Math.round(a.top - b.top) || a.left - b.left)
    .map(([node]) => node);
}

// scroll the box around a node, never the page
function reveal(node) {
  let box = node.parentElement;
  while (box && !(box.scrollHeight > box.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(box).overflowY))) {
    if (box.matches('.explorer')) return;
    box = box.parentElement;
  }
  if (!box) return;
  const inner = node.getBoundingClientRect(), outer = box.getBoundingClientRect();
  if (inner.top < outer.top || inner.bottom > outer.bottom)
    box.scrollTop += inner.top - outer.top - (box.clientHeight - inner.height) / 2;
}

class Rows {
  constructor(root, model, status) {
    Object.assign(this, { root, model, status });
    this.name = [...root.classList].find(name => /^explorer-\d+$/.test(name));
    this.click = event => this.clicked(event);
    this.key = event => this.pressed(event);
    root.addEventListener('click', this.click);
    root.addEventListener('keydown', this.key, true);
  }

  get chosen() {
    return this.model.get('chosen')[this.name] ?? -1;
  }

  choose(row) {
    if (Number.isInteger(row) && row >= 0) this.model.send({ explorer: this.name, row });
  }

  clicked(event) {
    if (event.target.closest('a, summary')) return;
    const node = event.target.closest('[data-row]');
    if (node && this.root.contains(node)) this.choose(rowOf(node));
  }

  pressed(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest('select, input, textarea, a, summary')) return;
    const part = Object.keys(PLACES).find(name => event.target.closest(PLACES[name]));
    const nodes = part && (event.key in STEP) ? standing(this.root, part) : [];
    if (!nodes.length) return;
    event.preventDefault();
    event.stopPropagation();
    const rows = [...new Set(nodes.map(rowOf))];
    const at = rows.indexOf(this.chosen);
    const next = at < 0 ? rows[0] : rows[Math.min(rows.length - 1, Math.max(0, at + STEP[event.key]))];
    this.choose(next);
    if (part !== 'plot') nodes.find(node => rowOf(node) === next).focus({ preventScroll: true });
  }

  // what plotly or Python has drawn anew gets its listeners, its names and its light
  dress() {
    for (const plot of this.root.querySelectorAll('.js-plotly-plot'))
      if (plot.on && !plot.picks) {
        plot.picks = true;
        plot.on('plotly_click', event => this.choose([event.points[0]?.customdata].flat()[0]));
      }
    this.nameFigure();
    const chosen = this.chosen;
    for (const part of Object.keys(PLACES)) this.light(part, chosen);
    const list = this.root.querySelector('.explorer-picker select');
    const told = chosen >= 0 && list?.selectedOptions[0] ? `Chosen: ${list.selectedOptions[0].textContent.replace(/\u00a0/g, ' ')}` : '';
    if (this.status.textContent !== told) this.status.textContent = told;
  }

  // the whole figure is one stop of the tab key; its words are given by a11y.py
  nameFigure() {
    const box = this.root.querySelector(PLACES.plot);
    if (!box?.querySelector('.main-svg')) return;
    const able = standing(this.root, 'plot').length > 0;
    box.setAttribute('role', 'group');
    box.setAttribute('aria-label', able ? 'Figure. Arrow keys choose a mark; its evidence is shown below' : 'Figure');
    if (able) { box.tabIndex = 0; box.setAttribute('data-lm-suppress-shortcuts', 'true'); } else box.removeAttribute('tabindex');
  }

  light(part, chosen) {
    const nodes = standing(this.root, part);
    const lit = nodes.filter(node => rowOf(node) === chosen);
    for (const node of nodes) node.classList.toggle('lit', lit.includes(node));
    if (part === 'plot' || !nodes.length) return;
    this.root.querySelector(PLACES[part]).setAttribute('data-lm-suppress-shortcuts', 'true');
    const stop = lit[0] || nodes[0];  // one stop of the tab key for all of them
    for (const node of nodes) {
      node.tabIndex = node === stop ? 0 : -1;
      if (part === 'table') node.setAttribute('aria-selected', String(lit.includes(node)));
      else if (lit.includes(node)) node.setAttribute('aria-current', 'true');
      else node.removeAttribute('aria-current');
    }
    if (part === 'table') nodes[0].closest('table').setAttribute('role', 'grid');
    if (lit[0]) reveal(lit[0]);
  }

  end() {
    this.root.removeEventListener('click', this.click);
    this.root.removeEventListener('keydown', this.key, true);
  }
}

export default {
  render({ model, el }) {
    el.classList.add('explorer-status');
    el.setAttribute('role', 'status');
    let rows, watch, due = false;
    const soon = () => {
      if (due) return;
      due = true;
      requestAnimationFrame(() => { due = false; rows?.dress(); });
    };
    const begin = () => {
      const root = el.parentElement?.closest('.explorer');
      if (!root || rows) return;
      rows = new Rows(root, model, el);
      watch = new MutationObserver(changes => { if (changes.some(c => !el.contains(c.target))) soon(); });
      watch.observe(root, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ['d', 'transform'] });
      soon();
    };
    model.on('change:chosen', soon);
    // a cell out of sight is put into the page only when one scrolls to it
    const wait = setInterval(() => { begin(); if (rows) clearInterval(wait); }, 250);
    begin();
    return () => { clearInterval(wait); model.off('change:chosen', soon); watch?.disconnect(); rows?.end(); };
  },
};
