// The room in the middle: a channel with its days and posts, or the app with its home and its messages.

import { el, keep } from '../dom.js';
import { currentLanguage } from '../words.js';
import { buildBlocks } from './blocks.js';
import { buildComposer } from './composer.js';
import { icon } from './icons.js';
import { HOME, act, desk, direct, draw, refresh, repliesTo, room, topLevel } from './memory.js';
import { buildPost } from './post.js';
import { say } from './say.js';
import { stayAtEnd } from './scrolling.js';
import { surfaceFor } from './surface.js';
import { ZONE, day, dayOf } from './times.js';
import { haveRead, readUpTo, unread } from './unread.js';

const TOGETHER_SECONDS = 300;
let shown = '';
let newFrom = '';

export function buildRoom(isSeen) {
  const head = el('div', { class: 'room-head' });
  const tabs = el('div', { class: 'room-tabs', role: 'tablist', hidden: true });
  const list = el('div', { id: 'room', class: 'messages', role: 'log', tabIndex: 0 });
  const composer = buildComposer('room', () => ({ channel: desk.room === HOME ? desk.user : desk.room }));
  const closed = el('div', { class: 'closed-room', hidden: true });
  const node = el('div', { class: 'room' }, head, tabs, list, composer.node, closed);
  composer.dropOn(node);
  stayAtEnd(list);
  return { node, draw: () => drawRoom({ head, tabs, list, composer, closed }, isSeen) };
}

function drawRoom({ head, tabs, list, composer, closed }, isSeen) {
  const channel = room();
  const home = desk.room === HOME;
  const place = `${desk.user} ${desk.room}`;
  const fresh = place !== shown;
  if (fresh) {
    shown = place;
    newFrom = channel ? readUpTo(channel.id) : '';
    list.replaceChildren();
  }
  const name = home || channel?.is_im ? desk.seen.bot.name : channel?.name || '';
  drawHead(head, channel, name, home);
  drawTabs(tabs, home, channel?.is_im);
  list.setAttribute('aria-label', name);
  drawClosed(closed, home ? null : channel);
  composer.node.hidden = home || !closed.hidden;
  composer.standAt(place, say('message_to', { name: channel?.is_im ? name : `#${name}` }));
  if (home) showHome(list, fresh ? 0 : list.scrollTop);
  else keep(list, itemsOf(channel), (one) => one.key, buildItem);
  if (channel && isSeen()) haveRead(channel.messages, channel.id);
}

// Where one cannot write: a channel that is closed, and one that this person has not joined.
function drawClosed(node, channel) {
  node.hidden = !channel || (channel.is_member && !channel.is_archived);
  if (node.hidden) return;
  node.replaceChildren(el('span', {}, say(channel.is_archived ? 'archived' : 'not_member', { name: `#${channel.name}` })),
    channel.is_archived ? '' : el('button', { type: 'button', class: 'press', onclick: () => act('join', { channel: channel.id }) }, say('join')));
}

function drawHead(head, channel, name, home) {
  const about = [channel?.is_ext_shared && say('shared_outside'), channel?.topic, say('times_in', { zone: ZONE })].filter(Boolean).join(' · ');
  const face = home || channel?.is_im ? el('span', { class: 'avatar square bot', 'aria-hidden': 'true' }, name[0])
    : icon(channel?.is_private ? 'lock' : 'hash');
  head.replaceChildren(
    el('strong', { id: 'room-name' }, face, el('bdi', {}, name)),
    ...(home ? [el('button', { type: 'button', class: 'press', onclick: () => act('shortcut', { callback_id: 'new_case' }) }, say('new_case'))] : []),
    el('span', { class: channel?.is_ext_shared ? 'room-about outside' : 'room-about' }, about));
}

function drawTabs(tabs, home, messages) {
  tabs.hidden = !(home || messages);
  if (tabs.hidden) return;
  const tab = (name, chosen, go) => el('button', { type: 'button', role: 'tab', 'aria-selected': String(chosen), onclick: go }, say(name));
  const fresh = [tab('home', home, () => goto(HOME)), tab('messages', !home, toMessages)];
  const had = tabs.contains(document.activeElement);
  tabs.replaceChildren(...fresh);
  if (had) fresh.find((one) => one.ariaSelected === 'true').focus();
}

function goto(id) {
  desk.room = id;
  desk.thread = null;
  draw();
}

// The conversation with the app comes into being when its home is opened.
async function toMessages() {
  await act('home', { tab: 'messages' });
  if (!direct()) await refresh();
  if (direct()) goto(direct().id);
}

const homeItem = () => ({ key: desk.seen.home?.id || 'empty', view: desk.seen.home, as: desk.user, language: currentLanguage() });

// A page, unlike a channel, is read from its top.
function showHome(list, from) {
  keep(list, [homeItem()], (one) => one.key, buildHome);
  list.pinned = false;
  list.scrollTop = from;
}

function buildHome({ view }) {
  if (!view) return el('div', { class: 'empty' }, icon('home'), el('p', {}, say('empty_home', { name: desk.seen.bot.name })));
  return el('div', { class: 'home' }, buildBlocks(view.blocks, surfaceFor({ view_id: view.id })));
}

function itemsOf(channel) {
  const items = [];
  let last = null;
  for (const one of topLevel(channel)) {
    const newDay = !last || dayOf(last.ts) !== dayOf(one.ts);
    const newHere = newFrom && last?.ts <= newFrom && one.ts > newFrom && one.user !== desk.user && !one.whispered;
    if (newDay) items.push({ key: `day ${dayOf(one.ts)}`, day: one.ts, fresh: newHere, language: currentLanguage() });
    else if (newHere) items.push({ key: 'new', fresh: true, language: currentLanguage() });
    items.push(itemOf(channel, one, !newDay && !newHere && together(last, one)));
    last = one;
  }
  return items.length ? items : [{ key: 'empty', empty: channel.is_im ? desk.seen.bot.name : `#${channel.name}`, language: currentLanguage() }];
}

function itemOf(channel, one, follows) {
  const news = one.reply_count ? unread(repliesTo(channel, one.ts), one.ts) : 0;
  const channelWide = one.subtype === 'thread_broadcast';
  return {
    ...one, key: one.ts, follows, news, threads: !one.whispered && !channelWide, chosen: one.ts === desk.thread,
    as: desk.user, language: currentLanguage(),
  };
}

const seconds = (one) => Number(one.ts.split('.')[0]);
export const together = (last, one) => Boolean(last) && last.user === one.user && !last.whispered === !one.whispered
  && !last.blocks?.length && !one.blocks?.length && seconds(one) - seconds(last) < TOGETHER_SECONDS;

function buildItem(item) {
  if (item.empty) return el('div', { class: 'empty' }, icon('reply'), el('p', {}, say('empty_room', { name: item.empty })));
  if (item.day || item.fresh) return separator(item);
  return buildPost(item);
}

function separator({ day: at, fresh }) {
  return el('div', { class: `between ${fresh ? 'fresh' : ''}`, role: 'separator' },
    at ? el('span', {}, day(at)) : null, fresh ? el('em', {}, say('new_below')) : null);
}
