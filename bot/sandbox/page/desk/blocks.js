// Block Kit as elements. `surface` tells what pressing does and how ids are shown as names.

import { el } from '../dom.js';
import { fromMrkdwn } from '../rich_text.js';

const CHOOSING = new Set(['static_select', 'multi_static_select', 'overflow', 'users_select', 'conversations_select', 'channels_select']);

export function textNode(text, surface, tag = 'div', properties = {}) {
  const marked = text.type === 'mrkdwn' ? fromMrkdwn(text.text, surface.names) : [text.text];
  return el(tag, { dir: 'auto', ...properties }, marked);
}

export function buildBlocks(blocks, surface) {
  return blocks.map((block) => (BLOCKS[block.type] || unknown)(block, surface));
}

const BLOCKS = {
  header: (block, surface) => textNode(block.text, surface, 'h3', { class: 'block header' }),
  divider: () => el('hr', { class: 'block' }),
  section: (block, surface) => el('div', { class: 'block section' },
    el('div', { class: 'section-words' },
      block.text ? textNode(block.text, surface) : null,
      block.fields ? el('div', { class: 'fields' }, block.fields.map((text) => textNode(text, surface))) : null),
    block.accessory ? el('div', { class: 'accessory' }, buildElement(block.accessory, block, surface)) : null),
  context: (block, surface) => el('div', { class: 'block context' }, block.elements.map((one) => (
    one.type === 'image' ? picture(one, 'context-picture') : textNode(one, surface, 'span')))),
  actions: (block, surface) => el('div', { class: 'block actions buttons' },
    block.elements.map((one) => buildElement(one, block, surface))),
  image: (block, surface) => el('figure', { class: 'block' },
    block.title ? textNode(block.title, surface, 'figcaption') : null, picture(block, 'block-picture')),
  markdown: (block) => el('div', { class: 'block', dir: 'auto' }, block.text),
  rich_text: (block) => el('div', { class: 'block', dir: 'auto' }, plainText(block)),
  file: () => null,
  input: inputBlock,
};

const unknown = (block) => el('div', { class: 'block muted' }, `[${block.type}]`);

function plainText(block) {
  return (block.elements || []).map((one) => one.text || plainText(one)).join('');
}

// The page asks no other host for anything, so a picture from elsewhere is named and not shown.
function picture(image, kind) {
  const here = image.image_url && new URL(image.image_url, location.href).origin === location.origin;
  return here ? el('img', { class: kind, src: image.image_url, alt: image.alt_text })
    : el('span', { class: `${kind} absent` }, image.alt_text);
}

export function buildElement(element, block, surface) {
  if (element.type === 'button') return button(element, block, surface);
  if (element.type === 'image') return picture(element, 'accessory-picture');
  if (CHOOSING.has(element.type)) return pressedSelect(element, block, surface);
  const field = inputElement(element, element[initialOf(element)], surface);
  field.addEventListener('change', () => surface.press(field, { ...nameOf(element, block), selected: field.read() }, element));
  return field;
}

const nameOf = (element, block) => ({ action_id: element.action_id, block_id: block.block_id });

function button(element, block, surface) {
  const said = { ...nameOf(element, block), value: element.value };
  const node = el('button', {
    type: 'button', class: `press ${element.style || ''}`, title: element.accessibility_label,
    onclick: () => surface.press(node, said, element),
  }, element.text.text);
  node.dir = 'auto';
  return node;
}

function pressedSelect(element, block, surface) {
  const field = select(element, undefined, surface);
  field.addEventListener('change', () => surface.press(field, { ...nameOf(element, block), selected: field.read() }, element));
  return field;
}

