// Where one writes: several lines, files by button, drop and paste, commands and names offered while typing.

import { asBase64, el, sizeText } from '../dom.js';
import { icon } from './icons.js';
import { act, desk, notice } from './memory.js';
import { offered, toMentions } from './mentions.js';
import { roleWords, say } from './say.js';

// `place()` gives {channel, thread_ts} at the moment of sending; `id` begins the ids of the form and its field.
export function buildComposer(id, place) {
  const field = el('textarea', { id: `${id}-text`, rows: 1, dir: 'auto', autocomplete: 'off', 'aria-autocomplete': 'list' });
  const chooser = el('input', { type: 'file', id: `${id}-file`, multiple: true, hidden: true });
  const attach = el('button', { type: 'button', id: `${id}-attach`, class: 'icon-button', onclick: () => chooser.click() }, icon('clip'));
  const send = el('button', { type: 'submit', class: 'send' }, icon('send'));
  const waiting = el('ul', { class: 'waiting-files', hidden: true });
  const hints = el('div', { class: 'hints', role: 'listbox', id: `${id}-hints`, hidden: true });
  const node = el('form', { id: `${id}-form`, class: 'desk-composer' }, hints, waiting,
    el('div', { class: 'composer-row' }, attach, chooser, field, send));
  field.setAttribute('aria-controls', hints.id);
  const own = { node, field, attach, send, waiting, hints, files: [], place, at: '', drafts: new Map() };
  field.addEventListener('keydown', (event) => typing(event, own));
  field.addEventListener('input', () => offer(own));
  field.addEventListener('blur', () => setTimeout(() => { hints.hidden = true; }, 150));
  field.addEventListener('paste', (event) => { if (event.clipboardData.files.length) take(event, own, event.clipboardData.files); });
  chooser.addEventListener('change', () => {
    add(own, chooser.files);
    chooser.value = '';
  });
  node.addEventListener('submit', (event) => submit(event, own));
  return { node, standAt: (key, words) => standAt(own, key, words), dropOn: (zone) => dropOn(own, zone) };
}

// Each person has a draft of their own in each place; what is begun in one is never sent to another.
function standAt(own, key, words) {
  const { field, attach, send, drafts } = own;
  if (key !== own.at) {
    drafts.set(own.at, { text: field.value, files: own.files });
    own.at = key;
    field.value = drafts.get(key)?.text || '';
    keepFiles(own, drafts.get(key)?.files || []);
    own.hints.hidden = true;
  }
  field.placeholder = words;
  field.setAttribute('aria-label', words);
  attach.title = say('share_file');
  attach.setAttribute('aria-label', say('share_file'));
  send.setAttribute('aria-label', say('send'));
}

// -- files
function take(event, own, files) {
  event.preventDefault();
  add(own, files);
}

function add(own, files) {
  keepFiles(own, [...own.files, ...files]);
  own.field.focus();
}

function keepFiles(own, files) {
  own.files = files;
  own.waiting.hidden = !files.length;
  own.waiting.replaceChildren(...files.map((file) => el('li', {}, el('bdi', {}, file.name), el('small', {}, sizeText(file.size)),
    el('button', {
      type: 'button', class: 'icon-button', 'aria-label': say('remove', { name: file.name }),
      onclick: () => keepFiles(own, own.files.filter((one) => one !== file)),
    }, icon('close')))));
}

function dropOn(own, zone) {
  const holds = (event) => event.dataTransfer?.types.includes('Files');
  zone.addEventListener('dragover', (event) => {
    if (!holds(event)) return;
    event.preventDefault();
    zone.classList.add('dropping');
  });
  zone.addEventListener('dragleave', (event) => { if (!zone.contains(event.relatedTarget)) zone.classList.remove('dropping'); });
  zone.addEventListener('drop', (event) => {
    zone.classList.remove('dropping');
    if (holds(event)) take(event, own, event.dataTransfer.files);
  });
}

// -- sending
async function submit(event, own) {
  event.preventDefault();
  const text = own.field.value.trim();
  const { files } = own;
  if (!text && !files.length) return;
  own.field.value = '';
  own.hints.hidden = true;
  keepFiles(own, []);
  const answer = files.length ? await share(own.place(), files, toMentions(text)) : await tell(own.place(), text);
  const said = answer.error || answer.warning;
  if (said) notice(say(said));
  if (answer.error && !own.field.value) own.field.value = text;
}

async function share(place, files, text) {
  let answer = {};
  for (const [at, file] of files.entries()) {
    answer = await act('upload', { ...place, name: file.name, mime: file.type, content_base64: await asBase64(file), text: at ? '' : text });
    if (answer.error) break;
  }
  return answer;
}

async function tell(place, text) {
  if (!/^\/[a-z]/.test(text)) return act('say', { ...place, text: toMentions(text) });
  const [command, ...words] = text.split(' ');
  const answer = await act('command', { command, text: words.join(' '), channel: place.channel });
  const silent = answer.acknowledged && !answer.answer?.text && !answer.answer?.blocks;
  return silent ? { warning: say('command_taken', { command }) } : answer;
}

// -- hints
const COMMANDS = ['/concord'];

function offer(own) {
  const { field } = own;
  const before = field.value.slice(0, field.selectionStart);
  const people = offered(before);
  const commands = /^\/[a-z]*$/.test(field.value) ? COMMANDS.filter((one) => one.startsWith(field.value)) : [];
  const choices = commands.length ? commands.map((one) => ({ shown: one, about: say('command_about'), put: `${one} `, over: before.length }))
    : (people?.people || []).map((one) => (
      { shown: `@${one.name}`, about: one.role ? roleWords(one.role) : say('app'), put: `@${one.name} `, over: people.length }));
  own.hints.hidden = !choices.length;
  own.hints.replaceChildren(...choices.map((one, at) => el('button', {
    type: 'button', role: 'option', id: `${own.hints.id}-${at}`, tabIndex: -1, 'aria-selected': String(at === 0),
    onmousedown: (event) => event.preventDefault(), onclick: () => put(own, one),
  }, el('strong', { dir: 'auto' }, one.shown), el('small', {}, one.about))));
  own.field.setAttribute('aria-activedescendant', choices.length ? `${own.hints.id}-0` : '');
}

function put(own, { put: words, over }) {
  const { field } = own;
  const at = field.selectionStart;
  field.setRangeText(words, at - over, at, 'end');
  own.hints.hidden = true;
  field.focus();
}

function typing(event, own) {
  if (event.isComposing) return;
  if (!own.hints.hidden && KEYS[event.key]) {
    event.preventDefault();
    KEYS[event.key](own);
  } else if (event.key === 'Enter' && !event.shiftKey) {
    event.preventDefault();
    own.node.requestSubmit();
  }
}

function choose(own, step) {
  const all = [...own.hints.children];
  const at = all.findIndex((one) => one.ariaSelected === 'true');
  all[at].ariaSelected = 'false';
  const next = all.at((at + step) % all.length);
  next.ariaSelected = 'true';
  own.field.setAttribute('aria-activedescendant', next.id);
}

const takeHint = (own) => own.hints.querySelector('[aria-selected="true"]').click();
const KEYS = {
  ArrowDown: (own) => choose(own, 1),
  ArrowUp: (own) => choose(own, -1),
  Enter: takeHint,
  Tab: takeHint,
  Escape: (own) => { own.hints.hidden = true; },
};
