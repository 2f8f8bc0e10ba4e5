// The left side: one customer's chat with the bot, as it looks on a phone.

import { asBase64, byId, el, fileCard, gathered, get, initials, keep, post, tint, toast, whileSending } from '../dom.js';
import { emoji, fromEntities } from '../rich_text.js';

const state = { customers: [], current: null, chat: null, unread: new Set(), editing: null };
let onSwitch = () => {};

export const currentCustomer = () => state.current;
const address = (deed) => `/sandbox/telegram/${state.current.id}/${deed}`;

export function startPhone(customers, switched) {
  state.customers = customers;
  onSwitch = switched;
  byId('phone-form').addEventListener('submit', submit);
  byId('phone-text').addEventListener('input', suggest);
  byId('phone-menu').addEventListener('click', () => showCommands(byId('command-list').hidden ? '' : null));
  byId('phone-attach').addEventListener('click', () => byId('phone-file').click());
  byId('phone-file').addEventListener('change', sendFiles);
  byId('phone-block').addEventListener('click', () => act(state.chat?.blocked ? 'unblock' : 'block', {}));
  choose(customers.find((one) => String(one.id) === localStorage.getItem('customer')) || customers[0]);
}

export function phoneChanged(body, isNews) {
  if (state.current && body.customer === state.current.id) {
    refreshPhone();
  } else if (body.customer && isNews) {
    state.unread.add(body.customer);
    showCustomers();
  }
}

export const refreshPhone = gathered(async () => {
  if (!state.current) return;
  const asked = state.current;
  const chat = await get(address('chat'));
  if (!chat || asked !== state.current) return;
  const news = JSON.stringify(chat.toast) !== JSON.stringify(state.chat?.toast) && state.chat?.of === asked.id;
  state.chat = { ...chat, of: asked.id };
  showChat();
  if (news && chat.toast) toast(byId('phone-toast'), chat.toast.text || '');
});

function choose(customer) {
  if (!customer) return;
  state.current = customer;
  state.chat = null;
  state.editing = null;
  state.unread.delete(customer.id);
  localStorage.setItem('customer', customer.id);
  byId('chat').replaceChildren();
  byId('phone-toast').hidden = true;
  showCommands(null);
  showCustomers();
  onSwitch(customer);
  refreshPhone();
}

function showCustomers() {
  byId('customers').replaceChildren(...state.customers.map((one) => {
    const chosen = one === state.current;
    return el('button', {
      type: 'button', class: 'customer-chip', 'aria-pressed': String(chosen), onclick: () => choose(one), title: about(one).join(' · '),
    },
    el('span', { class: `avatar ${tint(one.name)}`, 'aria-hidden': 'true' }, initials(one.name)),
    el('span', { class: 'chip-words' },
      el('bdi', { class: 'chip-name' }, one.name),
      one.company ? el('bdi', { class: 'chip-company' }, one.company) : null,
      about(one).map((line) => el('small', {}, line))),
    state.unread.has(one.id) ? el('span', { class: 'unread', 'aria-label': 'New messages' }) : null);
  }));
}

function about(customer) {
  const tag = customer.language.replace('_', '-');
  let language = tag;
  try {
    language = new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) || tag;
  } catch { /* an unknown tag is shown as it is */ }
  return [language, city(customer.zone)];
}

export const city = (zone) => zone.split('/').pop().replaceAll('_', ' ');

export function inZone(microseconds, form) {
  const customer = state.current;
  const options = { timeZone: customer?.zone || 'UTC', ...form };
  return new Intl.DateTimeFormat('en-GB', options).format(new Date(microseconds / 1000));
}

function showChat() {
  const { chat } = state;
  const status = byId('phone-status');
  status.textContent = chat.blocked ? 'blocked by this customer' : chat.typing ? 'typing…' : 'bot';
  status.classList.toggle('typing', Boolean(chat.typing) && !chat.blocked);
  byId('phone-block').textContent = chat.blocked ? 'Unblock' : 'Block';
  keep(byId('chat'), chat.messages.length ? withDays(chat.messages) : [{ start: true }], keyOf, build);
  showKeyboard(chat.keyboard);
}

const keyOf = (item) => (item.start ? 'start' : item.day ? `day ${item.day}` : item.id);

function build(item) {
  if (item.start) return startCard();
  return item.day ? el('div', { class: 'day' }, el('span', {}, item.day)) : bubble(item);
}

