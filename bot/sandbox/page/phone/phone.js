// The left side: one customer's chat with the bot, as it looks on a phone, and the switcher of customers.

import { ask, get, post, toast } from '../dom.js';
import { listen, onOpen } from '../live.js';
import { currentLanguage, onLanguage, wordsOf } from '../words.js';
import { table } from '../words/phone.js';
import { rowNode } from './bubble.js';
import { allChats, bring, chatOf, openChats, rowsOf } from './chats.js';
import { composer } from './composer.js';
import { drawCustomers } from './customers.js';
import { acceptDrops, pastedFiles } from './dropping.js';
import { drawAround } from './around.js';
import { face, nameParts } from './face.js';
import { whileBusy } from './keys.js';
import { startCommand } from './links.js';
import { openMenu } from './menu.js';
import { messageEntries, phoneEntries } from './menus.js';
import { aim, meantMessage, pointedAt, ring } from './pointing.js';
import { longList } from './scroll.js';
import { dayIn, hourIn } from './times.js';
import { uploads } from './upload.js';
import { toNewestKey, walkable } from './walking.js';

const CLOCK_MILLISECONDS = 15_000;
const TYPING_MILLISECONDS = 5000;
const FLASH_MILLISECONDS = 1800;
const say = wordsOf(table);
const state = { customers: [], current: null, world: null, now: 0, alive: localStorage.getItem('old-buttons') === 'on', epoch: 0, below: 0, chips: '' };
let parts;
let list;
let words;
let files;

export const currentCustomer = () => state.current;
export const unreadCount = () => allChats().reduce((sum, one) => sum + one.unread, 0);
const currentChat = () => chatOf(state.current?.id);
const address = (deed) => `/sandbox/telegram/${state.current.id}/${deed}`;

// Builds the phone inside `place`. `world` is the page's world: its `link` and `hint` are offered to a newcomer.
export function startPhone(place, { customers, world = null }) {
  Object.assign(state, { customers, world, now: world?.now || 0 });
  parts = face(place);
  list = longList(parts.log, parts.content, { build, stampOf, onScroll: scrolled });
  files = uploads(parts, { address, say, told: tell, words: () => words.text(), replying: () => words.replying(), clearWords: () => words.clear(), back: () => parts.field.focus() });
  words = composer(parts, { act, say, chat: currentChat, paste: (event) => takeFiles(pastedFiles(event)), backwards: () => toNewestKey(parts.content) });
  walkable(parts.log, parts.content, list.toEnd);
  nameParts(parts, say);
  wire();
  openChats(customers, chatChanged);
  customers.forEach((one) => bring(one.id));
  choose(firstOf(customers));
  followWorld();
}

// Who was shown last; on a first visit whoever speaks the page's language.
function firstOf(customers) {
  const last = localStorage.getItem('customer');
  return customers.find((one) => String(one.id) === last) || customers.find((one) => one.language.startsWith(currentLanguage())) || customers[0];
}

function wire() {
  parts.attach.addEventListener('click', () => parts.file.click());
  parts.file.addEventListener('change', () => {
    takeFiles([...parts.file.files]);
    parts.file.value = '';
  });
  parts.down.addEventListener('click', () => list.toEnd());
  parts.unblock.addEventListener('click', () => act('unblock', {}));
  parts.more.addEventListener('click', () => openMenu(parts.more, phoneEntries({ chat: currentChat(), alive: state.alive, act, share, say }), parts.phone));
  acceptDrops(parts.phone, parts.zone, { open: () => !currentChat()?.blocked, take: takeFiles });
  new IntersectionObserver(seen).observe(parts.phone);
  document.addEventListener('visibilitychange', seen);
  document.addEventListener('old-buttons', ({ detail }) => {
    state.alive = detail;
    localStorage.setItem('old-buttons', detail ? 'on' : 'off');
    redraw();
  });
  onLanguage(() => {
    nameParts(parts, say);
    redraw();
  });
}

function followWorld() {
  let first = true;
  const told = (clock) => {
    state.now = clock?.now || state.now;
    drawChips();
  };
  const askClock = async () => told(await get('/sandbox/clock'));
  listen('clock', (clock) => {
    told(clock);
    state.customers.forEach((one) => bring(one.id, true)); // what was pressed long ago may have come to nothing
  });
  listen('telegram', heard);
  onOpen(() => {
    // What came before the first opening is in the stream itself; after a gap everything is looked at anew.
    if (!first) state.customers.forEach((one) => bring(one.id, true));
    first = false;
  });
  setInterval(askClock, CLOCK_MILLISECONDS);
  askClock();
}

function heard({ customer, chat, what }) {
  if (chat !== customer) return; // in a group
  if (what === 'typing') showTyping(chatOf(customer));
  bring(customer);
}

function showTyping(chat) {
  if (!chat) return;
  chat.typingUntil = performance.now() + TYPING_MILLISECONDS;
  setTimeout(() => { if (chat === currentChat()) draw(); }, TYPING_MILLISECONDS + 50);
}

function chatChanged(chat, fresh, news) {
  const shown = chat === currentChat();
  if (fresh.length && !(shown && isSeen())) chat.unread += fresh.length;
  if (shown) {
    if (!list.isPinned()) state.below += fresh.length;
    draw();
    if (fresh.length) parts.news.textContent = `Concord: ${fresh.map((one) => one.text).join('\n')}`;
    if (news?.text) tell(news.text, news.show_alert);
  }
  drawChips();
}

function choose(customer) {
  if (!customer || customer === state.current) return;
  Object.assign(state, { current: customer, below: 0 });
  localStorage.setItem('customer', customer.id);
  list.empty();
  parts.toast.hidden = true;
  words.belongTo(customer.id);
  if (!parts.panel.hidden) files.close();
  state.epoch += 1;
  draw();
  seen();
  document.dispatchEvent(new CustomEvent('customer', { detail: customer }));
}

