// A line of the story in words: keys of words/story.js with their values, times in the shown customer's zone.

import { el } from '../dom.js';
import { wordsOf } from '../words.js';
import { table } from '../words/story.js';
import { moment } from './times.js';

const say = wordsOf(table);
const MARK = '\u0000';

// As nodes: names stand isolated, so that no right-to-left name disturbs the sentence; states stand as chips.
export function sentence(key, values, { chips = false } = {}) {
  const known = looked(values);
  const marked = Object.fromEntries(Object.keys(known).map((name) => [name, `${MARK}${name}${MARK}`]));
  return say(key, marked).split(MARK).map((part, number) => {
    if (number % 2 === 0) return part;
    return el(chips && isKey(part, values) ? 'span' : 'bdi', { class: chips && isKey(part, values) ? 'chip' : 'value' }, known[part]);
  });
}

// What a thing of that sort is called; the name of the sort itself while the story has no words for it.
export function called(sort, name) {
  const key = `${sort}.${name}`;
  return say(key) === key ? name : say(key);
}

const isKey = (name, values) => `${name.replace(/_key$/, '')}_key` in values;

// A value under a name in `_key` is a key itself, one under a name that begins with `at_` a time.
function looked(values) {
  const known = {};
  for (const [name, value] of Object.entries(values || {})) {
    if (name.endsWith('_key')) known[name] = known[name.slice(0, -4)] = say(String(value));
    else if (name.startsWith('at_')) known[name] = value ? moment(value) : '–';
    else known[name] = String(value ?? '');
  }
  return known;
}
