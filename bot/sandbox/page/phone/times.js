// Times on a phone: in its owner's zone, in the page's language. The forms are kept, since making one is slow.

import { locale } from '../words.js';

const FORMS = {
  hour: { hour: '2-digit', minute: '2-digit' },
  day: { weekday: 'short', day: 'numeric', month: 'long' },
  dayOfYear: { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' },
};
const QUARTER_HOUR = 900_000_000;
const forms = new Map();
const days = new Map();

function form(name, zone) {
  const key = `${name} ${zone} ${locale()}`;
  if (!forms.has(key)) forms.set(key, new Intl.DateTimeFormat(locale(), { timeZone: zone, ...FORMS[name] }));
  return forms.get(key);
}

export const hourIn = (zone, at) => form('hour', zone).format(new Date(at / 1000));

// Every zone is whole quarters of an hour from UTC, so a day is looked up once for each of them.
export function dayIn(zone, at, now) {
  const sameYear = new Date(at / 1000).getUTCFullYear() === new Date((now || at) / 1000).getUTCFullYear();
  const name = sameYear ? 'day' : 'dayOfYear';
  const key = `${name} ${zone} ${locale()} ${Math.floor(at / QUARTER_HOUR)}`;
  if (!days.has(key)) days.set(key, form(name, zone).format(new Date(at / 1000)));
  return days.get(key);
}
