// The switcher: who has a phone here, and whose is shown.

import { city } from '../middle/times.js';
import { el, initials, tint } from '../dom.js';
import { locale } from '../words.js';
import { hourIn } from './times.js';

// `scene`: {customers, current, now, unreadOf, pointed, choose, say}.
export function drawCustomers(place, scene) {
  const held = place.contains(document.activeElement) ? document.activeElement.dataset.customer : null;
  place.setAttribute('aria-label', scene.say('customers'));
  place.replaceChildren(...scene.customers.map((one) => chip(one, scene)));
  if (held) place.querySelector(`[data-customer="${held}"]`)?.focus({ preventScroll: true });
}

function chip(customer, { current, now, unreadOf, pointed, choose, say }) {
  const unread = unreadOf(customer.id);
  const hour = now ? hourIn(customer.zone, now) : '';
  const about = [customer.company, languageName(customer.language), `${city(customer.zone)} ${hour}`].filter(Boolean).join(' · ');
  return el('button', {
    type: 'button', class: pointed === customer.id && customer !== current ? 'customer-chip pointed' : 'customer-chip',
    'data-customer': customer.id, 'aria-pressed': String(customer === current), title: `${customer.name} · ${about}`,
    'aria-description': about,
    onclick: () => choose(customer),
  },
  el('span', { class: `avatar ${tint(customer.name)}`, 'aria-hidden': 'true' }, initials(customer.name)),
  el('span', { class: 'chip-words' },
    el('bdi', { class: 'chip-name' }, customer.name),
    customer.company ? el('bdi', { class: 'chip-company' }, customer.company) : null,
    el('small', { class: 'chip-language' }, languageName(customer.language)),
    el('small', {}, el('span', { class: 'chip-city' }, city(customer.zone), ' '), hour)),
  unread ? el('span', { class: 'badge-count' }, el('span', { 'aria-hidden': 'true' }, String(unread)), el('span', { class: 'unseen' }, say('new_messages', { count: unread }))) : null);
}

// What the strip of chips has no room for, of the customer who is shown.
export function customerLine(customer) {
  return [el('bdi', {}, customer.company || customer.name), el('span', {}, languageName(customer.language))];
}

const SCRIPTS = { 'zh-hans': 'zh-Hans', 'zh-hant': 'zh-Hant' };

function languageName(code) {
  const tag = code.replaceAll('_', '-');
  try {
    return new Intl.DisplayNames([locale()], { type: 'language', languageDisplay: 'standard' }).of(SCRIPTS[tag.toLowerCase()] || tag) || tag;
  } catch {
    return tag; // a tag that is none is shown as it is
  }
}
