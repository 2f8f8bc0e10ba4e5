// What can be pressed or chosen on a message, on the home tab and in a modal: a press goes to the bot at once.

import { el } from '../dom.js';
import { buildField, initialOf, isField } from './fields.js';
import { icon } from './icons.js';
import { openMenu } from './menu.js';
import { picture } from './pictures.js';
import { say } from './say.js';

export function buildElement(element, block, surface) {
  if (BUTTONS.has(element.type)) return button(element, block, surface);
  if (element.type === 'overflow') return overflow(element, block, surface);
  if (element.type === 'image') return picture(element, 'accessory-picture');
  if (!isField(element)) return el('span', { class: 'not-drawn' }, say('not_drawn', { type: element.type }));
  return chooser(element, block, surface);
}

const BUTTONS = new Set(['button', 'workflow_button', 'icon_button']);
const nameOf = (element, block) => ({ action_id: element.action_id, block_id: block.block_id });

function button(element, block, surface) {
  const said = { ...nameOf(element, block), value: element.value };
  const node = el('button', {
    type: 'button', class: `press ${element.style || ''}`, 'aria-label': element.accessibility_label, dir: 'auto',
    onclick: () => surface.press(node, said, element),
  }, element.text.text);
  node.dataset.action = element.action_id;
  return node;
}

function overflow(element, block, surface) {
  const node = el('button', {
    type: 'button', class: 'press more', 'aria-label': say('more'), 'aria-haspopup': 'menu',
    onclick: () => openMenu(node, element.options.map((one) => ({ value: one.value, words: one.text.text })), (value) => {
      const { url } = element.options.find((one) => one.value === value);
      surface.press(node, { ...nameOf(element, block), selected: value }, { ...element, url });
    }),
  }, icon('more'));
  node.dataset.action = element.action_id;
  return node;
}

function chooser(element, block, surface) {
  const field = buildField(element, surface.values?.[block.block_id]?.[element.action_id] ?? initialOf(element), surface);
  field.classList.add('chooser');
  field.dataset.action = element.action_id;
  field.dataset.block = block.block_id;
  field.addEventListener('change', () => {
    surface.press(field, { ...nameOf(element, block), selected: field.read() }, element);
  });
  return field;
}
