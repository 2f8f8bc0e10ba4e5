// Block Kit as elements. `surface` tells what pressing does and how ids are shown as names. A new block is a line below.

import { el } from '../dom.js';
import { buildElement } from './elements.js';
import { inputBlock } from './inputs.js';
import { alert, card, carousel, container, contextActions, plan, task } from './frames.js';
import { fromMarkdown } from './markdown.js';
import { picture } from './pictures.js';
import { richText } from './rich.js';
import { table } from './tables.js';
import { folded, textNode } from './texts.js';
import { icon } from './icons.js';
import { say } from './say.js';

export const buildBlocks = (blocks, surface) => blocks.map((block) => (BLOCKS[block.type] || unknown)(block, surface));

const BLOCKS = {
  header: (block, surface) => textNode(block.text, surface, 'h3', { class: 'block header' }),
  divider: () => el('hr', { class: 'block' }),
  section,
  context: (block, surface) => el('div', { class: 'block context' }, block.elements.map((one) => (
    one.type === 'image' ? picture(one, 'context-picture') : textNode(one, surface, 'span')))),
  actions: (block, surface) => el('div', { class: 'block actions' },
    block.elements.map((one) => buildElement(one, block, surface))),
  image: (block, surface) => el('figure', { class: 'block' },
    block.title ? textNode(block.title, surface, 'figcaption') : null, picture(block, 'block-picture')),
  markdown: (block) => folded(block.text, el('div', { class: 'block marked', dir: 'auto' }, fromMarkdown(block.text))),
  rich_text: (block, surface) => el('div', { class: 'block marked', dir: 'auto' }, richText(block, surface)),
  table,
  data_table: table,
  alert,
  card,
  carousel,
  container: (block, surface) => container(block, surface, buildBlocks),
  plan,
  task_card: task,
  context_actions: contextActions,
  video,
  file: (block) => el('div', { class: 'block absent' }, icon('clip'), el('bdi', {}, block.external_id || say('file_elsewhere'))),
  input: inputBlock,
};

const unknown = (block) => el('p', { class: 'block not-drawn' }, say('not_drawn', { type: block.type }));

function section(block, surface) {
  return el('div', { class: 'block section' },
    el('div', { class: 'section-words' },
      block.text ? folded(block.text.text, textNode(block.text, surface)) : null,
      block.fields ? el('div', { class: 'fields' }, block.fields.map((text) => textNode(text, surface))) : null),
    block.accessory ? el('div', { class: 'accessory' }, buildElement(block.accessory, block, surface)) : null);
}

// A film lies with another host, which this page does not ask; its title and its link say what it is.
function video(block, surface) {
  return el('div', { class: 'block film' }, el('span', { class: 'film-frame' }, icon('film')),
    el('div', {}, el('strong', {}, textNode(block.title, surface, 'span')),
      block.description ? textNode(block.description, surface, 'div', { class: 'hint' }) : null,
      el('small', { class: 'muted' }, say('film_elsewhere', { host: block.provider_name || '' }))));
}

