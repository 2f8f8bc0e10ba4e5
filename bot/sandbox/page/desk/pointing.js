// Showing where to look: a message that flashes, and a ring around what a tour wants done. Nothing is pressed from here.

import { el } from '../dom.js';
import { desk, draw, enter, names, notice, openThread, refresh, roomOf } from './memory.js';
import { say } from './say.js';
import { inView } from './scrolling.js';

const FLASH_MILLISECONDS = 1800;
let target = null;
let frame = null;

export function startPointing(node) { frame = node; }

const messageIn = (channel, ts) => roomOf(channel)?.messages.find((one) => one.ts === ts);
const postIn = (place, ts) => frame.querySelector(`#${place} [data-ts="${CSS.escape(ts)}"]`);

// Goes to a message, into its thread if it stands in one, and lets it light up for a moment.
export async function showPost(channel, ts) {
  if (!messageIn(channel, ts)) await refresh();
  const found = messageIn(channel, ts);
  if (!found) {
    if (desk.seen) notice(say('gone'));
    return;
  }
  goTo(channel, found);
  const post = (desk.thread && postIn('thread', ts)) || postIn('room', ts);
  if (!post) return;
  inView(post);
  post.classList.add('flash');
  setTimeout(() => post.classList.remove('flash'), FLASH_MILLISECONDS);
}

function goTo(channel, message) {
  if (desk.room !== channel) enter(channel);
  const parent = message.thread_ts && message.thread_ts !== message.ts ? message.thread_ts : null;
  if (parent !== desk.thread) openThread(parent || (message.reply_count && desk.thread === message.ts ? desk.thread : null));
}

// `wanted` is {user, label, channel, ts, do, fields} or null. The ring stays while the desk is drawn anew.
export function point(wanted) {
  target = wanted && wanted.user ? wanted : null;
  const message = target?.channel && target.ts && messageIn(target.channel, target.ts);
  if (message && !desk.seen.views.length) goTo(target.channel, message);
  draw();
  const ring = frame.querySelector('.pointed');
  if (ring) inView(ring);
}

// To be called after everything else was drawn.
export function drawPointing() {
  frame.querySelectorAll('.pointed').forEach((node) => node.classList.remove('pointed'));
  frame.querySelectorAll('.suggestion').forEach((node) => node.remove());
  if (target && target.user === desk.user) places().forEach((node) => node.classList.add('pointed'));
  else if (target) frame.querySelector('.act-as').classList.add('pointed');
}

function places() {
  const form = frame.querySelector('.veil form.modal');
  if (form) return inForm(form);
  if (target.do === 'write') return [frame.querySelector(desk.thread ? '#thread-form' : '#room-form')];
  if (target.channel && target.channel !== desk.room) return [...frame.querySelectorAll(`[data-room="${CSS.escape(target.channel)}"]`)];
  const posts = target.ts ? [postIn('thread', target.ts), postIn('room', target.ts)].filter(Boolean) : [frame];
  const button = posts.map((post) => buttonIn(post)).find(Boolean);
  return button ? [button] : target.ts ? posts.slice(0, 1) : [];
}

const buttonIn = (place) => (target.label
  ? [...place.querySelectorAll('.press')].reverse().find((one) => one.textContent.startsWith(target.label)) : null);

function inForm(form) {
  const open = Object.entries(target.fields || {}).filter(([block, value]) => suggest(form, block, value));
  if (open.length) return open.map(([block]) => groupOf(form, block));
  return [buttonIn(form) || form.querySelector('button[type=submit]')].filter(Boolean);
}

const groupOf = (form, block) => form.querySelector(`.input[data-block="${CSS.escape(block)}"]`);

// Puts the tour's words under a field as a button that fills them in; tells whether the field still differs from them.
function suggest(form, block, value) {
  const group = groupOf(form, block);
  const field = group?.querySelector('.asked');
  if (!field || same(field.read(), value)) return false;
  group.append(el('button', { type: 'button', class: 'suggestion', dir: 'auto', onclick: () => fillIn(field, value) },
    say('fill_in', { value: wordsFor(field, value) })));
  return true;
}

const same = (have, want) => String([have ?? ''].flat()) === String([want].flat());

function wordsFor(field, value) {
  const option = [...field.querySelectorAll('option')].find((one) => one.value === value);
  const label = [...field.querySelectorAll('.choice')].find((one) => one.querySelector('input').value === String(value));
  return option?.textContent || label?.textContent || names(String(value));
}

function fillIn(field, value) {
  const wanted = new Set([value].flat().map(String));
  if (field.matches('fieldset')) field.querySelectorAll('input').forEach((one) => { one.checked = wanted.has(one.value); });
  else field.value = value;
  field.dispatchEvent(new Event('change', { bubbles: true }));
  drawPointing();
}

// What is typed by hand may be what the tour wants; then the ring moves on to the button.
export const followTyping = (veil) => veil.addEventListener('focusout', () => { if (target) setTimeout(drawPointing); });
