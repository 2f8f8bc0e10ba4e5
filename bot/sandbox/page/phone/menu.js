// A small menu beside what it belongs to. Arrow keys walk through it, Esc and a click elsewhere close it.

import { el } from '../dom.js';
import { glyph } from './glyphs.js';

const EDGE = 8;

// `entries`: {id?, drawing, label, does, checked?, danger?}; the menu stays inside `room`.
export function openMenu(anchor, entries, room) {
  const box = el('div', { class: 'phone-menu', role: 'menu' }, entries.map((one) => el('button', {
    type: 'button', id: one.id, class: one.danger ? 'danger' : '', role: one.checked === undefined ? 'menuitem' : 'menuitemcheckbox',
    'aria-checked': one.checked === undefined ? null : String(one.checked),
    onclick: () => { close(true); one.does(); },
  }, glyph(one.drawing), el('span', {}, one.label), one.checked ? glyph('tick') : null)));
  const outside = (event) => { if (!box.contains(event.target)) close(false); };
  function close(back) {
    document.removeEventListener('pointerdown', outside, true);
    box.remove();
    anchor.setAttribute('aria-expanded', 'false');
    if (back) anchor.focus({ preventScroll: true });
  }
  box.addEventListener('keydown', (event) => walk(event, box, close));
  box.addEventListener('focusout', (event) => { if (event.relatedTarget && !box.contains(event.relatedTarget)) close(false); });
  document.addEventListener('pointerdown', outside, true);
  room.append(box);
  place(box, anchor, room);
  anchor.setAttribute('aria-expanded', 'true');
  box.firstElementChild.focus({ preventScroll: true });
}

function walk(event, box, close) {
  const items = [...box.children];
  const at = items.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (event.key === 'Escape' || event.key === 'Tab') close(true);
  else if (to === undefined) return;
  else items[(to + items.length) % items.length].focus();
  event.preventDefault();
  event.stopPropagation();
}

function place(box, anchor, room) {
  const around = room.getBoundingClientRect();
  const from = anchor.getBoundingClientRect();
  const left = Math.min(Math.max(EDGE, from.left - around.left), around.width - box.offsetWidth - EDGE);
  const below = from.bottom - around.top + 4;
  const fits = below + box.offsetHeight < around.height - EDGE;
  box.style.left = `${left}px`;
  box.style.top = `${fits ? below : Math.max(EDGE, from.top - around.top - box.offsetHeight - 4)}px`;
}
