// Slack's table block: the first row is the heading, columns may be aligned and wrapped.

import { el } from '../dom.js';
import { richText } from './rich.js';

const SIDES = { left: 'to-start', center: 'to-middle', right: 'to-end' };

export function table(block, surface) {
  const [head, ...rows] = block.rows;
  const settings = block.column_settings || [];
  const row = (cells, tag) => el('tr', {}, cells.map((one, column) => cell(one, settings[column], tag, surface)));
  return el('div', { class: 'block table-frame', tabIndex: 0 },
    el('table', {},
      block.caption ? el('caption', { dir: 'auto' }, block.caption) : null,
      el('thead', {}, row(head, 'th')), el('tbody', {}, rows.map((one) => row(one, 'td')))));
}

function cell(one, setting, tag, surface) {
  const words = one.type === 'rich_text' ? richText(one, surface) : String(one.text ?? one.value ?? '');
  const side = SIDES[setting?.align] || (one.type === 'raw_number' ? 'to-end' : 'to-start');
  return el(tag, { class: `${side} ${setting?.is_wrapped ? 'wraps' : ''}`, scope: tag === 'th' ? 'col' : undefined, dir: 'auto' }, words);
}
