// What lies over the desk: the topmost modal, and the question a dangerous button asks first.

import { byId, el, post } from '../dom.js';
import { buildBlocks, textNode } from './blocks.js';

let shown = '';
let asking = false;

// Draws the person's topmost view. What was typed stays while the view itself does not change.
export function showModal(views, user, surfaceFor, refresh) {
  if (asking) return;
  const veil = byId('veil');
  const view = views[views.length - 1];
  const mark = view ? JSON.stringify([user, view.id, view.hash, view.errors]) : '';
  if (mark === shown) return;
  const before = veil.querySelector('form')?.dataset.view === view?.id ? typedIn(veil) : {};
  shown = mark;
  veil.hidden = !view;
  veil.replaceChildren();
  if (!view) return;
  const values = { ...view.state.values, ...asState(before) };
  const surface = { ...surfaceFor({ view_id: view.id }), values, errors: view.errors };
  const send = view.submit ? el('button', { type: 'submit', class: 'press primary' }, view.submit.text) : null;
  const trouble = el('p', { class: 'wrong', role: 'alert', hidden: true });
  const close = () => post(`/sandbox/slack/${user}/close`, { view_id: view.id }).then(refresh);
  const form = el('form', { class: 'modal', role: 'dialog', 'aria-modal': 'true', 'aria-label': view.title?.text || '', noValidate: true },
    el('div', { class: 'modal-head' }, el('strong', { dir: 'auto' }, view.title?.text || ''),
      el('button', { type: 'button', class: 'icon', 'aria-label': 'Close', onclick: close }, '✕')),
    el('div', { class: 'modal-body' }, buildBlocks(view.blocks, surface), trouble),
    el('div', { class: 'modal-foot' },
      el('button', { type: 'button', class: 'press', onclick: close }, view.close?.text || (views.length > 1 ? 'Back' : 'Cancel')), send));
  form.dataset.view = view.id;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (send.disabled) return;
    send.disabled = true;
    const answer = await post(`/sandbox/slack/${user}/submit`, { view_id: view.id, values: typedIn(form) });
    send.disabled = false;
    trouble.textContent = answer.error || answer.warning || '';
    trouble.hidden = !trouble.textContent;
    refresh();
  });
  veil.append(form);
  (form.querySelector('.has-error .asked') || form.querySelector('.asked'))?.focus();
}

function typedIn(place) {
  const values = {};
  for (const field of place.querySelectorAll('.asked')) {
    (values[field.dataset.block] ??= {})[field.dataset.action] = field.read();
  }
  return values;
}

function asState(values) {
  return Object.fromEntries(Object.entries(values).map(([block, actions]) => (
    [block, Object.fromEntries(Object.entries(actions).map(([action, value]) => [action, { type: '', value }]))])));
}

// Asks what a button wants to be asked, and resolves to whether the person agreed.
export function confirmed(question, surface) {
  return new Promise((resolve) => {
    const veil = byId('veil');
    const before = [...veil.children];
    asking = true;
    const answer = (agreed) => () => {
      asking = false;
      veil.replaceChildren(...before);
      veil.hidden = !before.length;
      resolve(agreed);
    };
    const agree = el('button', {
      type: 'button', class: `press ${question.style === 'danger' ? 'danger' : 'primary'}`, onclick: answer(true),
    }, question.confirm.text);
    veil.hidden = false;
    veil.replaceChildren(el('div', { class: 'modal small', role: 'alertdialog', 'aria-modal': 'true' },
      el('div', { class: 'modal-head' }, textNode(question.title, surface, 'strong')),
      el('div', { class: 'modal-body' }, textNode(question.text, surface)),
      el('div', { class: 'modal-foot' },
        el('button', { type: 'button', class: 'press', onclick: answer(false) }, question.deny.text), agree)));
    agree.focus();
  });
}
