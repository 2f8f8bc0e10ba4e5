// Text objects of Block Kit, and long words folded as Slack folds them.

import { el } from '../dom.js';
import { fromMrkdwn } from '../rich_text.js';
import { say } from './say.js';

const LONG = 700;

export function textNode(text, surface, tag = 'div', properties = {}) {
  const marked = text.type === 'mrkdwn' ? fromMrkdwn(text.text, surface.names) : [text.text];
  return el(tag, { dir: 'auto', ...properties }, marked);
}

// The node itself, or behind the first lines of it a button that shows the rest.
export function folded(words, node) {
  if (words.length <= LONG) return node;
  node.classList.add('long', 'shut');
  const button = el('button', { type: 'button', class: 'plain-link', 'aria-expanded': 'false' }, say('show_more'));
  button.addEventListener('click', () => {
    const open = !node.classList.toggle('shut');
    button.textContent = say(open ? 'show_less' : 'show_more');
    button.setAttribute('aria-expanded', String(open));
  });
  return el('div', {}, node, button);
}
