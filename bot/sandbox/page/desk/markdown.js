// The markdown block: the part of Markdown that Slack shows, as elements.

import { el } from '../dom.js';
import { link } from '../rich_text.js';

const INLINE = new RegExp([
  '(?<code>`[^`\\n]+`)', '(?<link>\\[(?<label>[^\\]\\n]+)\\]\\((?<to>[^)\\s]+)\\))', '(?<bold>\\*\\*[^*\\n]+\\*\\*|__[^_\\n]+__)',
  '(?<strike>~~[^~\\n]+~~)', '(?<italic>(?<![\\p{L}\\p{N}*])\\*[^*\\n]+\\*|(?<![\\p{L}\\p{N}_])_[^_\\n]+_)',
].join('|'), 'gu');

// Each kind of line: how it begins, and what the lines of one kind become together.
const KINDS = [
  { begins: /^#{1,6}\s+/, become: (lines) => lines.map((line) => el('div', { class: 'marked-head' }, inline(line))) },
  { begins: /^[-*+]\s+/, become: (lines) => el('ul', {}, lines.map((line) => el('li', {}, inline(line)))) },
  { begins: /^\d+[.)]\s+/, become: (lines) => el('ol', {}, lines.map((line) => el('li', {}, inline(line)))) },
  { begins: /^>\s?/, become: (lines) => el('blockquote', {}, inline(lines.join('\n'))) },
  { begins: /^(?:-{3,}|\*{3,})$/, become: () => el('hr') },
  { begins: /^/, become: (lines) => el('p', {}, inline(lines.join('\n'))) },
];

export function fromMarkdown(text) {
  return text.split(/```\w*\n?/).flatMap((piece, at) => (at % 2 ? el('pre', {}, piece.replace(/\n$/, '')) : paragraphs(piece)));
}

function paragraphs(text) {
  const parts = [];
  let open = null;
  for (const line of text.split('\n')) {
    const kind = line.trim() ? KINDS.find((one) => one.begins.test(line)) : null;
    if (kind !== open?.kind) {
      open = kind ? { kind, lines: [] } : null;
      if (open) parts.push(open);
    }
    open?.lines.push(line.replace(open.kind.begins, ''));
  }
  return parts.flatMap((part) => part.kind.become(part.lines));
}

function inline(text) {
  const parts = [];
  let at = 0;
  for (const match of text.matchAll(INLINE)) {
    parts.push(text.slice(at, match.index), marked(match.groups, match[0]));
    at = match.index + match[0].length;
  }
  return [...parts, text.slice(at)];
}

function marked(groups, whole) {
  if (groups.code) return el('code', {}, whole.slice(1, -1));
  if (groups.link) return link(groups.to, groups.label, null);
  if (groups.bold) return el('strong', {}, inline(whole.slice(2, -2)));
  if (groups.strike) return el('s', {}, inline(whole.slice(2, -2)));
  return el('em', {}, inline(whole.slice(1, -1)));
}
