// For the first visit: what this is, and three things to do.

import { el } from '../dom.js';
import { locale, onLanguage, wordsOf } from '../words.js';
import { table } from '../words/middle.js';
import { glyph } from './glyphs.js';

const say = wordsOf(table);
const SEEN = 'welcome-seen';

// Draws the card inside `place` and returns what shows it again.
export function buildWelcome(place, tools) {
  const draw = () => place.replaceChildren(localStorage.getItem(SEEN) ? '' : card(tools, hide));
  const hide = () => {
    localStorage.setItem(SEEN, 'yes');
    draw();
  };
  onLanguage(draw);
  draw();
  return () => {
    localStorage.removeItem(SEEN);
    draw();
    place.querySelector('button')?.focus();
  };
}

function card(tools, hide) {
  return el('section', { class: 'welcome', 'aria-label': say('what_is_this') },
    el('div', { class: 'welcome-head' }, el('h2', {}, say('welcome')), el('button', {
      type: 'button', class: 'button bare square', title: say('hide'), 'aria-label': say('hide'), onclick: hide,
    }, glyph('close'))),
    el('p', {}, say('what_1')), el('p', {}, say('what_2')),
    el('ol', {}, ways(tools)));
}

function ways({ world, openTab, goTo, phone }) {
  const { hint, customers, movable } = world;
  const newcomer = hint && customers.find((one) => one.id === hint.customer);
  const proof = hint && { number: hint.proof_number, total: amount(hint.proof_total) };
  const toNewcomer = () => {
    goTo('phone');
    phone.showCustomer(newcomer.id, null);
  };
  const toClock = () => document.querySelector('#clock-buttons button:last-child')?.focus();
  return [
    world.offers.tours ? way('tours', say('way_tours'), say('way_tours_about'), () => openTab('tours')) : null,
    newcomer ? way('phone', say('way_self', { name: newcomer.name }), say('way_self_about', proof), toNewcomer) : null,
    movable ? way('clock', say('way_clock'), say('way_clock_about'), toClock) : null,
  ];
}

const amount = (text) => new Intl.NumberFormat(locale(), { minimumFractionDigits: 2 }).format(Number(text));

function way(icon, title, about, go) {
  const words = el('span', {}, el('strong', {}, title), el('small', {}, about));
  return el('li', {}, el('button', { type: 'button', class: 'way', onclick: go }, glyph(icon), words, glyph('chevron')));
}
