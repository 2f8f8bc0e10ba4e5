// Slack's time stamps in words: in the browser's zone, and in the form of the page's language.

import { locale } from '../words.js';

export const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone.replaceAll('_', ' ');
const kept = new Map();

function form(name, options) {
  const key = `${locale()} ${name}`;
  if (!kept.has(key)) kept.set(key, new Intl.DateTimeFormat(locale(), options));
  return kept.get(key);
}

const moment = (ts) => new Date(Number(ts.split('.')[0]) * 1000);

export const dayOf = (ts) => moment(ts).toDateString();
export const hour = (ts) => form('hour', { hour: '2-digit', minute: '2-digit' }).format(moment(ts));
export const day = (ts) => form('day', { weekday: 'long', day: 'numeric', month: 'long' }).format(moment(ts));
export const full = (ts) => form('full', { dateStyle: 'full', timeStyle: 'long' }).format(moment(ts));

// The hour alone on the same day as `beside`, else with its day.
export const brief = (ts, beside) => (dayOf(ts) === dayOf(beside) ? hour(ts)
  : form('brief', { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }).format(moment(ts)));
