// What stands around the messages: the phone's head, its foot, and the card of a chat that is still empty.

import { city } from '../middle/times.js';
import { el } from '../dom.js';
import { customerLine } from './customers.js';
import { startCard } from './empty.js';
import { replyKeys } from './keys.js';
import { replyKeyboard } from './chats.js';

const RIGHT_TO_LEFT = new Set(['ar', 'he', 'fa', 'ur']);
const BUSY = { upload_photo: 'busy_photo', upload_document: 'busy_file' };

export function drawAround(parts, scene) {
  const { chat, customer, say } = scene;
  parts.phone.dir = RIGHT_TO_LEFT.has(customer.language.slice(0, 2)) ? 'rtl' : 'ltr';
  parts.content.lang = customer.language.replaceAll('_', '-');
  parts.title.textContent = chat.name || 'Concord';
  parts.line.replaceChildren(...customerLine(customer), el('span', {}, city(customer.zone)));
  parts.log.setAttribute('aria-label', say('chat', { name: customer.name }));
  drawStatus(parts, scene);
  drawFoot(parts, scene);
  const key = JSON.stringify([customer.id, chat.messages.size === 0 && chat.loaded, say('start')]);
  if (parts.empty.drawn === key) return;
  parts.empty.drawn = key;
  parts.empty.hidden = chat.messages.size > 0 || !chat.loaded;
  parts.empty.replaceChildren(...startCard(customer, scene.world, scene));
}

function drawStatus(parts, { chat, say }) {
  const typing = chat.typing && chat.typingUntil > performance.now() && !chat.blocked;
  const words = chat.blocked ? say('blocked_status') : typing ? say(BUSY[chat.typing] || 'typing') : say('bot');
  if (parts.status.textContent === words) return;
  parts.status.className = typing ? 'typing' : '';
  parts.status.replaceChildren(words, ...(typing ? [el('span', { class: 'dots', 'aria-hidden': 'true' }, el('i'), el('i'), el('i'))] : []));
}

function drawFoot(parts, { chat, customer, pressReply, say }) {
  parts.form.hidden = Boolean(chat.blocked);
  parts.blocked.hidden = !chat.blocked;
  parts.blockedWords.textContent = say('unblock_about', { name: customer.name });
  const rows = chat.blocked ? [] : replyKeyboard(chat);
  const key = JSON.stringify(rows);
  if (parts.keyboard.drawn === key) return;
  parts.keyboard.drawn = key;
  parts.keyboard.hidden = !rows.length;
  parts.keyboard.replaceChildren(...replyKeys(rows, pressReply));
}
