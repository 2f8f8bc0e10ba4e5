// Everything of Block Kit that is typed into, chosen from or picked: each becomes a node whose `read()` gives its value
// as the sandbox wants it (null for nothing). A new element is a line in FIELDS.

import { asBase64, el } from '../dom.js';
import { say } from './say.js';
import { searching } from './searching.js';
import { textNode } from './texts.js';

const FIELDS = {
  plain_text_input: typed,
  rich_text_input: typed,
  number_input: typed,
  email_text_input: typed,
  url_text_input: typed,
  datepicker: typed,
  timepicker: typed,
  datetimepicker: moment,
  file_input: files,
  static_select: select,
  users_select: select,
  conversations_select: select,
  channels_select: select,
  external_select: search,
  multi_external_select: search,
  radio_buttons: choices,
  checkboxes: choices,
  multi_static_select: choices,
  multi_users_select: choices,
  multi_conversations_select: choices,
  multi_channels_select: choices,
};

const INITIAL = {
  static_select: 'initial_option', radio_buttons: 'initial_option', checkboxes: 'initial_options',
  multi_static_select: 'initial_options', datepicker: 'initial_date', timepicker: 'initial_time',
  datetimepicker: 'initial_date_time', external_select: 'initial_option', users_select: 'initial_user', conversations_select: 'initial_conversation',
  channels_select: 'initial_channel', multi_users_select: 'initial_users',
  multi_conversations_select: 'initial_conversations', multi_channels_select: 'initial_channels',
};

export const isField = (element) => element.type in FIELDS;
export const initialOf = (element) => element[INITIAL[element.type] || 'initial_value'];

export function buildField(element, value, surface) {
  return (FIELDS[element.type] || unknown)(element, value, surface);
}

function unknown(element) {
  const node = el('p', { class: 'not-drawn' }, say('not_drawn', { type: element.type }));
  node.read = () => null;
  return node;
}

const HTML_TYPES = { email_text_input: 'email', url_text_input: 'url', datepicker: 'date', timepicker: 'time' };

function typed(element, value) {
  const shared = {
    value: value ?? '', placeholder: element.placeholder?.text || '', dir: 'auto', maxLength: element.max_length || 3000,
  };
  const many = element.multiline || element.type === 'rich_text_input';
  const field = many ? el('textarea', { rows: 4, ...shared }) : el('input', {
    ...shared, type: HTML_TYPES[element.type] || 'text', autocomplete: 'off',
    inputMode: element.type === 'number_input' ? 'decimal' : undefined,
  });
  field.read = () => field.value || null;
  return field;
}

// Slack keeps seconds since 1970; the field shows the browser's own time.
function moment(element, value) {
  const local = (seconds) => new Date(seconds * 1000 - new Date(seconds * 1000).getTimezoneOffset() * 60000).toISOString().slice(0, 16);
  const field = el('input', { type: 'datetime-local', value: value ? local(value) : '' });
  field.read = () => (field.value ? Math.floor(new Date(field.value).getTime() / 1000) : null);
  return field;
}

function files(element) {
  const field = el('input', {
    type: 'file', multiple: (element.max_files ?? 10) > 1, accept: (element.filetypes || []).map((one) => `.${one}`).join(','),
  });
  field.read = () => Promise.all([...field.files].map(async (file) => (
    { name: file.name, mime: file.type, content_base64: await asBase64(file) })));
  return field;
}

function search(element, value, surface) {
  return searching(element, [value].flat()[0], { ...surface.place, action_id: element.action_id });
}

const optionNode = (value, text) => ({ value, text: { type: 'plain_text', text } });

function groupsOf(element, surface) {
  if (element.type.includes('users')) return [{ options: surface.people.map((one) => optionNode(one.id, one.name)) }];
  if (element.type.includes('conversations') || element.type.includes('channels')) {
    return [{ options: surface.channels().map((one) => optionNode(one.id, `#${one.name}`)) }];
  }
  return element.option_groups || [{ options: element.options || [] }];
}

const chosenIn = (value) => new Set([value].flat().filter(Boolean).map((one) => one.value ?? one));

function select(element, value, surface) {
  const chosen = chosenIn(value);
  const first = element.placeholder?.text || say('choose');
  const option = (one) => el('option', { value: one.value, selected: chosen.has(one.value) }, one.text.text);
  const field = el('select', { 'aria-label': first }, el('option', { value: '' }, first),
    groupsOf(element, surface).map((group) => (group.label
      ? el('optgroup', { label: group.label.text }, group.options.map(option)) : group.options.map(option))));
  field.read = () => field.value || null;
  return field;
}

let groups = 0;

function choices(element, value, surface) {
  const many = element.type !== 'radio_buttons';
  const chosen = chosenIn(value);
  groups += 1;
  const name = `choice-${groups}`;
  const all = groupsOf(element, surface).flatMap((group) => group.options);
  const kind = element.type.startsWith('multi_') ? 'choices list' : 'choices';
  const field = el('fieldset', { class: kind }, all.map((one) => el('label', { class: 'choice' },
    el('input', { type: many ? 'checkbox' : 'radio', name, value: one.value, checked: chosen.has(one.value) }),
    el('span', {}, textNode(one.text, surface, 'span'),
      one.description ? textNode(one.description, surface, 'small', { class: 'hint' }) : null))));
  const ticked = () => [...field.querySelectorAll('input:checked')].map((one) => one.value);
  field.read = () => (many ? ticked() : ticked()[0] || null);
  return field;
}
