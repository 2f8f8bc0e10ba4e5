// The desk's small line drawings; each is a path in a square of 20.

import { drawn } from '../dom.js';

const PATHS = {
  hash: 'M7.5 3 6 17M14 3l-1.5 14M3.5 7.5h14M2.5 12.5h14',
  home: 'M3 9.5 10 3.5l7 6M5 8.5V16.5h10V8.5M8.5 16.5v-4.5h3v4.5',
  reply: 'M3.5 4.5h13v9h-7l-4 3v-3h-2z',
  smile: 'M10 2.5a7.5 7.5 0 1 0 0 15a7.5 7.5 0 1 0 0-15M7.4 7.6v.8M12.6 7.6v.8M6.5 11.8c1.7 2.6 5.3 2.6 7 0',
  close: 'M5 5l10 10M15 5 5 15',
  back: 'M12 4.5 6.5 10l5.5 5.5',
  send: 'M3.5 10 3 4l14 6-14 6 .5-6zm0 0H10',
  clip: 'M15.5 9.5 9.6 15.4a3.6 3.6 0 0 1-5.1-5.1l6.2-6.2a2.4 2.4 0 0 1 3.4 3.4L8 13.6a1.2 1.2 0 0 1-1.7-1.7l5.4-5.4',
  more: 'M4.5 10h.02M10 10h.02M15.5 10h.02',
  eye: 'M2 10c3.5-6 12.5-6 16 0-3.5 6-12.5 6-16 0M10 7.8a2.2 2.2 0 1 0 0 4.4a2.2 2.2 0 1 0 0-4.4',
  pen: 'M4 16l.7-3.3L13.5 4 16 6.5l-8.7 8.8zM11.8 5.7l2.5 2.5',
  bin: 'M4 5.5h12M8 5.5V3.5h4v2M5.5 5.5l.7 11h7.6l.7-11M8.5 8.5v5M11.5 8.5v5',
  lock: 'M5 9h10v7.5H5zM7 9V6.5a3 3 0 0 1 6 0V9',
  info: 'M10 2.5a7.5 7.5 0 1 0 0 15a7.5 7.5 0 1 0 0-15M10 9v5M10 6.3v.02',
  up: 'M6 9.5 9 3c1.5 0 2 1 1.7 2.5L10.3 8H16l-1.2 8H6zM6 9.5H3.5V16H6',
  film: 'M3 4.5h14v11H3zM8.5 7.5v5l4-2.5z',
};

export const icon = (name) => drawn(PATHS[name], 20, 'line-icon');