function inputBlock(block, surface) {
  const said = surface.values?.[block.block_id]?.[block.element.action_id];
  const field = inputElement(block.element, valueIn(said) ?? block.element[initialOf(block.element)], surface);
  field.dataset.block = block.block_id;
  field.dataset.action = block.element.action_id;
  field.classList.add('asked');
  const error = surface.errors?.[block.block_id];
  const group = field.matches('fieldset, .choices');
  const label = [textNode(block.label, surface, 'span'), block.optional ? el('small', {}, ' (optional)') : null];
  const hint = block.hint ? textNode(block.hint, surface, 'small', { class: 'hint' }) : null;
  const wrong = error ? el('small', { class: 'wrong', role: 'alert', dir: 'auto' }, error) : null;
  return el(group ? 'div' : 'label', { class: `block input ${error ? 'has-error' : ''}` },
    el('span', { class: 'label' }, label), field, wrong, hint);
}

// What stands in an input's state, whichever name Slack gives it.
function valueIn(said) {
  if (!said) return undefined;
  const { type, ...rest } = said;
  return Object.values(rest)[0] ?? undefined;
}

const initialOf = (element) => ({
  static_select: 'initial_option', radio_buttons: 'initial_option', checkboxes: 'initial_options',
  multi_static_select: 'initial_options', datepicker: 'initial_date', timepicker: 'initial_time',
  users_select: 'initial_user', conversations_select: 'initial_conversation', channels_select: 'initial_channel',
}[element.type] || 'initial_value');

function inputElement(element, value, surface) {
  if (element.type === 'radio_buttons' || element.type === 'checkboxes') return choices(element, value, surface);
  if (CHOOSING.has(element.type)) return select(element, value, surface);
  return typed(element, value);
}

const HTML_TYPES = {
  number_input: 'text', email_text_input: 'email', url_text_input: 'url', datepicker: 'date', timepicker: 'time', file_input: 'file',
};

function typed(element, value) {
  const shared = {
    value: value ?? '', placeholder: element.placeholder?.text || '', dir: 'auto', maxLength: element.max_length || 3000,
  };
  const field = element.multiline ? el('textarea', { rows: 5, ...shared })
    : el('input', {
      ...shared, type: HTML_TYPES[element.type] || 'text', inputMode: element.type === 'number_input' ? 'decimal' : undefined,
      autocomplete: 'off',
    });
  field.read = () => field.value || null;
  return field;
}

function optionsOf(element, surface) {
  if (element.type === 'users_select') return surface.people.map((one) => ({ text: { text: one.name }, value: one.id }));
  return element.option_groups ? element.option_groups.flatMap((group) => group.options) : element.options || [];
}

function select(element, value, surface) {
  const multiple = element.type.startsWith('multi_');
  const chosen = new Set([value].flat().filter(Boolean).map((one) => one.value ?? one));
  const first = element.placeholder?.text || (element.type === 'overflow' ? '⋯' : 'Choose…');
  const field = el('select', { multiple, 'aria-label': first },
    multiple ? null : el('option', { value: '' }, first),
    optionsOf(element, surface).map((one) => el('option', { value: one.value, selected: chosen.has(one.value) }, one.text.text)));
  field.read = () => (multiple ? [...field.selectedOptions].map((one) => one.value) : field.value || null);
  return field;
}

let groups = 0;

function choices(element, value, surface) {
  const many = element.type === 'checkboxes';
  const chosen = new Set([value].flat().filter(Boolean).map((one) => one.value ?? one));
  groups += 1;
  const name = `choice-${groups}`;
  const field = el('fieldset', { class: 'choices' }, element.options.map((one) => el('label', { class: 'choice' },
    el('input', { type: many ? 'checkbox' : 'radio', name, value: one.value, checked: chosen.has(one.value) }),
    el('span', {}, textNode(one.text, surface, 'span'),
      one.description ? textNode(one.description, surface, 'small', { class: 'hint' }) : null))));
  const ticked = () => [...field.querySelectorAll('input:checked')].map((one) => one.value);
  field.read = () => (many ? ticked() : ticked()[0] || null);
  return field;
}
