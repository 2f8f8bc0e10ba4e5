// The world's clock: what it shows, and the buttons that move it.

import { byId, el, gathered, get, post, tellPage } from '../dom.js';
import { listen, onOpen } from '../live.js';
import { onLanguage, wordsOf } from '../words.js';
import { table } from '../words/middle.js';
import { city, inZone, moment } from './times.js';

const say = wordsOf(table);
const EVERY_MILLISECONDS = 5000;
const MOVES = [['hour', { advance_seconds: 3600 }], ['day', { advance_seconds: 86400 }], ['next', { to: 'next' }]];
const FACE = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' };
let clock = null;
let busy = false;

export function startClock() {
  document.addEventListener('customer', show);
  onLanguage(show);
  onOpen(ask);
  listen('clock', (told) => {
    tell(told);
    ask();
  });
  listen('story', ask); // what was just done may have set or called off the next follow-up
  setInterval(() => { if (!document.hidden) ask(); }, EVERY_MILLISECONDS);
  return ask();
}

const ask = gathered(async () => tell(await get('/sandbox/clock')));

function tell(told) {
  if (!told?.now) return;
  clock = { movable: clock?.movable, ...told };
  show();
}

function show() {
  if (!clock) return;
  byId('clock-time').textContent = inZone(clock.now, FACE);
  byId('clock-zone').textContent = say('in_city', { city: city() });
  byId('clock-buttons').hidden = !clock.movable;
  showButtons();
}

function showButtons() {
  const place = byId('clock-buttons');
  const state = JSON.stringify([document.documentElement.lang, clock.next && moment(clock.next), busy]);
  if (place.shown === state) return;
  place.shown = state;
  const focused = place.contains(document.activeElement) ? document.activeElement.dataset.move : '';
  byId('clock').classList.toggle('busy', busy);
  place.replaceChildren(...MOVES.map(([name, move]) => el('button', {
    type: 'button', class: `button ${name === 'next' ? 'strong' : ''}`, 'data-move': name, disabled: busy, onclick: () => advance(move),
    title: say(`clock_${name}`), 'aria-label': say(`clock_${name}`),
  }, el('span', { class: 'wide' }, say(`clock_${name}`)), el('span', { class: 'brief' }, say(`clock_${name}_brief`)),
  name === 'next' && clock.next ? el('small', {}, moment(clock.next)) : null)));
  if (focused) place.querySelector(`[data-move="${focused}"]`)?.focus();
}

async function advance(move) {
  if (busy) return;
  busy = true;
  show();
  const answer = await post('/sandbox/clock', move);
  busy = false;
  if (answer.error) tellPage(answer.error.startsWith('Nothing is planned') ? say('nothing_planned') : answer.error);
  tell(answer);
  show();
}
