// The page's small drawings: strokes on a grid of 24, in the colour of the text around them.

import { drawn } from '../dom.js';

const BOLT = 'M13 2 4 14h7l-1 8 9-12h-7Z';
const STROKES = {
  came: 'M21 12a8 8 0 0 1-8 8H4l2-3a8 8 0 1 1 15-5Z',
  wrote: 'M22 3 11 14M22 3l-7 18-4-7-7-4Z',
  moved: 'M4 12h15M13 6l6 6-6 6',
  set: 'M12 8v5l3 2M5 3 2 6M19 3l3 3M12 5a8 8 0 1 1 0 16 8 8 0 0 1 0-16Z',
  cancelled: 'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16ZM6.5 6.5l11 11',
  fired: 'M6 9a6 6 0 1 1 12 0c0 6 2 7 2 7H4s2-1 2-7M10 20a2 2 0 0 0 4 0',
  approved: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18ZM8 12.5l2.8 2.8L16 9.5',
  refused: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18ZM9 9l6 6M15 9l-6 6',
  delivered: 'm2 13 4 4 8-9M11 16l1 1 9-10',
  mishap: BOLT,
  trouble: 'M12 4 2.5 20h19ZM12 10v4M12 17.2v.1',
  clock: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18ZM12 7v5l3.5 2',
  story: 'M5 5h.01M5 12h.01M5 19h.01M10 5h10M10 12h10M10 19h7',
  tours: 'M9 20l-6-3V4l6 3 6-3 6 3v13l-6-3-6 3ZM9 7v13M15 4v13',
  rehearse: 'M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8ZM4 21c0-4 3.5-6 8-6s8 2 8 6',
  mishaps: BOLT,
  phone: 'M8 2h8a2 2 0 0 1 2 2v16a2 2 0 0 1-2 2H8a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2ZM11 18.5h2',
  desk: 'M9 3 7 21M17 3l-2 18M4 9h17M3 15h17',
  play: 'M7 4v16l13-8Z',
  pause: 'M8 5v14M16 5v14',
  next: 'M5 4v16l10-8ZM19 5v14',
  stop: 'M6 6h12v12H6Z',
  close: 'M6 6l12 12M18 6 6 18',
  fold: 'M7 10l5-5 5 5M7 14l5 5 5-5',
  chevron: 'M9 6l6 6-6 6',
  system: 'M3 4h18v12H3ZM8 20h8M12 16v4',
  light: 'M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8ZM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.4M17.6 17.6 19 19M5 19l1.4-1.4M17.6 6.4 19 5',
  dark: 'M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z',
  again: 'M4 12a8 8 0 1 0 2.5-5.8M4 4v4.5h4.5',
  help: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18ZM9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.8.4-1 .9-1 1.7M12 17v.1',
  panel: 'M3 4h18v16H3ZM9 4v16M16 9l-3 3 3 3',
};

export const glyph = (name) => drawn(STROKES[name] || STROKES.came, 24, `glyph glyph-${name}`);
