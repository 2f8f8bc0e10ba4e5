// The input block of a form: label, field, hint, and the error under it.

import { el } from '../dom.js';
import { buildField, initialOf } from './fields.js';
import { say } from './say.js';
import { textNode } from './texts.js';

let count = 0;

export function inputBlock(block, surface) {
  const { element } = block;
  const said = surface.values?.[block.block_id]?.[element.action_id];
  const field = buildField(element, said === undefined ? initialOf(element) : said, surface);
  const error = surface.errors?.[block.block_id];
  count += 1;
  const label = el('span', { class: 'label', id: `label-${count}` }, textNode(block.label, surface, 'span'),
    block.optional ? el('small', {}, ` ${say('optional')}`) : null);
  const hint = block.hint ? textNode(block.hint, surface, 'small', { class: 'hint', id: `hint-${count}` }) : null;
  const wrong = error ? el('small', { class: 'wrong', id: `wrong-${count}`, role: 'alert', dir: 'auto' }, say(error)) : null;
  describe(field, block, [wrong?.id, hint?.id].filter(Boolean).join(' '), Boolean(error));
  if (block.dispatch_action) dispatchFrom(field, block, surface);
  const group = el('div', { class: `block input ${error ? 'has-error' : ''}` }, label, field, wrong, hint);
  group.dataset.block = block.block_id;
  label.addEventListener('click', () => (field.matches('fieldset') ? field.querySelector('input') : field).focus());
  return group;
}

function describe(field, block, description, isWrong) {
  field.classList.add('asked');
  field.dataset.block = block.block_id;
  field.dataset.action = block.element.action_id;
  field.setAttribute('aria-labelledby', `label-${count}`);
  if (description) field.setAttribute('aria-describedby', description);
  if (isWrong) field.setAttribute('aria-invalid', 'true');
  if (!block.optional) field.setAttribute('aria-required', 'true');
}

// Such a field tells the bot at once what was chosen, or with Enter what was typed.
function dispatchFrom(field, block, surface) {
  const { element } = block;
  const tell = () => surface.press(field, { action_id: element.action_id, block_id: block.block_id, selected: field.read() }, element);
  if (!field.matches('textarea, input')) field.addEventListener('change', tell);
  else field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    tell();
  });
}
