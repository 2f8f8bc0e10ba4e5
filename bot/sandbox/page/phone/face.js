// The phone as it is built once: its nodes by name. What stands in them is drawn by others.

import { el } from '../dom.js';
import { glyph } from './glyphs.js';

const button = (id, drawing, about = {}) => el('button', { type: 'button', id, class: 'icon', ...about }, glyph(drawing));

function head(parts) {
  parts.title = el('bdi');
  parts.status = el('span', { id: 'phone-status' });
  parts.more = button('phone-more', 'more', { 'aria-haspopup': 'menu', 'aria-expanded': 'false' });
  return el('div', { class: 'phone-head' }, el('span', { class: 'avatar bot', 'aria-hidden': 'true' }, 'C'),
    el('div', { class: 'phone-title' }, el('strong', {}, parts.title), parts.status), parts.more);
}

function middle(parts) {
  parts.content = el('div', { class: 'chat-rows' });
  parts.empty = el('div', { class: 'chat-empty', hidden: true });
  parts.log = el('div', { id: 'chat', class: 'chat', role: 'log', 'aria-live': 'off', tabIndex: 0 }, parts.empty, parts.content);
  parts.day = el('div', { class: 'chat-day floating', 'aria-hidden': 'true' }, el('span'));
  parts.count = el('span', { class: 'badge-count', hidden: true });
  parts.down = el('button', { type: 'button', id: 'to-end', class: 'to-end', hidden: true }, glyph('down'), parts.count);
  parts.toast = el('div', { id: 'phone-toast', class: 'toast', role: 'status', hidden: true });
  parts.news = el('div', { class: 'unseen', 'aria-live': 'polite' });
  return el('div', { class: 'log-frame' }, parts.log, parts.day, parts.down, parts.toast, parts.news);
}

function foot(parts) {
  parts.note = el('div', { class: 'compose-note', hidden: true });
  parts.progress = el('div', { class: 'upload-progress', role: 'status', hidden: true });
  parts.commands = el('div', { id: 'command-list', class: 'command-list', role: 'listbox', hidden: true });
  parts.keyboard = el('div', { id: 'reply-keyboard', class: 'reply-keyboard', role: 'group', hidden: true });
  parts.menu = button('phone-menu', 'commands');
  parts.attach = button('phone-attach', 'attach');
  parts.file = el('input', { type: 'file', id: 'phone-file', hidden: true, multiple: true });
  parts.field = el('textarea', {
    id: 'phone-text', rows: 1, dir: 'auto', autocomplete: 'off', role: 'combobox', 'aria-autocomplete': 'list',
    'aria-controls': 'command-list', 'aria-expanded': 'false',
  });
  parts.send = el('button', { type: 'submit', class: 'send' }, glyph('send'));
  parts.form = el('form', { id: 'phone-form', class: 'composer' }, parts.menu, parts.field, parts.attach, parts.file, parts.send);
  parts.unblock = el('button', { type: 'button', class: 'button strong', id: 'phone-unblock' });
  parts.blockedWords = el('p', { class: 'muted' });
  parts.blocked = el('div', { class: 'blocked-foot', hidden: true }, parts.blockedWords, parts.unblock);
  return [parts.progress, parts.note, parts.commands, parts.form, parts.blocked, parts.keyboard];
}

export function face(place) {
  const parts = {};
  parts.customers = el('nav', { id: 'customers', class: 'customers' });
  parts.line = el('p', { class: 'customer-line' });
  parts.clock = el('time');
  parts.zone = el('span', { class: 'drop-zone', hidden: true });
  parts.panel = el('div', { id: 'attach-panel', class: 'attach-panel', role: 'dialog', hidden: true });
  parts.phone = el('div', { class: 'phone' },
    el('div', { class: 'phone-bar' }, parts.clock, parts.line),
    head(parts), middle(parts), foot(parts), parts.panel, parts.zone);
  parts.body = el('div', { class: 'customer-body' }, parts.customers, parts.phone);
  place.replaceChildren(parts.body);
  return parts;
}

// Everything on the phone that is said in the page's language and never changes otherwise.
export function nameParts(parts, say) {
  const named = { more: 'more', menu: 'commands', attach: 'attach', send: 'send' };
  for (const [part, key] of Object.entries(named)) {
    parts[part].title = say(key);
    parts[part].setAttribute('aria-label', say(key));
  }
  parts.field.placeholder = say('message');
  parts.field.setAttribute('aria-label', say('message'));
  parts.file.setAttribute('aria-label', say('file_to_send'));
  parts.commands.setAttribute('aria-label', say('commands'));
  parts.unblock.textContent = say('unblock');
  parts.zone.replaceChildren(glyph('drop'), el('strong', {}, say('drop')), el('span', {}, say('drop_about')));
}
