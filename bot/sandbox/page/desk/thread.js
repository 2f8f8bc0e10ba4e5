// The thread beside the room; where there is no place beside it, it covers the room and a button leads back.

import { el, keep } from '../dom.js';
import { currentLanguage } from '../words.js';
import { buildComposer } from './composer.js';
import { icon } from './icons.js';
import { desk, openThread, repliesTo, room } from './memory.js';
import { buildPost } from './post.js';
import { together } from './room.js';
import { say } from './say.js';
import { day, dayOf } from './times.js';
import { inView, stayAtEnd } from './scrolling.js';
import { haveRead } from './unread.js';

let shown = null;

export function buildThread(isSeen) {
  const title = el('strong');
  const where = el('span', { class: 'room-about' });
  const close = el('button', { type: 'button', id: 'thread-close', class: 'icon-button', onclick: () => leave() },
    el('span', { class: 'cross' }, icon('close')), el('span', { class: 'arrow' }, icon('back')));
  const list = el('div', { id: 'thread', class: 'messages', role: 'log', tabIndex: 0 });
  const composer = buildComposer('thread', () => ({ channel: desk.room, thread_ts: desk.thread }));
  const node = el('section', { id: 'thread-pane', class: 'thread', hidden: true },
    el('div', { class: 'room-head' }, close, title, where), list, composer.node);
  composer.dropOn(node);
  stayAtEnd(list);
  node.addEventListener('keydown', (event) => { if (event.key === 'Escape' && !event.defaultPrevented) leave(); });
  return { node, draw: () => drawThread({ node, title, where, close, list, composer }, isSeen) };
}

// The keyboard returns to the message whose thread was read.
function leave() {
  const parent = desk.thread;
  openThread(null);
  document.querySelector(`#room [data-ts="${parent}"]`)?.focus();
}

function drawThread({ node, title, where, close, list, composer }, isSeen) {
  const channel = room();
  const parent = channel?.messages.find((one) => one.ts === desk.thread);
  node.hidden = !parent;
  node.parentElement.classList.toggle('threaded', Boolean(parent));
  if (!parent) return;
  title.textContent = say('thread');
  where.textContent = channel.is_im ? '' : `#${channel.name}`;
  node.setAttribute('aria-label', say('thread'));
  close.setAttribute('aria-label', say('close_thread'));
  composer.standAt(`${desk.user} ${parent.ts}`, say('reply'));
  const fresh = shown !== parent.ts;
  if (fresh) list.replaceChildren();
  shown = parent.ts;
  const replies = repliesTo(channel, parent.ts);
  keep(list, itemsOf(parent, replies), (one) => one.key, buildItem);
  if (fresh) {
    list.scrollTop = list.scrollHeight;
    inView(document.querySelector(`#room [data-ts="${parent.ts}"]`));
  }
  if (isSeen()) haveRead(replies, parent.ts);
}

function itemsOf(parent, replies) {
  const seen = { as: desk.user, language: currentLanguage() };
  const items = [{ ...parent, key: parent.ts, ...seen }, { key: 'count', count: replies.filter((one) => !one.whispered).length, ...seen }];
  let last = null;
  for (const one of replies) {
    const newDay = dayOf((last || parent).ts) !== dayOf(one.ts);
    if (newDay) items.push({ key: `day ${dayOf(one.ts)}`, day: one.ts, ...seen });
    items.push({ ...one, key: one.ts, follows: !newDay && together(last, one), ...seen });
    last = one;
  }
  return items;
}

function buildItem(item) {
  if (item.day) return el('div', { class: 'between', role: 'separator' }, el('span', {}, day(item.day)));
  if (!('count' in item)) return buildPost(item);
  const words = item.count === 1 ? say('one_reply') : say(item.count ? 'replies' : 'no_replies', { count: item.count });
  return el('div', { class: 'reply-count', role: 'separator' }, el('span', {}, words));
}
