// Times as this page tells them: in the zone of the customer who is shown, in the page's language.

import { locale, wordsOf } from '../words.js';
import { table } from '../words/middle.js';

const say = wordsOf(table);
const formats = new Map();
let shown = null;

document.addEventListener('customer', ({ detail }) => { shown = detail; });

export const shownCustomer = () => shown;
const zone = () => shown?.zone || 'UTC';

export function inZone(microseconds, form) {
  const key = `${locale()} ${zone()} ${JSON.stringify(form)}`;
  // Making one costs far more than using it, and a time line has hundreds of times.
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(locale(), { timeZone: zone(), ...form }));
  return formats.get(key).format(new Date(microseconds / 1000));
}

export const hour = (at) => inZone(at, { hour: '2-digit', minute: '2-digit' });
export const day = (at) => inZone(at, { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' });
export const moment = (at) => inZone(at, { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });

// "Lagos" of "Africa/Lagos", by its name in the page's language where that is known.
export function city(name = zone()) {
  const known = say(`city ${name}`);
  return known === `city ${name}` ? name.split('/').pop().replaceAll('_', ' ') : known;
}
