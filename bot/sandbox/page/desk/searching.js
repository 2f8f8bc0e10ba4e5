// A menu whose options the bot knows: what is typed is sent to it, and what it suggests can be chosen.

import { el } from '../dom.js';
import { act } from './memory.js';
import { say } from './say.js';

const PAUSE_MILLISECONDS = 250;
let count = 0;

// `place` names the element for the sandbox. `read()` gives the chosen option whole, as Slack hands it on.
export function searching(element, value, place) {
  count += 1;
  const options = new Map();
  const list = el('datalist', { id: `found-${count}` });
  const placeholder = element.placeholder?.text || say('type_to_search');
  const field = el('input', { type: 'text', autocomplete: 'off', placeholder, value: value?.text?.text || '' });
  field.setAttribute('list', list.id);
  if (value) options.set(value.text.text, value);
  const ask = async () => {
    const answer = await act('suggest', { ...place, typed: field.value });
    for (const one of answer.options || []) options.set(one.text.text, one);
    list.replaceChildren(...(answer.options || []).map((one) => el('option', { value: one.text.text })));
  };
  field.addEventListener('input', () => {
    clearTimeout(field.waiting);
    if (field.value.length >= (element.min_query_length ?? 3)) field.waiting = setTimeout(ask, PAUSE_MILLISECONDS);
  });
  const chosen = () => options.get(field.value) || null;
  const node = el('span', { class: 'searching' }, field, list);
  node.focus = () => field.focus();
  node.read = () => (element.type.startsWith('multi_') ? [chosen()].filter(Boolean) : chosen());
  return node;
}
