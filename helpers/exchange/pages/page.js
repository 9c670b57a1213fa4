// Draws the figures; nothing else on a page needs JavaScript.
const narrow = window.innerWidth < 640;

// long names of lines, in pieces that leave room for the marks on a narrow screen
function wrap(name, width = 17) {
  const lines = [''];
  for (const word of String(name).replaceAll('<br>', ' ').split(' ')) {
    const last = lines.length - 1;
    if (lines[last] && (lines[last] + word).length >= width) lines.push(word);
    else lines[last] += (lines[last] ? ' ' : '') + word;
  }
  return lines.join('<br>');
}

// words beside its marks need their room, so such a figure keeps its width and scrolls in its box
function needsRoom(data, layout) {
  const beside = data.filter(trace => /text/.test(trace.mode)).flatMap(trace => trace.text);
  return layout.yaxis.visible === false || [...beside, ...(layout.annotations || []).map(note => note.text)].some(words => String(words).length > 12);
}

for (const figure of document.querySelectorAll('figure.picture')) {
  const { data, layout, config } = JSON.parse(figure.querySelector('script').textContent);
  const place = figure.querySelector('.plot');
  if (matchMedia('(pointer: coarse)').matches) layout.dragmode = false; // a finger moves the page, not the axes
  if (narrow && needsRoom(data, layout)) place.style.minWidth = '40rem';
  else if (narrow) {
    layout.font.size = 11;
    layout.margin = { ...layout.margin, l: 10, r: 10 };
    layout.yaxis.automargin = true;
    if (layout.yaxis.ticktext) {
      const names = layout.yaxis.ticktext = layout.yaxis.ticktext.map(name => wrap(name));
      const lines = Math.max(...names.map(name => name.split('<br>').length));
      layout.height = Math.max(layout.height, names.length * (13 * lines + 6) + 100);
      place.style.height = `${layout.height}px`;
    }
    for (const { marker } of data) if (marker?.size > 9) marker.size = 9;
    delete layout.xaxis.tickangle; // turned where they would touch
    if (layout.xaxis.title?.text) layout.xaxis.title.text = wrap(layout.xaxis.title.text, 34);
  }
  Plotly.newPlot(place, data, layout, { ...config, displayModeBar: false, responsive: true });
}