function withDays(messages) {
  const items = [];
  let last = '';
  for (const message of messages) {
    const day = inZone(message.at, { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' });
    if (day !== last) items.push({ day });
    last = day;
    const replied = message.reply_to && messages.find((one) => one.id === message.reply_to);
    items.push(replied ? { ...message, quotes: replied.text || replied.files[0]?.name || '…' } : message);
  }
  return items;
}

function startCard() {
  return el('div', { class: 'start-card' },
    el('p', {}, 'This customer has not written yet.'),
    el('p', { class: 'muted' }, 'Paste an invitation link below, or begin without one.'),
    el('button', { type: 'button', class: 'start', onclick: () => act('say', { text: '/start' }) }, 'Start'));
}

function bubble(message) {
  const mine = message.from === 'customer';
  const inside = [
    message.forwarded ? el('div', { class: 'forwarded' }, 'Forwarded') : null,
    message.quotes ? el('div', { class: 'quoted', dir: 'auto' }, message.quotes) : null,
    message.files.map(media),
    message.contact ? contact(message.contact) : null,
    message.text ? el('div', { class: 'text', dir: 'auto' }, fromEntities(message.text, message.entities, follow)) : null,
    foot(message, mine),
  ];
  return el('div', { class: `message ${mine ? 'mine' : 'theirs'}` },
    el('div', { class: 'bubble' }, inside), keyboard(message));
}

function foot(message, mine) {
  const editable = mine && message.text && !message.text.startsWith('/') && !message.forwarded;
  return el('div', { class: 'foot' },
    (message.reactions || []).map((one) => el('span', { class: 'reaction' }, one.emoji || emoji(String(one)))),
    editable ? el('button', { type: 'button', class: 'edit', onclick: () => beginEdit(message) }, 'edit') : null,
    message.edited ? el('span', {}, 'edited') : null,
    el('time', {}, inZone(message.at, { hour: '2-digit', minute: '2-digit' })));
}

function media(file) {
  if (file.kind === 'photo' || (file.kind === 'sticker' && file.mime.startsWith('image/'))) {
    return el('a', { class: 'picture', href: file.url, target: '_blank', rel: 'noopener' },
      el('img', { src: file.url, alt: file.name || 'Picture', width: file.width, height: file.height }));
  }
  if (file.kind === 'voice' || file.kind === 'audio') return el('audio', { src: file.url, controls: true });
  return fileCard(file, file.url);
}

function contact(card) {
  const name = [card.first_name, card.last_name].filter(Boolean).join(' ');
  return el('div', { class: 'contact' }, el('bdi', {}, name), el('bdi', { class: 'muted', dir: 'ltr' }, card.phone_number));
}

// A reply keyboard stands at the foot of the phone, so only inline buttons are drawn under the message.
function keyboard(message) {
  const rows = message.buttons.map((row) => row.filter((one) => one.data || one.url)).filter((row) => row.length);
  if (!rows.length) return null;
  return el('div', { class: 'buttons' }, rows.map((row) => el('div', { class: 'button-row' }, row.map((one) => (
    el('button', { type: 'button', class: one.style || '', dir: 'auto', onclick: (event) => pressed(event.currentTarget, message, one) },
      one.text, one.url ? el('span', { class: 'outward', 'aria-hidden': 'true' }, ' ↗') : null))))));
}

async function pressed(button, message, one) {
  if (one.url) {
    if (!follow({ address: one.url })) window.open(one.url, '_blank', 'noopener');
    return;
  }
  await whileSending(button, async () => {
    await act('press', { message_id: message.id, data: one.data });
    await new Promise((resolve) => setTimeout(resolve, 250));
  });
}

function showKeyboard(rows) {
  const place = byId('reply-keyboard');
  place.hidden = !rows || !rows.length;
  place.replaceChildren(...(rows || []).map((row) => el('div', { class: 'button-row' }, row.map((one) => (
    el('button', {
      type: 'button', dir: 'auto',
      onclick: (event) => whileSending(event.currentTarget, () => (
        one.request_contact ? act('share_contact', {}) : act('say', { text: one.text }))),
    }, one.request_contact ? `☎ ${one.text}` : one.text))))));
}

// Links to the bot itself are followed inside the phone; returns whether that was done.
function follow({ address: target, command }) {
  if (command) {
    act('say', { text: command });
    return true;
  }
  const payload = startPayload(target);
  if (payload === null) return false;
  act('say', { text: `/start ${payload}`.trim() });
  return true;
}

function startPayload(text) {
  const match = /^(?:https?:\/\/)?(?:t\.me|telegram\.me)\/\w+\?start=([\w-]*)\s*$/i.exec(text.trim());
  return match ? match[1] : null;
}

async function act(deed, body) {
  const answer = await post(address(deed), body);
  if (answer.error) toast(byId('phone-toast'), answer.error);
  refreshPhone();
  return answer;
}

async function submit(event) {
  event.preventDefault();
  const field = byId('phone-text');
  const text = field.value.trim();
  if (!text) return;
  field.value = '';
  showCommands(null);
  if (state.editing) {
    const { id } = state.editing;
    endEdit();
    await act('edit', { message_id: id, text });
  } else if (!follow({ address: text })) {
    await act('say', { text });
  }
}

function beginEdit(message) {
  state.editing = message;
  const field = byId('phone-text');
  field.value = message.text;
  field.classList.add('editing');
  field.focus();
}

function endEdit() {
  state.editing = null;
  byId('phone-text').classList.remove('editing');
}

function suggest() {
  const { value } = byId('phone-text');
  if (!value && state.editing) endEdit();
  showCommands(value.startsWith('/') && !value.includes(' ') ? value.slice(1) : null);
}

function showCommands(beginning) {
  const place = byId('command-list');
  const commands = beginning === null ? [] : (state.chat?.commands || []).filter((one) => one.command.startsWith(beginning));
  place.hidden = !commands.length;
  place.replaceChildren(...commands.map((one) => el('button', {
    type: 'button',
    onclick: () => {
      byId('phone-text').value = '';
      showCommands(null);
      act('say', { text: `/${one.command}` });
    },
  }, el('strong', {}, `/${one.command}`), el('span', { dir: 'auto' }, one.description))));
}

async function sendFiles(event) {
  const field = event.currentTarget;
  const files = [...field.files];
  const album = files.length > 1 ? `${Date.now()}` : undefined;
  const caption = byId('phone-text').value.trim();
  byId('phone-text').value = '';
  for (const [number, file] of files.entries()) {
    const kind = file.type.startsWith('image/') ? 'photo' : file.type.startsWith('video/') ? 'video' : 'document';
    const content = file.size > 20971520 ? { size: file.size } : { content_base64: await asBase64(file) };
    await act('send_file', {
      name: file.name, mime: file.type || 'application/octet-stream', kind, album, caption: number ? '' : caption, ...content,
    });
  }
  field.value = '';
}
