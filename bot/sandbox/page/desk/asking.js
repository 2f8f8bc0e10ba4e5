// The question before a dangerous button counts.

import { el } from '../dom.js';
import { textNode } from './texts.js';

let layer = null;

export const startAsking = (node) => { layer = node; };

// Resolves to whether the person agreed; Escape and a click beside the question are a no.
export function confirmed(question, surface) {
  return new Promise((resolve) => {
    const before = document.activeElement;
    const answer = (agreed) => {
      layer.hidden = true;
      layer.replaceChildren();
      before?.focus();
      resolve(agreed);
    };
    const deny = el('button', { type: 'button', class: 'press', onclick: () => answer(false) }, question.deny.text);
    const agree = el('button', { type: 'button', class: `press ${question.style || 'primary'}`, onclick: () => answer(true) }, question.confirm.text);
    const kind = { role: 'alertdialog', 'aria-modal': 'true', 'aria-labelledby': 'ask-title', 'aria-describedby': 'ask-text' };
    const box = el('div', { class: 'modal small', ...kind },
      el('div', { class: 'modal-head' }, textNode(question.title, surface, 'h3', { id: 'ask-title' })),
      el('div', { class: 'modal-body' }, textNode(question.text, surface, 'p', { id: 'ask-text' })),
      el('div', { class: 'modal-foot' }, deny, agree));
    box.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') answer(false);
      else if (event.key === 'Tab') {
        event.preventDefault();
        (document.activeElement === agree ? deny : agree).focus();
      }
    });
    layer.onclick = (event) => { if (event.target === layer) answer(false); };
    layer.replaceChildren(box);
    layer.hidden = false;
    agree.focus();
  });
}
