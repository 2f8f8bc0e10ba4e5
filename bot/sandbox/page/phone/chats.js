// What the page knows of each customer's chat. Only what changed is asked for; a whole chat comes on the first look and
// when the stream was away.

import { get } from '../dom.js';

const chats = new Map();
let changed = () => {};

const blank = (id) => ({ id, version: 0, messages: new Map(), newest: 0, unread: 0, loaded: false, looks: 0, typingUntil: 0 });
const LOOKS_AT_ONCE = 3;
const RUN_MICROSECONDS = 600_000_000;

// `onChange(chat, fresh, toast)` is called after each look: `fresh` are messages of the bot that were not there before.
export function openChats(customers, onChange) {
  changed = onChange;
  customers.forEach((one) => chats.set(one.id, blank(one.id)));
}

export const chatOf = (id) => chats.get(id);
export const allChats = () => [...chats.values()];

// A look does not wait for the one before it, so that an answer is seen at once; of too many, the last one waits.
export async function bring(id, whole = false) {
  const chat = chats.get(id);
  if (!chat) return;
  chat.whole ||= whole;
  chat.wanted = true;
  while (chat.wanted && chat.looks < LOOKS_AT_ONCE) {
    const since = chat.whole ? 0 : chat.version;
    chat.wanted = false;
    chat.whole = false;
    chat.looks += 1;
    const told = await get(`/sandbox/telegram/${id}/chat?since=${since}`);
    chat.looks -= 1;
    if (!told) continue;
    // What a part brings after a later one is known already; after an older whole the rest is asked for.
    const late = told.version < chat.version;
    if (told.whole || !late) take(chat, told);
    chat.wanted ||= told.whole && late;
  }
}

function take(chat, { messages, removed, whole, toast, ...rest }) {
  const before = chat.newest;
  const first = !chat.loaded;
  if (whole) Object.assign(chat, { messages: new Map(), newest: 0 });
  removed.forEach((id) => chat.messages.delete(id));
  for (const message of messages) {
    chat.messages.set(message.id, message);
    chat.newest = Math.max(chat.newest, message.id);
  }
  const fresh = first ? [] : messages.filter((one) => one.id > before && one.from === 'bot');
  const news = !first && toast && toast.callback_query_id !== chat.toasted ? toast : null;
  chat.toasted = toast?.callback_query_id;
  Object.assign(chat, rest, { loaded: true });
  if (fresh.length) chat.typingUntil = 0;
  changed(chat, fresh, news);
}

// The rows of a chat: an album is one row. Each knows its day and its place in a run of one author's messages.
export function rowsOf(chat, dayOf) {
  const rows = [];
  for (const message of chat.messages.values()) {
    const last = rows.at(-1);
    if (last && message.album && last.messages[0].album === message.album) {
      last.messages.push(message);
      last.changed = Math.max(last.changed, message.changed);
      continue;
    }
    const day = dayOf(message.at);
    const together = last && last.day === day && last.mine === (message.from === 'customer') && message.at - last.at < RUN_MICROSECONDS;
    if (last) last.ends = !together;
    rows.push({
      key: message.id, messages: [message], mine: message.from === 'customer', at: message.at, changed: message.changed,
      day, newDay: !last || last.day !== day, begins: !together, ends: true,
    });
  }
  return rows;
}

// The rows of the reply keyboard, unless the customer has answered it: it is there for one use.
export function replyKeyboard(chat) {
  if (!chat.keyboard?.length) return [];
  const labels = new Set(chat.keyboard.flat().map((one) => one.text));
  const used = [...chat.messages.values()].some((one) => (
    one.id > chat.keyboard_message && one.from === 'customer' && (one.contact || labels.has(one.text))));
  return used ? [] : chat.keyboard;
}
