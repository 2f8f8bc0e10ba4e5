// Marked text as elements: Telegram's entities and Slack's mrkdwn.

import { el } from './dom.js';
import { locale, wordsOf } from './words.js';
import { table } from './words/phone.js';

const say = wordsOf(table);

const SIMPLE = {
  bold: 'strong', italic: 'em', underline: 'u', strikethrough: 's', code: 'code', pre: 'pre',
  blockquote: 'blockquote', spoiler: 'span', expandable_blockquote: 'blockquote',
};

const safeLink = (address) => (/^(https?|mailto|tel):/i.test(address) ? address : null);

// Offsets are UTF-16 units, which is what JavaScript counts in.
export function fromEntities(text, entities, follow) {
  const ordered = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  const build = (start, end) => {
    const parts = [];
    let at = start;
    while (ordered.length && ordered[0].offset < end) {
      const entity = ordered.shift();
      if (entity.offset > at) parts.push(text.slice(at, entity.offset));
      const stop = Math.min(end, entity.offset + entity.length);
      parts.push(wrap(entity, build(entity.offset, stop), text.slice(entity.offset, stop), follow));
      at = stop;
    }
    if (at < end) parts.push(text.slice(at, end));
    return parts;
  };
  return build(0, text.length);
}

function wrap(entity, children, plain, follow) {
  if (entity.type === 'expandable_blockquote') return expandable(children);
  if (entity.type === 'spoiler') return spoiler(children);
  if (entity.type === 'text_link' || entity.type === 'url') return link(entity.url || plain, children, follow);
  if (entity.type === 'bot_command') {
    return el('button', { class: 'inline-command', type: 'button', onclick: () => follow({ command: plain }) }, children);
  }
  return el(SIMPLE[entity.type] || 'span', {}, children);
}

function expandable(children) {
  const quote = el('blockquote', { class: 'folded' }, el('div', { class: 'quote-text' }, children));
  const button = el('button', { class: 'unfold', type: 'button', 'aria-expanded': 'false' }, say('show_all'));
  button.addEventListener('click', () => {
    const open = !quote.classList.toggle('folded');
    button.textContent = say(open ? 'show_less' : 'show_all');
    button.setAttribute('aria-expanded', String(open));
  });
  quote.append(button);
  return quote;
}

function spoiler(children) {
  const node = el('span', { class: 'spoiler', role: 'button', tabIndex: 0, title: say('hidden_text') }, children);
  const see = () => {
    node.classList.add('seen');
    node.removeAttribute('role');
    node.removeAttribute('title');
  };
  node.addEventListener('click', see);
  node.addEventListener('keydown', (event) => { if (event.key === 'Enter') see(); });
  return node;
}

export function link(address, children, follow) {
  const node = el('a', { href: safeLink(address), rel: 'noopener noreferrer', target: '_blank' }, children);
  if (follow) {
    node.addEventListener('click', (event) => { if (follow({ address })) event.preventDefault(); });
  }
  return node;
}

const EMOJI = Object.fromEntries([
  'white_check_mark ✅', 'heavy_check_mark ✔️', 'x ❌', 'warning ⚠️', 'no_entry ⛔', 'exclamation ❗', 'question ❓', 'bulb 💡',
  'hourglass ⌛', 'hourglass_flowing_sand ⏳', 'clock3 🕒', 'alarm_clock ⏰', 'calendar 📅', 'date 📅', 'spiral_calendar_pad 🗓️',
  'eyes 👀', 'mag 🔍', 'bell 🔔', 'no_bell 🔕', 'rotating_light 🚨', 'envelope ✉️', 'incoming_envelope 📨', 'email 📧',
  'telephone_receiver 📞', 'speech_balloon 💬', 'thought_balloon 💭', 'memo 📝', 'pencil2 ✏️', 'paperclip 📎', 'pushpin 📌', 'link 🔗',
  'page_facing_up 📄', 'file_folder 📁', 'bar_chart 📊', 'chart_with_upwards_trend 📈', 'chart_with_downwards_trend 📉', 'moneybag 💰',
  'money_with_wings 💸', 'credit_card 💳', 'receipt 🧾', 'package 📦', 'truck 🚚', 'lock 🔒', 'unlock 🔓', 'key 🔑', 'gear ⚙️',
  'robot_face 🤖', 'bust_in_silhouette 👤', 'busts_in_silhouette 👥', 'handshake 🤝', 'wave 👋', 'pray 🙏', 'raised_hands 🙌', 'clap 👏',
  'thumbsup 👍', '+1 👍', 'thumbsdown 👎', '-1 👎', 'ok_hand 👌', 'muscle 💪', 'point_right 👉', 'tada 🎉', 'rocket 🚀', 'fire 🔥',
  'sparkles ✨', 'star ⭐', 'heart ❤️', 'smile 😄', 'slightly_smiling_face 🙂', 'thinking_face 🤔', 'disappointed 😞', 'arrow_right ➡️',
  'arrow_left ⬅️', 'arrows_counterclockwise 🔄', 'large_green_circle 🟢', 'large_yellow_circle 🟡', 'red_circle 🔴', 'white_circle ⚪',
].map((entry) => entry.split(' ')));
export const emoji = (name) => EMOJI[name] || `:${name}:`;

