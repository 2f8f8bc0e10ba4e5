// The list of the bot's commands over the text field: opened by its button or by a slash, narrowed while typing.

import { el } from '../dom.js';

export function commandList(place, field, choose) {
  let shown = [];
  let at = 0;

  function show(commands, beginning) {
    shown = beginning === null ? [] : commands.filter((one) => one.command.startsWith(beginning));
    at = 0;
    place.hidden = !shown.length;
    place.replaceChildren(...shown.map((one, number) => el('button', {
      type: 'button', id: `command-${number}`, role: 'option', tabIndex: -1, onclick: () => choose(one.command),
    }, el('strong', {}, `/${one.command}`), el('span', { dir: 'auto' }, one.description))));
    mark();
  }

  function mark() {
    [...place.children].forEach((node, number) => node.setAttribute('aria-selected', String(number === at)));
    field.setAttribute('aria-expanded', String(shown.length > 0));
    if (!shown.length) field.removeAttribute('aria-activedescendant');
    else field.setAttribute('aria-activedescendant', `command-${at}`);
    place.children[at]?.scrollIntoView({ block: 'nearest' });
  }

  // Returns whether the key was meant for the list.
  function key(event) {
    if (!shown.length) return false;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      at = (at + (event.key === 'ArrowDown' ? 1 : -1) + shown.length) % shown.length;
      mark();
    } else if (event.key === 'Enter') choose(shown[at].command);
    else if (event.key === 'Escape') show([], null);
    else if (event.key === 'Tab' && !event.shiftKey) field.value = `/${shown[at].command}`;
    else return false;
    event.preventDefault();
    return true;
  }

  return { show, key, close: () => show([], null), isOpen: () => shown.length > 0 };
}
