// Mishaps: what can go wrong outside, by a switch, and beside them what the bot makes of it.

import { byId, el, get, post, tellPage } from '../dom.js';
import { listen, onOpen } from '../live.js';
import { onLanguage, wordsOf } from '../words.js';
import { table } from '../words/middle.js';
import { startOutbox } from './outbox.js';

const say = wordsOf(table);
const OWN = 'old_buttons';
const state = { switches: [], old: localStorage.getItem('old-buttons') === 'on', place: null };

export function startMishaps(panel, tools) {
  state.place = el('ul', { class: 'switches' });
  const about = el('p', { class: 'panel-about' });
  panel.append(about, state.place);
  if (tools.world.offers.outbox) startOutbox(panel, tools);
  listen('mishap', tell);
  onOpen(async () => tell(await get('/sandbox/mishaps')));
  document.addEventListener('old-buttons', ({ detail }) => {
    state.old = detail;
    show();
  });
  const words = () => {
    about.textContent = say('mishaps_about');
    show();
  };
  onLanguage(words);
  words();
}

function tell(told) {
  if (!told) return;
  state.switches = told.switches.filter((one) => one.id !== OWN);
  show();
}

function show() {
  const focused = document.activeElement?.dataset.mishap;
  const all = [...state.switches, { id: OWN, on: state.old, once: false }];
  state.place.replaceChildren(...all.map(row));
  if (focused) state.place.querySelector(`[data-mishap="${focused}"]`)?.focus();
  const warned = state.switches.some((one) => one.on && !one.once);
  byId('tab-mishaps').classList.toggle('marked', warned);
}

function row(one) {
  const name = `mishap-${one.id}`;
  return el('li', { class: `mishap ${one.on ? 'on' : ''}` },
    el('div', {}, el('strong', { id: name }, say(one.id)), el('p', {}, say(`${one.id}_about`))),
    one.once ? onceButton(one, name) : onOff(one, name));
}

const onceButton = (one, name) => el('button', {
  type: 'button', class: 'button', 'data-mishap': one.id, 'aria-describedby': name, disabled: one.on, onclick: () => turn(one),
}, say(one.on ? 'armed' : 'do_once'));

const onOff = (one, name) => el('button', {
  type: 'button', class: 'switch', role: 'switch', 'data-mishap': one.id, 'aria-checked': String(one.on), 'aria-labelledby': name,
  onclick: () => turn(one),
}, el('span'));

async function turn(one) {
  if (one.id === OWN) {
    document.dispatchEvent(new CustomEvent('old-buttons', { detail: !state.old }));
    return;
  }
  const answer = await post('/sandbox/mishaps', { id: one.id, on: one.once || !one.on });
  if (answer.error) tellPage(answer.error);
  else tell(answer.switches ? answer : await get('/sandbox/mishaps'));
}
