// Pictures and files: shown when they lie in this sandbox, named when they lie elsewhere; a click opens the picture large.

import { el, fileCard } from '../dom.js';
import { icon } from './icons.js';
import { say } from './say.js';

const fileAddress = (id) => `/sandbox/slack/file/${encodeURIComponent(id)}`;

function addressOf(image) {
  if (image.slack_file) return image.slack_file.id ? fileAddress(image.slack_file.id) : ownFile(image.slack_file.url);
  const at = image.image_url ? new URL(image.image_url, location.href) : null;
  return at?.origin === location.origin ? at.href : null;
}

// Slack's private address of a file asks for the bot's token; the page has a way of its own.
function ownFile(address = '') {
  const found = /\/files-pri\/[^/]+-([^/-]+)\//.exec(address);
  return found ? fileAddress(found[1]) : null;
}

export function picture(image, kind) {
  const address = addressOf(image);
  if (!address) return el('span', { class: `${kind} absent` }, image.alt_text || say('picture_elsewhere'));
  if (kind === 'context-picture') return el('img', { class: kind, src: address, alt: image.alt_text });
  return opening(address, image.alt_text, kind);
}

function opening(address, title, kind) {
  return el('button', {
    type: 'button', class: 'picture-button', 'aria-label': say('open_picture', { title }), onclick: () => view(address, title),
  }, el('img', { class: kind, src: address, alt: title || '' }));
}

export function attached(file) {
  const address = fileAddress(file.id);
  return file.mimetype.startsWith('image/')
    ? el('figure', { class: 'shared-picture' }, el('figcaption', {}, el('bdi', {}, file.title)), opening(address, file.title, 'block-picture'))
    : fileCard({ name: file.title, size: file.size }, address);
}

function view(address, title) {
  const box = el('dialog', { class: 'picture-view', 'aria-label': title || say('picture') });
  const close = el('button', { type: 'button', class: 'icon-button', 'aria-label': say('close'), onclick: () => box.close() }, icon('close'));
  box.append(
    el('div', { class: 'picture-bar' }, el('bdi', {}, title || ''),
      el('a', { href: address, target: '_blank', rel: 'noopener' }, say('new_tab')), close),
    el('img', { src: address, alt: title || '' }));
  box.addEventListener('click', (event) => { if (event.target === box) box.close(); });
  box.addEventListener('close', () => box.remove());
  document.getElementById('desk-side').append(box);
  box.showModal();
}
