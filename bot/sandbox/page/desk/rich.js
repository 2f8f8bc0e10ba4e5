// Slack's rich_text block: sections, lists, quotes and code, each made of small marked pieces.

import { el } from '../dom.js';
import { emoji, link } from '../rich_text.js';

const MARKS = { bold: 'strong', italic: 'em', strike: 's', underline: 'u', code: 'code' };

export const richText = (block, surface) => (block.elements || []).map((one) => part(one, surface));

function part(one, surface) {
  const pieces = () => (one.elements || []).map((each) => piece(each, surface));
  if (one.type === 'rich_text_list') return list(one, surface);
  if (one.type === 'rich_text_quote') return el('blockquote', {}, pieces());
  if (one.type === 'rich_text_preformatted') return el('pre', {}, pieces());
  return el('div', { class: 'rich-section' }, pieces());
}

function list(one, surface) {
  const items = one.elements.map((each) => el('li', {}, part(each, surface)));
  const place = { class: `indent-${Math.min(one.indent || 0, 5)}`, start: one.offset ? one.offset + 1 : undefined };
  return el(one.style === 'ordered' ? 'ol' : 'ul', place, items);
}

const PIECES = {
  text: (one) => one.text,
  link: (one) => link(one.url, one.text || one.url, null),
  emoji: (one) => emoji(one.name),
  user: (one, surface) => mention('@', surface.names(one.user_id)),
  channel: (one, surface) => mention('#', surface.names(one.channel_id)),
  usergroup: (one) => mention('@', one.usergroup_id),
  broadcast: (one) => mention('@', one.range),
  date: (one) => one.fallback || new Date(one.timestamp * 1000).toISOString().slice(0, 10),
  color: (one) => el('code', {}, one.value),
};

const mention = (sign, name) => el('span', { class: 'mention' }, `${sign}${name}`);

function piece(one, surface) {
  let node = (PIECES[one.type] || ((other) => other.text || ''))(one, surface);
  for (const [mark, tag] of Object.entries(MARKS)) {
    if (one.style?.[mark]) node = el(tag, {}, node);
  }
  return node;
}