const INLINE = new RegExp([
  '(?<fence>```[\\s\\S]+?```)', '(?<code>`[^`\\n]+`)', '(?<angle><[^<>\\n]+>)',
  '(?<bold>(?<![\\p{L}\\p{N}])\\*[^*\\n]+\\*(?![\\p{L}\\p{N}]))', '(?<italic>(?<![\\p{L}\\p{N}])_[^_\\n]+_(?![\\p{L}\\p{N}]))',
  '(?<strike>(?<![\\p{L}\\p{N}])~[^~\\n]+~(?![\\p{L}\\p{N}]))', '(?<emoji>:[a-z0-9_+-]+:)',
].join('|'), 'gu');

const plainly = (text) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

// Lines that begin with > become quotes; everything else is inline. `names` turns ids into names.
export function fromMrkdwn(text, names) {
  const parts = [];
  const lines = [];
  const flush = () => { if (lines.length) parts.push(...inline(lines.splice(0).join('\n'), names)); };
  let quoted = null;
  for (const line of text.split('\n')) {
    const said = line.startsWith('&gt;') ? line.slice(4) : line.startsWith('>') ? line.slice(1) : null;
    if (said === null) {
      quoted = null;
      lines.push(line);
    } else if (quoted) {
      quoted.append('\n', ...inline(said.trimStart(), names));
    } else {
      flush();
      quoted = el('blockquote', {}, inline(said.trimStart(), names));
      parts.push(quoted);
    }
  }
  flush();
  return parts;
}

function inline(text, names) {
  const parts = [];
  let at = 0;
  for (const match of text.matchAll(INLINE)) {
    if (match.index > at) parts.push(plainly(text.slice(at, match.index)));
    parts.push(marked(match.groups, match[0], names));
    at = match.index + match[0].length;
  }
  if (at < text.length) parts.push(plainly(text.slice(at)));
  return parts;
}

function marked(groups, whole, names) {
  if (groups.fence) return el('pre', {}, plainly(whole.slice(3, -3).replace(/^\n/, '')));
  if (groups.code) return el('code', {}, plainly(whole.slice(1, -1)));
  if (groups.angle) return angle(whole.slice(1, -1), names);
  if (groups.emoji) return emoji(whole.slice(1, -1));
  const tag = groups.bold ? 'strong' : groups.italic ? 'em' : 's';
  return el(tag, {}, inline(whole.slice(1, -1), names));
}

function angle(inner, names) {
  const [target, label] = inner.split('|');
  if (target.startsWith('@')) return el('span', { class: 'mention' }, `@${names(target.slice(1))}`);
  if (target.startsWith('#')) return el('span', { class: 'mention' }, `#${label || names(target.slice(1))}`);
  if (target.startsWith('!date^')) return date(target.split('^'), label);
  if (target.startsWith('!')) return el('span', { class: 'mention' }, `@${label || target.slice(1)}`);
  return link(plainly(target), plainly(label || target), null);
}

const DATE_WORDS = {
  date: { dateStyle: 'long' }, date_short: { dateStyle: 'medium' }, date_long: { dateStyle: 'full' },
  date_num: { dateStyle: 'short' }, date_pretty: { dateStyle: 'long' }, date_short_pretty: { dateStyle: 'medium' },
  time: { timeStyle: 'short' }, time_secs: { timeStyle: 'medium' },
};

function date([, seconds, form], fallback) {
  const moment = new Date(Number(seconds) * 1000);
  if (Number.isNaN(moment.getTime())) return plainly(fallback || '');
  return form.replace(/\{(\w+)\}/g, (whole, word) => (
    DATE_WORDS[word] ? new Intl.DateTimeFormat(locale(), DATE_WORDS[word]).format(moment) : whole));
}
