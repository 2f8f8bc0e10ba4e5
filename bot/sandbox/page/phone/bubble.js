// One row of the chat: a bubble with its words, what it carries and its foot, and the buttons below.

import { el } from '../dom.js';
import { fromEntities } from '../rich_text.js';
import { glyph } from './glyphs.js';
import { inlineKeys, inlineRows } from './keys.js';
import { hasPictures, mediaOf } from './media.js';
import { hourIn } from './times.js';

// `scene`: {chat, zone, alive, say, press, follow, menu, reveal} of the chat that is shown.
export function rowNode(row, scene) {
  const message = worded(row.messages);
  return el('div', { class: classesOf(row), tabIndex: -1, 'data-id': message.id },
    row.newDay ? el('div', { class: 'chat-day' }, el('span', {}, row.day)) : null,
    el('div', { class: inlineRows(message).length ? 'message keyed' : 'message' },
      bubble(row, message, scene), menuButton(row, message, scene), inlineKeys(message, scene)));
}

// An album is spoken for by the one of its messages that has words.
const worded = (messages) => messages.find((one) => one.text) || messages[0];

function classesOf(row) {
  return ['chat-row', row.mine ? 'mine' : 'theirs', row.begins ? 'begins' : '', row.ends ? 'ends' : ''].filter(Boolean).join(' ');
}

function bubble(row, message, scene) {
  const media = mediaOf(row.messages, scene.say);
  const bare = !message.text && hasPictures(row.messages) && !message.reply_to && !message.forwarded;
  return el('div', { class: bare ? 'bubble bare' : media.length ? 'bubble carries' : 'bubble' },
    message.forwarded ? el('div', { class: 'forwarded' }, scene.say('forwarded')) : null,
    message.reply_to ? quote(message.reply_to, scene) : null,
    media,
    el('div', { class: 'said', dir: 'auto' },
      message.text ? el('span', { class: 'text' }, fromEntities(message.text, message.entities, scene.follow)) : null,
      foot(row, message, scene)));
}

function quote(id, { chat, say, reveal, customer }) {
  const quoted = chat.messages.get(id);
  const author = quoted?.from === 'customer' ? customer.name : 'Concord';
  return el('button', { type: 'button', class: 'quoted', disabled: !quoted, onclick: () => reveal(id) },
    quoted ? el('strong', {}, el('bdi', {}, author)) : null,
    el('span', { dir: 'auto' }, quoted ? quoted.text || quoted.files[0]?.name || say('picture') : say('deleted_message')));
}

function foot(row, message, { zone, say }) {
  const taken = row.messages.every((one) => one.taken);
  return el('span', { class: 'bubble-foot' },
    (message.reactions || []).map((one) => el('span', { class: 'reaction' }, one)),
    message.edited ? el('span', {}, say('edited')) : null,
    el('time', { dateTime: new Date(message.at / 1000).toISOString() }, hourIn(zone, message.at)),
    row.mine ? el('span', { class: taken ? 'ticks taken' : 'ticks', role: 'img', title: say(taken ? 'taken' : 'sent'), 'aria-label': say(taken ? 'taken' : 'sent') },
      glyph(taken ? 'taken' : 'sent')) : null);
}

function menuButton(row, message, { menu, say }) {
  return el('button', {
    type: 'button', class: 'message-more', tabIndex: -1, 'aria-label': say('message_menu'), title: say('message_menu'),
    'aria-haspopup': 'menu', onclick: (event) => menu(event.currentTarget, message, row),
  }, glyph('more'));
}
