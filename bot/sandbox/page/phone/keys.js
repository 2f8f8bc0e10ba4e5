// The buttons under a message, and the reply keyboard at the foot of the phone.

import { el } from '../dom.js';
import { glyph } from './glyphs.js';

// A reply keyboard stands at the foot of the phone, so only inline buttons are drawn under the message.
export const inlineRows = (message) => (
  message.buttons.map((row) => row.filter((one) => one.data || one.url)).filter((row) => row.length));

// Once pressed, the buttons rest; `alive` lets them be pressed again, as old buttons on a real phone can be.
export function inlineKeys(message, { alive, press, say }) {
  const rows = inlineRows(message);
  if (!rows.length) return null;
  const resting = message.pressed !== null && !alive;
  return el('div', { class: resting ? 'buttons resting' : 'buttons', role: 'group' }, rows.map((row) => (
    el('div', { class: 'button-row' }, row.map((one) => key(one, message, { resting, press, say }))))));
}

function key(one, message, { resting, press, say }) {
  const chosen = Boolean(one.data) && one.data === message.pressed;
  return el('button', {
    type: 'button', class: `key ${one.style || ''} ${chosen ? 'chosen' : ''} ${chosen && message.pressing ? 'busy' : ''}`, disabled: resting && Boolean(one.data),
    onclick: (event) => press(event.currentTarget, message, one),
  },
  chosen ? glyph('tick') : null, el('span', { class: 'key-words', dir: 'auto' }, one.text),
  chosen ? el('span', { class: 'unseen' }, say('pressed')) : null, one.url ? glyph('outward') : null);
}

export function replyKeys(rows, press) {
  return rows.map((row) => el('div', { class: 'button-row' }, row.map((one) => el('button', {
    type: 'button', class: 'key', onclick: (event) => press(event.currentTarget, one),
  }, one.request_contact ? glyph('call') : null, el('span', { class: 'key-words', dir: 'auto' }, one.text)))));
}

// A second tap while the first is under way is nothing, but where old buttons are alive it goes through to the bot.
export async function whileBusy(button, alive, work) {
  if (button.getAttribute('aria-busy') && !alive) return;
  button.classList.add('busy');
  button.setAttribute('aria-busy', 'true');
  await work();
  button.classList.remove('busy');
  button.removeAttribute('aria-busy');
}
