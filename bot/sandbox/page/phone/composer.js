// Where the customer writes: text of several lines, an answer to a message, a message put right, the bot's commands.

import { el } from '../dom.js';
import { commandList } from './commands.js';
import { glyph } from './glyphs.js';
import { startCommand } from './links.js';

const HIGHEST = 148;

// `parts` are the phone's nodes; `tools`: {act, say, chat, paste, backwards}. `backwards()` takes the keyboard to the
// buttons above and tells whether there were any.
export function composer(parts, tools) {
  const { field, form, note } = parts;
  const { act, say } = tools;
  const drafts = new Map();
  let about = null;
  let writer = null;
  const commands = commandList(parts.commands, field, (name) => {
    clear();
    act('say', { text: `/${name}` });
  });

  function grow() {
    field.style.height = 'auto';
    field.style.height = `${Math.min(HIGHEST, field.scrollHeight)}px`;
    form.classList.toggle('filled', Boolean(field.value.trim()));
  }

  function set(text) {
    field.value = text;
    grow();
  }

  function clear() {
    set('');
    commands.close();
    relate(null);
  }

  // `wanted`: {doing: 'reply' | 'edit', message, name}, or null for a message of its own.
  function relate(wanted) {
    about = wanted;
    note.hidden = !wanted;
    form.classList.toggle('editing', wanted?.doing === 'edit');
    parts.send.replaceChildren(glyph(wanted?.doing === 'edit' ? 'save' : 'send'));
    if (!wanted) return;
    const { doing, message, name } = wanted;
    note.replaceChildren(glyph(doing),
      el('span', { class: 'note-words' }, el('strong', {}, say(doing === 'edit' ? 'editing' : 'replying', { name })),
        el('span', { dir: 'auto' }, message.text || message.files[0]?.name || say('picture'))),
      el('button', { type: 'button', class: 'icon', 'aria-label': say('cancel'), onclick: stop }, glyph('close')));
    if (doing === 'edit') set(message.text);
    field.focus();
  }

  function stop() {
    if (about?.doing === 'edit') set('');
    relate(null);
    field.focus();
  }

  async function submit(event) {
    event.preventDefault();
    const text = field.value.trim();
    const meant = about;
    if (!text) return;
    clear();
    if (meant?.doing === 'edit') await act('edit', { message_id: meant.message.id, text });
    else await act('say', { text: startCommand(text) ?? text, ...(meant ? { reply_to: meant.message.id } : {}) });
  }

  function key(event) {
    if (commands.key(event)) return;
    const plain = !event.shiftKey && !event.isComposing && !event.ctrlKey && !event.altKey;
    if (event.key === 'Enter' && plain) {
      event.preventDefault();
      form.requestSubmit();
    } else if (event.key === 'Escape' && about) stop();
    else if (event.key === 'ArrowUp' && plain && !field.value && tools.backwards()) event.preventDefault();
  }

  function suggest() {
    grow();
    const { value } = field;
    commands.show(tools.chat()?.commands || [], /^\/\w*$/.test(value) ? value.slice(1) : null);
  }

  // Each customer has words of his own that are not sent yet.
  function belongTo(id) {
    if (writer !== null) drafts.set(writer, field.value);
    writer = id;
    relate(null);
    commands.close();
    set(drafts.get(id) || '');
  }

  form.addEventListener('submit', submit);
  field.addEventListener('keydown', key);
  field.addEventListener('input', suggest);
  field.addEventListener('paste', tools.paste);
  parts.menu.addEventListener('click', () => {
    if (commands.isOpen()) commands.close();
    else commands.show(tools.chat()?.commands || [], '');
    field.focus();
  });
  const replying = () => (about && about.doing !== 'edit' ? about.message.id : '');
  return { relate, belongTo, replying, text: () => field.value.trim(), clear };
}
