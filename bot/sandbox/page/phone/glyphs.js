// The phone's small drawings: strokes on a grid of 24, in the colour of the text around them.

import { drawn } from '../dom.js';

const STROKES = {
  attach: 'M20.5 11.5 12 20a5.5 5.5 0 0 1-7.8-7.8l8.7-8.7a3.7 3.7 0 0 1 5.2 5.2l-8.6 8.6a1.8 1.8 0 0 1-2.6-2.6l7.8-7.8',
  send: 'M12 20V5M6 11l6-6 6 6',
  save: 'M5 12.5 10 17 19 7',
  commands: 'M4 7h16M4 12h16M4 17h10',
  more: 'M12 5.5v.01M12 12v.01M12 18.5v.01',
  down: 'M6 9l6 6 6-6',
  previous: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  close: 'M6 6l12 12M18 6 6 18',
  reply: 'M10 6 4 12l6 6M4 12h9a7 7 0 0 1 7 7',
  edit: 'M4 20l1-4.5L16.5 4a2.1 2.1 0 0 1 3.5 3.5L8.5 19ZM14.5 6l3.5 3.5',
  forward: 'M14 6l6 6-6 6M20 12h-9a7 7 0 0 0-7 7',
  copy: 'M9 9h11v11H9ZM5 15H4V4h11v1',
  delete: 'M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5',
  voice: 'M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3ZM5 11a7 7 0 0 0 14 0M12 18v3',
  play: 'M8 5v14l11-7Z',
  location: 'M12 21c4-5 7-8 7-12a7 7 0 0 0-14 0c0 4 3 7 7 12ZM12 6.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5Z',
  contact: 'M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8ZM4 21c0-4 3.5-6 8-6s8 2 8 6',
  call: 'M5 4h4l2 5-2.5 1.5a11 11 0 0 0 5 5L15 13l5 2v4a1.5 1.5 0 0 1-1.5 1.5A15 15 0 0 1 3.5 5.5 1.5 1.5 0 0 1 5 4Z',
  block: 'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17ZM6 6l12 12',
  history: 'M4 12a8 8 0 1 0 2.5-5.8M4 4v4.5h4.5M12 8v4.5l3 1.5',
  outward: 'M9 5h10v10M19 5 6 18',
  tick: 'm5 12.5 4.5 4.5L19 7',
  sent: 'm6 12.5 4.200 4.200L19 8',
  taken: 'm1.5 12.5 4.200 4.200L14.5 8M10.5 16l.8.7L20.5 8',
  drop: 'M12 3v12M7 10l5 5 5-5M4 17v3h16v-3',
};

export const glyph = (name) => drawn(STROKES[name], 24, `glyph glyph-${name}`);
