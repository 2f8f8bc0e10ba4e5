// Blocks that frame something: alerts, cards, containers, plans, and the small buttons under an answer.

import { el } from '../dom.js';
import { buildElement } from './elements.js';
import { icon } from './icons.js';
import { picture } from './pictures.js';
import { richText } from './rich.js';
import { textNode } from './texts.js';

export const alert = (block, surface) => el('div', { class: `block alert ${block.level || ''}` }, icon('info'), textNode(block.text, surface));

export function card(block, surface) {
  return el('div', { class: 'block card' },
    block.hero_image ? picture(block.hero_image, 'block-picture') : null,
    el('div', { class: 'card-head' }, block.icon ? picture(block.icon, 'context-picture') : null,
      block.title ? textNode(block.title, surface, 'strong') : null),
    block.subtitle ? textNode(block.subtitle, surface, 'small', { class: 'hint' }) : null,
    block.body ? textNode(block.body, surface) : null,
    block.actions?.length ? el('div', { class: 'actions' }, block.actions.map((one) => buildElement(one, block, surface))) : null);
}

export const carousel = (block, surface) => el('div', { class: 'block carousel', tabIndex: 0 }, block.elements.map((one) => card(one, surface)));

// `build` draws the blocks inside.
export function container(block, surface, build) {
  const title = block.rich_text_title ? richText(block.rich_text_title, surface) : textNode(block.title, surface, 'strong');
  const subtitle = block.subtitle ? textNode(block.subtitle, surface, 'small', { class: 'hint' }) : null;
  const inside = el('div', { class: 'container-body' }, build(block.child_blocks, surface));
  if (!block.is_collapsible) return el('div', { class: 'block framed' }, el('div', {}, title, subtitle), inside);
  return el('details', { class: 'block framed', open: !block.is_collapsed }, el('summary', {}, title, subtitle), inside);
}

const MARKS = { complete: '✓', error: '✕', in_progress: '…' };

export function task(block, surface) {
  const more = [block.details, block.output].filter(Boolean).map((one) => el('div', { class: 'marked' }, richText(one, surface)));
  return el('div', { class: `block task ${block.status || 'pending'}` },
    el('span', { class: 'task-mark', 'aria-hidden': 'true' }, MARKS[block.status] || '○'),
    el('div', {}, el('span', { dir: 'auto' }, block.title), more));
}

export const plan = (block, surface) => el('div', { class: 'block framed' },
  el('strong', { dir: 'auto' }, block.title), (block.tasks || []).map((one) => task(one, surface)));

export const contextActions = (block, surface) => el('div', { class: 'block actions small' },
  block.elements.map((one) => (one.type === 'feedback_buttons' ? feedback(one, block, surface) : buildElement(one, block, surface))));

// The two of them are one element; what tells them apart is the value.
function feedback(element, block, surface) {
  return [element.positive_button, element.negative_button].map((one) => buildElement(
    { ...one, type: 'button', action_id: element.action_id }, block, surface));
}
