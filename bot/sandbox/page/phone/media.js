// What a message carries besides words: pictures and albums, files, voices, cards of people and places.

import { el, fileCard, initials, sizeText, tint } from '../dom.js';
import { glyph } from './glyphs.js';
import { viewPictures } from './viewer.js';

const MOVING = new Set(['voice', 'video', 'audio', 'animation']);
const NARROWEST = 0.55;

const isPicture = (file) => file.kind === 'photo' && !file.declared;

// Returns the nodes for everything that the messages of one row carry.
export function mediaOf(messages, say) {
  const pictures = messages.flatMap((one) => one.files.filter(isPicture).map((file) => ({ ...file, of: one.id, caption: one.text })));
  const nodes = pictures.length ? [album(pictures, say)] : [];
  for (const message of messages) {
    nodes.push(...message.files.filter((file) => !isPicture(file)).map((file) => card(file, say)));
    if (message.contact) nodes.push(person(message.contact, say));
    if (message.location) nodes.push(place(message.location, say));
  }
  return nodes;
}

export const hasPictures = (messages) => messages.some((one) => one.files.some(isPicture));

function album(pictures, say) {
  const columns = pictures.length === 1 ? 1 : pictures.length < 5 ? 2 : 3;
  const grid = el('div', { class: pictures.length === 1 ? 'pictures single' : 'pictures' },
    pictures.map((file, at) => picture(file, say, () => viewPictures(pictures, at, say))));
  grid.style.setProperty('--columns', columns);
  if (pictures.length === 1) grid.style.setProperty('--shape', shapeOf(pictures[0]));
  if (pictures.length % columns === 1 && columns > 1) grid.classList.add('odd');
  return grid;
}

const shapeOf = (file) => Math.max(NARROWEST, (file.width || 4) / (file.height || 3)).toFixed(3);

function picture(file, say, open) {
  const button = el('button', { type: 'button', class: 'picture', 'aria-label': say('open_picture'), 'data-of': file.of, onclick: open },
    el('img', { src: file.url, alt: file.caption || say('picture'), width: file.width, height: file.height, decoding: 'async' }));
  // A picture has its place before it has arrived, so that nothing moves when it does.
  button.style.setProperty('--shape', shapeOf(file));
  return button;
}

function card(file, say) {
  if (file.kind === 'sticker' && file.mime.startsWith('image/') && !file.declared) {
    return el('img', { class: 'sticker', src: file.url, alt: say('sticker'), width: 140, height: 140 });
  }
  if (MOVING.has(file.kind)) return plain(file.kind === 'voice' ? 'voice' : 'play', say(file.kind), sizeText(file.size), 'round');
  if (file.kind === 'sticker') return plain('copy', say('sticker'), sizeText(file.size), 'round');
  if (file.declared) return el('div', { class: 'file' }, ...fileCard(file, '').childNodes);
  return fileCard(file, file.url);
}

function plain(drawing, title, about, shape = '') {
  return el('div', { class: 'chat-card' }, el('span', { class: `chat-card-mark ${shape}` }, glyph(drawing)),
    el('span', { class: 'chat-card-words' }, el('strong', { dir: 'auto' }, title), about ? el('small', { dir: 'ltr' }, about) : null));
}

function person(contact, say) {
  const name = [contact.first_name, contact.last_name].filter(Boolean).join(' ');
  return el('div', { class: 'chat-card contact', 'aria-label': say('contact') },
    el('span', { class: `avatar ${tint(name)}`, 'aria-hidden': 'true' }, initials(name)),
    el('span', { class: 'chat-card-words' }, el('bdi', {}, name), el('small', { dir: 'ltr' }, contact.phone_number)));
}

const place = ({ latitude, longitude }, say) => plain('location', say('location'), `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`);
