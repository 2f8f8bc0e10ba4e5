// What lies over the whole page while nothing can be done: a world that is opening, or a demo that has ended.

import { el } from '../dom.js';
import { onLanguage, wordsOf } from '../words.js';
import { table } from '../words/middle.js';

const say = wordsOf(table);
const GONE_MILLISECONDS = 6000;
let node = null;
let shown = '';
let losing = 0;

onLanguage(() => { if (shown) show(shown); });

export const showOpening = () => show('opening');

export function uncover(what) {
  if (shown !== what) return;
  node.remove();
  shown = '';
  others().forEach((one) => { one.inert = false; });
}

// The line to the sandbox is there or not; an absence of seconds is the end of the demo.
export function lineIs(live) {
  if (!live) {
    losing ||= setTimeout(() => show('gone'), GONE_MILLISECONDS);
    return;
  }
  clearTimeout(losing);
  losing = 0;
  uncover('gone');
}

const others = () => [...document.body.children].filter((one) => one !== node);

function show(what) {
  node?.remove();
  shown = what;
  node = el('div', { class: 'cover', role: 'alertdialog', 'aria-label': say(`${what}_title`) },
    el('div', { class: 'cover-card' },
      el('strong', {}, say(`${what}_title`)), el('p', {}, say(`${what}_about`)),
      what === 'gone' ? el('code', {}, 'python -m bot demo') : el('div', { class: 'working' })));
  document.body.append(node);
  others().forEach((one) => { one.inert = true; });
}
