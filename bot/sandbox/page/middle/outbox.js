// The outbox: how many letters stand where, and what became of the newest.

import { el, gathered, get, keep } from '../dom.js';
import { listen, onOpen } from '../live.js';
import { currentLanguage, onLanguage, wordsOf } from '../words.js';
import { table } from '../words/middle.js';
import { glyph } from './glyphs.js';
import { called } from './telling.js';
import { inZone } from './times.js';

const say = wordsOf(table);
const STATES = ['queued', 'sending', 'uncertain', 'dead', 'sent'];
const exactly = { hour: '2-digit', minute: '2-digit', second: '2-digit' };
const state = { counts: {}, letters: [], tools: null, head: null, list: null };

export function startOutbox(panel, tools) {
  state.tools = tools;
  state.head = el('div', { class: 'outbox-head' });
  state.list = el('ol', { class: 'letters' });
  panel.prepend(state.head);
  panel.append(state.list);
  listen('outbox', ({ counts }) => {
    state.counts = counts;
    show();
    if (!panel.hidden) refresh();
  });
  document.addEventListener('tab', ({ detail }) => { if (detail === 'mishaps') refresh(); });
  document.addEventListener('customer', show);
  onOpen(refresh);
  onLanguage(show);
}

const refresh = gathered(async () => {
  const told = await get('/sandbox/outbox');
  if (!told) return;
  Object.assign(state, { counts: told.counts, letters: told.letters });
  show();
});

function show() {
  const all = STATES.reduce((sum, one) => sum + (state.counts[one] || 0), 0);
  state.head.replaceChildren(el('h3', {}, say('outbox'), el('small', { class: 'muted' }, say('letters', { count: all }))), bar(all), legend());
  const look = { language: currentLanguage() };
  keep(state.list, state.letters.map((one) => ({ ...one, ...look, again: again(one) })), (one) => one.id, letter);
}

function bar(all) {
  const parts = STATES.filter((one) => state.counts[one]).map((one) => {
    const part = el('span', { class: `state-${one}` });
    part.style.flexGrow = String(Math.max(state.counts[one], all / 40));
    return part;
  });
  return el('div', { class: 'counts-bar', 'aria-hidden': 'true' }, parts);
}

function legend() {
  return el('ul', { class: 'counts' }, STATES.map((one) => el('li', { class: state.counts[one] ? '' : 'none' },
    el('span', { class: `dot state-${one}` }), say(one), el('strong', {}, String(state.counts[one] || 0)))));
}

const again = (one) => (one.state === 'queued' && one.not_before ? inZone(one.not_before, exactly) : '');

function letter(one) {
  const onPhone = one.customer && one.message_id && one.channel === 'telegram';
  const where = one.channel === 'telegram' ? 'phone' : 'desk';
  const there = onPhone || (one.slack_channel && one.ts);
  const inside = [
    el('span', { class: 'letter-head' }, glyph(where), el('span', { class: 'muted' }, `${called('letter', one.kind)} · ${one.method}`),
      el('span', { class: `chip state-${one.state}` }, say(one.state))),
    el('span', { class: 'letter-words', dir: 'auto' }, one.words || '–'),
    one.error || one.again ? why(one) : null,
  ];
  const body = there
    ? el('button', { type: 'button', class: 'letter-body leads', title: say(`see_${where}`), onclick: () => lead(one, where) }, inside)
    : el('div', { class: 'letter-body' }, inside);
  return el('li', { class: `letter is-${one.state}` }, body);
}

const why = ({ error, again: at, attempts }) => el('span', { class: 'letter-why' },
  error ? el('bdi', {}, error) : null,
  at ? el('span', {}, say('tries_again', { at })) : null,
  attempts > 1 ? el('span', {}, say('attempts', { count: attempts })) : null);

function lead(one, where) {
  state.tools.goTo(where);
  if (where === 'phone') state.tools.phone.showCustomer(one.customer, one.message_id);
  else state.tools.desk.showPost(one.slack_channel, one.ts);
}
