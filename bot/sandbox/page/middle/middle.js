// The middle of the page: four tabs beside phone and Slack, as far as the sandbox offers what stands in them.

import { el } from '../dom.js';
import { onLanguage, wordsOf } from '../words.js';
import { table } from '../words/middle.js';
import { glyph } from './glyphs.js';
import { startMishaps } from './mishaps.js';
import { startRehearsals } from './rehearse.js';
import { startStory } from './story.js';
import { startTours } from './tours.js';

const say = wordsOf(table);
const TABS = [ // name, what begins it, which offer of the sandbox it needs
  ['story', startStory, 'story'],
  ['tours', startTours, 'tours'],
  ['rehearse', startRehearsals, 'rehearsals'],
  ['mishaps', startMishaps, 'mishaps'],
];
const FOLDED = 'middle-folded';
const state = { tabs: [], list: null };

// `world` is what /sandbox/world told, `hands` reach into phone and Slack.
export function startMiddle(place, world, hands) {
  state.tabs = TABS.filter(([, , offer]) => world.offers[offer]).map(([name, start]) => tab(name, start));
  state.list = el('div', { class: 'tabs', role: 'tablist', onkeydown: stepAlong });
  const fold = el('button', { type: 'button', class: 'button bare square fold-middle', onclick: () => setFolded(!folded()) }, glyph('panel'));
  place.replaceChildren(el('div', { class: 'middle' },
    el('div', { class: 'middle-head' }, state.list, fold), state.tabs.map((one) => one.panel)));
  setFolded(localStorage.getItem(FOLDED) === 'yes');
  const words = () => nameTabs(fold);
  onLanguage(words);
  const remembered = sessionStorage.getItem('tab');
  openTab(state.tabs.some((one) => one.name === remembered) ? remembered : state.tabs[0].name);
  words();
  const tools = { ...hands, openTab, world };
  state.tabs.forEach((one) => one.start(one.panel, tools));
}

function tab(name, start) {
  const panel = el('div', {
    id: `panel-${name}`, class: `panel panel-${name}`, role: 'tabpanel', 'aria-labelledby': `tab-${name}`, hidden: true,
  });
  const button = el('button', {
    type: 'button', id: `tab-${name}`, role: 'tab', 'aria-controls': panel.id, 'data-tab': name, onclick: () => openTab(name),
  });
  return { name, start, panel, button };
}

export function openTab(name) {
  if (folded()) setFolded(false);
  for (const one of state.tabs) {
    const chosen = one.name === name;
    one.panel.hidden = !chosen;
    one.button.setAttribute('aria-selected', String(chosen));
    one.button.tabIndex = chosen ? 0 : -1;
  }
  sessionStorage.setItem('tab', name);
  document.dispatchEvent(new CustomEvent('tab', { detail: name }));
}

function nameTabs(fold) {
  state.list.setAttribute('aria-label', say('tabs'));
  state.list.replaceChildren(...state.tabs.map((one) => {
    one.button.replaceChildren(glyph(one.name), el('span', {}, say(one.name)));
    one.button.title = say(one.name);
    return one.button;
  }));
  fold.title = say('fold');
  fold.setAttribute('aria-label', say('fold'));
}

const folded = () => document.body.classList.contains(FOLDED);

function setFolded(wanted) {
  document.body.classList.toggle(FOLDED, wanted);
  localStorage.setItem(FOLDED, wanted ? 'yes' : 'no');
}

function stepAlong(event) {
  const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };
  const step = steps[event.key];
  if (!step) return;
  event.preventDefault();
  const last = state.tabs.length - 1;
  const here = state.tabs.findIndex((one) => one.button.tabIndex === 0);
  const wanted = Number.isFinite(step) ? (here + step + last + 1) % (last + 1) : step > 0 ? last : 0;
  openTab(state.tabs[wanted].name);
  state.tabs[wanted].button.focus();
}
