// Changing one's own message in its place.

import { el } from '../dom.js';
import { act, names, notice } from './memory.js';
import { toMentions } from './mentions.js';
import { say } from './say.js';

const plainly = (text) => text.replace(/<@(\w+)>/g, (whole, id) => `@${names(id)}`)
  .replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

export function startEditing(post, one) {
  const shown = post.querySelector('.post-text');
  if (!shown) return;
  const field = el('textarea', { rows: 2, dir: 'auto', value: plainly(one.text), 'aria-label': say('edit') });
  const form = el('form', { class: 'editing' }, field, el('div', { class: 'editing-foot' },
    el('button', { type: 'button', class: 'press', onclick: () => form.replaceWith(shown) }, say('cancel')),
    el('button', { type: 'submit', class: 'press primary' }, say('save'))));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    form.replaceWith(shown);
    const text = field.value.trim();
    const answer = text ? await act('edit', { channel: one.channel, ts: one.ts, text: toMentions(text) }) : {};
    if (answer.error) notice(answer.error);
  });
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      form.replaceWith(shown);
    }
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  shown.replaceWith(form);
  field.focus();
}
