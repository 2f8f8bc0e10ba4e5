// The acting person's topmost modal: what was typed stays while the bot changes it, errors stand under their fields,
// and the keyboard stays inside until it is closed.

import { el } from '../dom.js';
import { buildBlocks } from './blocks.js';
import { icon } from './icons.js';
import { act, desk, names } from './memory.js';
import { say } from './say.js';
import { surfaceFor } from './surface.js';

let shown = '';
const drafts = new Map(); // what was typed into views that are out of sight for now, by view

export function startModal(veil, behind) {
  veil.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') closeTop();
    else if (event.key === 'Tab') stayInside(event, veil);
  });
  return () => drawModal(veil, behind);
}

const top = () => desk.seen.views.at(-1);
const closeTop = () => (top() ? act('close', { view_id: top().id }) : null);

function drawModal(veil, behind) {
  const view = top();
  const mark = view ? JSON.stringify([desk.user, view.id, view.hash, view.errors, say('close')]) : '';
  if (mark === shown) return;
  shown = mark;
  const old = veil.querySelector('form');
  if (old) drafts.set(old.dataset.view, rawIn(old));
  veil.hidden = !view;
  behind.forEach((part) => { part.inert = Boolean(view); });
  veil.replaceChildren(...(view ? [formFor(view, drafts.get(view.id))] : []));
  if (view) takeFocus(veil);
}

// A form that the bot opens while somebody types elsewhere on the page does not take the keyboard away.
function takeFocus(veil) {
  const { activeElement } = document;
  if (activeElement !== document.body && !veil.parentElement.contains(activeElement)) return;
  const wrong = veil.querySelector('.has-error .asked');
  const first = wrong || veil.querySelector('.asked') || veil.querySelector('button[type=submit], .close');
  (first?.matches('fieldset') ? first.querySelector('input') : first)?.focus();
}

function formFor(view, typed) {
  const values = { ...standing(view.state.values), ...typed };
  const surface = { ...surfaceFor({ view_id: view.id }), values, errors: view.errors };
  const back = desk.seen.views.length > 1;
  const send = view.submit ? el('button', { type: 'submit', class: 'press primary' }, view.submit.text) : null;
  const trouble = el('p', { class: 'trouble', role: 'alert', hidden: true });
  const kind = { class: 'modal', role: 'dialog', 'aria-modal': 'true', 'aria-labelledby': 'modal-title' };
  const form = el('form', { ...kind, tabIndex: -1, noValidate: true, autocomplete: 'off' },
    head(view, back),
    el('div', { class: 'modal-body' }, buildBlocks(view.blocks, surface)),
    trouble,
    el('div', { class: 'modal-foot' },
      el('button', { type: 'button', class: 'press close', onclick: closeTop }, view.close?.text || say(back ? 'back' : 'cancel')), send));
  form.dataset.view = view.id;
  form.addEventListener('submit', (event) => submit(event, view, send, trouble));
  return form;
}

function head(view, back) {
  return el('div', { class: 'modal-head' },
    back ? el('button', { type: 'button', class: 'icon-button', 'aria-label': say('back'), onclick: closeTop }, icon('back'))
      : el('span', { class: 'avatar square bot', 'aria-hidden': 'true' }, names(desk.seen.bot.id)[0]),
    el('h3', { id: 'modal-title', dir: 'auto' }, view.title?.text || ''),
    el('button', { type: 'button', class: 'icon-button', 'aria-label': say('close'), onclick: closeTop }, icon('close')));
}

async function submit(event, view, send, trouble) {
  event.preventDefault();
  const form = event.currentTarget;
  if (!send || form.ariaBusy === 'true') return;
  form.ariaBusy = 'true';
  send.classList.add('busy');
  trouble.hidden = true;
  const answer = await act('submit', { view_id: view.id, values: await valuesIn(form) });
  form.ariaBusy = 'false';
  send.classList.remove('busy');
  trouble.textContent = answer.warning ? say('trouble') : say(answer.error || '');
  trouble.hidden = !trouble.textContent;
}

const fieldsIn = (form) => [...form.querySelectorAll('.asked, .chooser')];

function rawIn(form) {
  const values = {};
  for (const field of fieldsIn(form)) {
    if (field.type !== 'file') (values[field.dataset.block] ??= {})[field.dataset.action] = field.read();
  }
  return values;
}

async function valuesIn(form) {
  const values = {};
  for (const field of fieldsIn(form)) (values[field.dataset.block] ??= {})[field.dataset.action] = await field.read();
  return values;
}

// What stands in the inputs by the sandbox's account, whichever name Slack gives it.
function standing(state) {
  return Object.fromEntries(Object.entries(state).map(([block, actions]) => [block, Object.fromEntries(
    Object.entries(actions).map(([action, { type, ...rest }]) => [action, Object.values(rest)[0] ?? null]))]));
}

function stayInside(event, veil) {
  const stops = [...veil.querySelectorAll('button, input, textarea, select, a[href]')].filter((one) => !one.disabled && one.offsetParent);
  const at = stops.indexOf(document.activeElement);
  if (event.shiftKey ? at > 0 : at < stops.length - 1) return;
  event.preventDefault();
  stops.at(event.shiftKey ? -1 : 0).focus();
}
