// A small menu beside the button that opened it: arrow keys move, Enter takes, Escape or a click elsewhere closes.

import { el } from '../dom.js';

const GAP = 4;

// `items` are {value, words, label?}; `take(value)` is called once, or not at all.
export function openMenu(button, items, take, kind = '') {
  const entry = (one) => el('button', {
    type: 'button', role: 'menuitem', dir: 'auto', 'aria-label': one.label,
    onclick: () => { menu.hidePopover(); take(one.value); },
  }, one.words);
  const menu = el('div', { class: `desk-menu ${kind}`, role: 'menu', popover: 'auto' }, items.map(entry));
  menu.addEventListener('keydown', walk);
  menu.addEventListener('toggle', (event) => { if (event.newState === 'closed') menu.remove(); });
  button.after(menu);
  menu.showPopover();
  place(menu, button);
  menu.firstElementChild?.focus();
}

// Escape closes the menu alone, not what lies under it.
function walk(event) {
  if (event.key === 'Escape') event.stopPropagation();
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const entries = [...event.currentTarget.children];
  entries.at((entries.indexOf(document.activeElement) + step) % entries.length).focus();
}

function place(menu, button) {
  const at = button.getBoundingClientRect();
  const { offsetWidth: wide, offsetHeight: high } = menu;
  const below = at.bottom + GAP + high <= window.innerHeight;
  menu.style.left = `${Math.max(GAP, Math.min(at.right - wide, window.innerWidth - wide - GAP))}px`;
  menu.style.top = `${below ? at.bottom + GAP : Math.max(GAP, at.top - GAP - high)}px`;
}
