// Tours: cards to begin one from. A tour that is on is led by the conductor.

import { ask, el, get, post, tellPage } from '../dom.js';
import { heardOf, listen, onOpen } from '../live.js';
import { currentLanguage, onLanguage, wordsOf } from '../words.js';
import { table } from '../words/middle.js';
import { conduct, startConductor } from './conductor.js';
import { glyph } from './glyphs.js';
import { inThisLanguage, wasUsed } from './begin.js';

const say = wordsOf(table);
const state = { tours: [], current: null, panel: null, tools: null, beginning: '' };

export function startTours(panel, tools) {
  Object.assign(state, { panel, tools });
  startConductor(tools, { begin, after, about });
  listen('tour', (current) => tell(current));
  onOpen(refresh);
  onLanguage(show);
}

async function refresh() {
  const heard = heardOf('tour');
  const told = await get('/sandbox/tours');
  if (!told) return;
  state.tours = told.tours;
  tell(heardOf('tour') === heard ? told.current : state.current);
}

function tell(current) {
  state.current = current;
  show();
  conduct(current);
}

// The tour after this one, in its language; null after the last.
function after(current) {
  const same = state.tours.filter((one) => one.language === current.language);
  return same[same.findIndex((one) => one.id === current.id) + 1] || null;
}

const about = (current) => state.tours.find((one) => one.id === current.id && one.language === current.language)?.about || '';

function show() {
  const tours = inThisLanguage(state.tours, currentLanguage());
  state.panel.replaceChildren(
    el('p', { class: 'panel-about' }, say('tours_about')),
    el('ul', { class: 'offers' }, tours.map((one) => card(one, state.current?.id === one.id && !state.current.done))));
}

function card(tour, on) {
  return el('li', { class: `offer ${on ? 'on' : ''}` },
    el('div', { class: 'offer-words', lang: tour.language === 'zh' ? 'zh-Hans' : tour.language },
      el('h3', {}, tour.title), el('p', {}, tour.about)),
    el('div', { class: 'offer-foot' }, el('small', { class: 'muted' }, say('steps', { count: tour.steps })),
      el('button', { type: 'button', class: `button ${on ? '' : 'strong'}`, disabled: Boolean(state.beginning), onclick: () => begin(tour) },
        glyph(on ? 'again' : 'play'), say(on ? 'tour_anew' : 'tour_begin'))));
}

async function begin(tour) {
  if (wasUsed(state.tools.world.id) && !(await agreed(tour))) return;
  state.beginning = tour.id;
  state.tools.openTab('story'); // what happens is told there, step by step
  show();
  const answer = await post('/sandbox/tours/begin', { id: tour.id, language: tour.language });
  state.beginning = '';
  if (answer.error) tellPage(answer.error);
  show();
}

const agreed = (tour) => ask({
  title: tour.title, body: say('begin_fresh'),
  actions: [{ label: say('keep'), value: '' }, { label: say('tour_begin'), value: 'begin', strong: true }],
});
