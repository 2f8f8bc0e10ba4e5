// How far each colleague has read, per channel and per thread, remembered for this world in this browser.

import { desk } from './memory.js';

const STORE = 'read';
let marks = null;
let told = -1;

// In a new world nobody is behind: what stands there when it is first looked at counts as known to everybody.
export function beginReading(id) {
  const world = String(id ?? 'sandbox');
  const kept = JSON.parse(localStorage.getItem(STORE) || 'null');
  marks = kept?.world === world ? kept : { world, people: {} };
  // What is read in one tab is read in all.
  window.addEventListener('storage', ({ key, newValue }) => {
    const fresh = key === STORE && JSON.parse(newValue || 'null');
    if (fresh?.world === world) marks = fresh;
  });
}

const newest = (messages) => messages.reduce((last, one) => (one.ts > last ? one.ts : last), '');

function mine() {
  const since = newest(desk.seen.channels.flatMap((one) => one.messages));
  for (const person of desk.people) marks.people[person.id] ??= { since };
  return marks.people[desk.user];
}

// The last time stamp that was read in a channel, or in the thread under that message.
export const readUpTo = (place) => mine()[place] ?? mine().since;

export function unread(messages, place) {
  const mark = readUpTo(place);
  return messages.filter((one) => one.ts > mark && one.user !== desk.user && !one.whispered).length;
}

export function haveRead(messages, place) {
  const last = newest(messages);
  if (last <= readUpTo(place)) return;
  mine()[place] = last;
  localStorage.setItem(STORE, JSON.stringify(marks));
}

export const unreadCount = () => (
  desk.seen && marks ? desk.seen.channels.reduce((sum, one) => sum + unread(one.messages, one.id), 0) : 0);

export function tellUnread() {
  const count = unreadCount();
  if (count === told) return;
  told = count;
  document.dispatchEvent(new CustomEvent('unread', { detail: { side: 'desk', count } }));
}
