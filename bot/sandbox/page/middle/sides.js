// The three sides of the page: all at once where there is room, two or one of them on a narrow screen.

import { byId, el } from '../dom.js';
import { onLanguage, wordsOf } from '../words.js';
import { table } from '../words/middle.js';
import { glyph } from './glyphs.js';

const say = wordsOf(table);
const SIDES = ['phone', 'story', 'desk'];
const twoFit = matchMedia('(min-width: 700px)');
const unread = { phone: 0, desk: 0 };

export function startSides({ middle }) {
  document.body.classList.toggle('no-middle', !middle);
  document.addEventListener('unread', ({ detail }) => {
    unread[detail.side] = detail.count;
    show();
  });
  document.addEventListener('visibilitychange', showTitle);
  twoFit.addEventListener('change', show);
  document.querySelector('.skips').addEventListener('click', ({ target }) => goTo(target.hash.slice(1).replace('-side', '')));
  onLanguage(show);
  const last = sessionStorage.getItem('side') || 'phone';
  goTo(last === 'story' && !middle ? 'phone' : last);
}

// Brings a side to the front where not all of them fit.
export function goTo(side) {
  document.body.dataset.side = side;
  if (side !== 'phone') document.body.dataset.second = side;
  sessionStorage.setItem('side', side);
  show();
}

function show() {
  const here = document.body.dataset;
  const chosen = twoFit.matches ? here.second : here.side;
  const sides = SIDES.filter((one) => one !== 'story' || !document.body.classList.contains('no-middle'));
  byId('sides').replaceChildren(...sides.map((one) => el('button', {
    type: 'button', 'data-side': one, 'aria-current': one === chosen ? 'true' : undefined, onclick: () => goTo(one),
  }, glyph(one), say(`tab_${one}`), unread[one] ? badge(unread[one]) : null)));
  showTitle();
}

const badge = (count) => el('span', { class: 'badge-count', 'aria-label': say('unread', { count }) }, String(count));

function showTitle() {
  const count = unread.phone + unread.desk;
  document.title = count && document.hidden ? `(${count}) Concord · ${say('demo')}` : `Concord · ${say('demo')}`;
}
