// The end of the header: language, theme, the line to the sandbox, and starting over.

import { ask, byId, el, post, tellPage } from '../dom.js';
import { chooseLanguage, currentLanguage, onLanguage, wordsOf } from '../words.js';
import { table } from '../words/middle.js';
import { glyph } from './glyphs.js';

const say = wordsOf(table);
const LANGUAGES = { en: 'EN', zh: '中文' };
const THEMES = ['system', 'light', 'dark'];
const state = { live: null, renewable: false };

export function startBar() {
  onLanguage(show);
  show();
}

// Only a world with somebody behind it can be begun anew.
export function setRenewable(renewable) {
  state.renewable = renewable;
  show();
}

export function showConnection(live) {
  state.live = live;
  show();
}

function show() {
  byId('controls').replaceChildren(
    segments('language', Object.keys(LANGUAGES), currentLanguage(), chooseLanguage, inItself),
    segments('theme', THEMES, localStorage.getItem('theme') || 'system', chooseTheme, glyph),
    el('span', { id: 'connection', class: `connection ${connection()}`, role: 'status' }, say(connection())),
    state.renewable ? againButton() : '');
}

const inItself = (language) => el('span', { lang: language === 'zh' ? 'zh-Hans' : 'en' }, LANGUAGES[language]);

const againButton = () => el('button', {
  type: 'button', id: 'again', class: 'button', title: say('again_about'), 'aria-label': say('again'), onclick: again,
}, glyph('again'), el('span', { class: 'wide' }, say('again')));

const connection = () => (state.live === null ? 'connecting' : state.live ? 'live' : 'reconnecting');

function segments(name, options, chosen, choose, build) {
  return el('div', { class: `segments segments-${name}`, role: 'group', 'aria-label': say(name) }, options.map((one) => el('button', {
    type: 'button', 'data-option': one, 'aria-pressed': String(one === chosen),
    'aria-label': say(`${name}_${one}`), title: say(`${name}_${one}`),
    onclick: () => {
      choose(one);
      document.querySelector(`.segments-${name} [data-option="${one}"]`)?.focus();
    },
  }, build(one))));
}

function chooseTheme(wanted) {
  if (wanted === 'system') localStorage.removeItem('theme');
  else localStorage.setItem('theme', wanted);
  window.dispatchEvent(new Event('theme'));
  show();
}

async function again() {
  const wanted = await ask({
    title: say('again_ask'), body: say('again_body'),
    actions: [{ label: say('keep'), value: '' }, { label: say('again'), value: 'again', strong: true }],
  });
  if (!wanted) return;
  const answer = await post('/sandbox/world/again', {});
  if (answer.error) tellPage(answer.error);
}