// Whether somebody looks at the phone: on a narrow screen another side may be in front of it.
const isSeen = () => document.visibilityState === 'visible' && parts.phone.offsetParent !== null;

function seen() {
  const chat = currentChat();
  if (chat && isSeen()) chat.unread = 0;
  drawChips();
}

function redraw() {
  state.epoch += 1;
  draw();
  drawChips();
}

function draw() {
  const chat = currentChat();
  if (!chat) return;
  const { zone } = state.current;
  drawAround(parts, { chat, customer: state.current, world: state.world, act, pressReply, say });
  list.show(rowsOf(chat, (at) => dayIn(zone, at, state.now)));
  ring(parts, { current: state.current.id, chat });
}

function drawChips() {
  const pointed = pointedAt()?.customer;
  const key = JSON.stringify([state.customers.map((one) => chatOf(one.id).unread), Math.floor(state.now / 60e6), state.current?.id, pointed, say('customers')]);
  if (key === state.chips) return;
  state.chips = key;
  drawCustomers(parts.customers, { ...state, pointed, unreadOf: (id) => chatOf(id).unread, choose, say });
  parts.clock.textContent = state.now ? hourIn(state.current.zone, state.now) : '';
  document.dispatchEvent(new CustomEvent('unread', { detail: { side: 'phone', count: unreadCount() } }));
}

const isMeant = (row) => pointedAt()?.customer === state.current.id && row.messages.includes(meantMessage(currentChat()));

// Everything a row's looks depend on.
function stampOf(row) {
  return [row.changed, row.messages.length, row.messages[0].pressed, row.newDay && row.day, row.begins, row.ends, state.epoch, isMeant(row)].join();
}

function build(row) {
  return rowNode(row, {
    chat: currentChat(), customer: state.current, zone: state.current.zone, alive: state.alive || isMeant(row),
    say, press, follow, menu: messageMenu, reveal: (id) => flash(id),
  });
}

function scrolled(atEnd, row) {
  if (atEnd) state.below = 0;
  parts.down.hidden = atEnd;
  parts.count.hidden = !state.below;
  parts.count.textContent = state.below;
  parts.down.setAttribute('aria-label', say(state.below ? 'to_end_new' : 'to_end', { count: state.below }));
  parts.day.firstChild.textContent = row?.day || '';
  parts.day.classList.toggle('shown', Boolean(row) && !atEnd && parts.log.scrollTop > 24);
  clearTimeout(state.resting);
  state.resting = setTimeout(() => parts.day.classList.remove('shown'), 1100);
  ring(parts, { current: state.current?.id, chat: currentChat() });
}

async function act(deed, body) {
  if (deed === 'say') list.toEnd();
  const text = body.text && startCommand(body.text);
  const answer = await post(address(deed), text ? { ...body, text } : body);
  if (answer.error) tell(answer.error);
  return answer;
}

function tell(text, alert = false) {
  if (alert) ask({ title: text, body: [], actions: [{ label: say('ok'), value: 'ok', strong: true }] });
  else toast(parts.toast, text);
}

function press(button, message, one) {
  if (one.url) {
    if (!follow({ address: one.url })) window.open(one.url, '_blank', 'noopener');
    return;
  }
  whileBusy(button, state.alive, () => act('press', { message_id: message.id, data: one.data }));
}

function pressReply(button, one) {
  if (one.request_contact) share();
  else whileBusy(button, false, () => act('say', { text: one.text }));
}

async function share() {
  const { name, phone } = state.current;
  const answer = await ask({
    title: say('share_ask'), body: say('share_about', { name, phone }),
    actions: [{ label: say('cancel'), value: '' }, { label: say('share'), value: 'share', strong: true }],
  });
  if (answer) act('share_contact', {});
}

// Follows a command, or a link to the bot itself, inside the phone; returns whether that was done.
function follow({ address: target, command }) {
  const text = command || startCommand(target);
  if (text) act('say', { text });
  return Boolean(text);
}

function messageMenu(anchor, message, row) {
  openMenu(anchor, messageEntries(message, row.mine, { chat: currentChat(), act, relate: words.relate, name: state.current.name, say }), parts.phone);
}

function takeFiles(chosen) {
  if (chosen.length && !currentChat()?.blocked) files.offer(chosen);
}

function flash(messageId) {
  const row = rowsOf(currentChat(), () => '').find((one) => one.messages.some((message) => message.id === messageId));
  const node = row && list.reveal(row.key);
  if (!node) return;
  node.classList.add('flashed');
  setTimeout(() => node.classList.remove('flashed'), FLASH_MILLISECONDS);
}

// Goes to a customer's chat and, with `messageId`, to that message.
export async function showCustomer(id, messageId = null) {
  choose(state.customers.find((one) => one.id === id));
  await bring(id);
  if (messageId !== null && state.current.id === id) flash(messageId);
}

// Shows what a tour wants done, {customer, do, label?, message_id?}, or with null nothing any more. Presses nothing.
export function point(target) {
  aim(target);
  draw();
  drawChips();
  if (!target || target.customer !== state.current.id) return;
  const message = meantMessage(currentChat());
  const node = message && parts.content.querySelector(`[data-id="${message.id}"]`);
  const frame = parts.log.getBoundingClientRect();
  if (message && !(node && node.getBoundingClientRect().bottom <= frame.bottom + 4 && node.getBoundingClientRect().top < frame.bottom)) {
    list.reveal(rowsOf(currentChat(), () => '').find((row) => row.messages.includes(message)).key);
  }
}
