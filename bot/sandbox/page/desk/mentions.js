// Names after an at sign: how they are offered while one types, and how they are sent.

import { desk } from './memory.js';

const everybody = () => [...desk.people, desk.seen.bot];

// The people whose names begin with what stands after the last at sign before the caret; null when there is none, or when
// the name is complete.
export function offered(before) {
  const found = /(?:^|\s)@([^\s@]*)$/u.exec(before);
  if (!found) return null;
  const begun = found[1].toLocaleLowerCase();
  const people = everybody().filter((one) => one.id !== desk.user && one.name.toLocaleLowerCase().startsWith(begun));
  if (people.some((one) => one.name === found[1])) return null;
  return { people, length: found[1].length + 1 };
}

// Longest names first, so that a name is not cut short by one that it begins with.
export function toMentions(text) {
  const known = everybody().sort((a, b) => b.name.length - a.name.length);
  return known.reduce((said, one) => said.replaceAll(`@${one.name}`, `<@${one.id}>`), text);
}
