// Rehearsals: choose a situation, meet a simulated customer, and read afterwards how it went.

import { ask, byId, el, get, post, tellPage } from '../dom.js';
import { heardOf, listen, onOpen } from '../live.js';
import { currentLanguage, onLanguage, wordsOf } from '../words.js';
import { table } from '../words/middle.js';
import { inThisLanguage, wasUsed } from './begin.js';
import { glyph } from './glyphs.js';
import { sentence } from './telling.js';
import { moment } from './times.js';

const say = wordsOf(table);
const state = { situations: [], current: null, panel: null, tools: null, beginning: false };
const MOODS = [[25, 'angry'], [50, 'uneasy'], [75, 'calm'], [Infinity, 'content']];

export function startRehearsals(panel, tools) {
  Object.assign(state, { panel, tools });
  listen('rehearsal', tell);
  onOpen(async () => {
    const heard = heardOf('rehearsal');
    const told = await get('/sandbox/rehearsals');
    if (!told) return;
    state.situations = told.situations;
    tell(heardOf('rehearsal') === heard ? told.current : state.current);
  });
  onLanguage(show);
  document.addEventListener('customer', show);
}

export const isRehearsing = () => Boolean(state.current && !state.current.done);

function tell(current) {
  const begun = current && state.current?.id !== current.id;
  state.current = current;
  show();
  if (begun && !current.done) state.tools.phone.showCustomer(current.customer, null);
}

function show() {
  byId('tab-rehearse').classList.toggle('marked', isRehearsing());
  state.panel.replaceChildren(...(state.current ? underWay(state.current) : choice()));
}

function choice() {
  return [
    el('p', { class: 'panel-about' }, say('rehearse_about')),
    el('ul', { class: 'offers' }, inThisLanguage(state.situations, currentLanguage()).map(offer)),
  ];
}

const offer = (one) => el('li', { class: 'offer' },
  el('div', { class: 'offer-words' }, el('h3', {}, one.title), el('p', {}, one.about)),
  el('div', { class: 'offer-foot' },
    el('button', { type: 'button', class: 'button strong', disabled: state.beginning, onclick: () => begin(one) },
      glyph('play'), say('rehearse_begin'))));

async function begin(situation) {
  if (wasUsed(state.tools.world.id)) {
    const actions = [{ label: say('keep'), value: '' }, { label: say('rehearse_begin'), value: 'begin', strong: true }];
    if (!(await ask({ title: situation.title, body: say('begin_fresh'), actions }))) return;
  }
  state.beginning = true;
  show();
  const answer = await post('/sandbox/rehearsals/begin', { id: situation.id, language: situation.language });
  state.beginning = false;
  if (answer.error) tellPage(answer.error);
  show();
}

function underWay(now) {
  return [
    el('div', { class: 'rehearsal-head' }, el('h3', {}, now.title), el('p', {}, now.about)),
    el('div', { class: 'aim' }, el('small', {}, say('aim')), el('p', {}, now.aim)),
    now.done ? debrief(now) : mood(now),
    now.log.length ? log(now) : '',
    el('div', { class: 'middle-foot' }, el('button', { type: 'button', class: `button ${now.done ? 'strong' : ''}`, onclick: end },
      glyph(now.done ? 'rehearse' : 'stop'), say(now.done ? 'rehearse_another' : 'rehearse_end'))),
  ];
}

const log = (now) => el('section', { class: 'log' }, el('h4', {}, say('log')),
  el('ol', {}, now.log.map((one) => el('li', {}, el('time', {}, moment(one.at)), el('span', { dir: 'auto' }, one.text)))));

function mood({ mood: value, customer }) {
  const name = state.tools.world.customers.find((one) => one.id === customer)?.name || '';
  const [, word] = MOODS.find(([below]) => value < below);
  const bar = el('div', {
    class: `mood-bar mood-${word}`, role: 'meter', 'aria-label': say('mood'),
    'aria-valuemin': '0', 'aria-valuemax': '100', 'aria-valuenow': String(value), 'aria-valuetext': say(`mood_${word}`),
  }, el('span'));
  bar.firstChild.style.inlineSize = `${Math.max(4, Math.min(100, value))}%`;
  return el('div', { class: 'mood' }, el('p', {}, el('bdi', {}, name), el('strong', {}, say(`mood_${word}`))), bar);
}

const MARKS = { true: 'approved', false: 'refused', null: 'clock' };

function debrief(now) {
  return el('section', { class: 'debrief' },
    el('h4', {}, say('debrief')),
    now.ended_because ? el('p', { class: 'muted' }, sentence(now.ended_because, {})) : null,
    el('ul', {}, now.debrief.map((one) => el('li', { class: `good-${one.good}` },
      glyph(MARKS[String(one.good)]), el('span', { class: 'unseen' }, say(`good_${one.good}`)), el('span', {}, sentence(one.say, one.values))))));
}

async function end() {
  const answer = await post('/sandbox/rehearsals/end', {});
  if (answer?.error) tellPage(answer.error);
}
