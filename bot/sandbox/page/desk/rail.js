// The rail: the workspace, its channels and the app, each bold and numbered for what this person has not read.

import { el, initials, keep } from '../dom.js';
import { icon } from './icons.js';
import { HOME, desk, direct, enter } from './memory.js';
import { say } from './say.js';
import { unread } from './unread.js';

export function buildRail() {
  const title = el('div', { class: 'workspace' });
  const list = el('nav', { id: 'channels', class: 'channels', 'aria-label': say('channels') });
  list.addEventListener('keydown', walk);
  return { node: el('aside', { class: 'rail' }, title, list), draw: () => drawRail(title, list) };
}

function drawRail(title, list) {
  const name = desk.workspace || say('workspace');
  title.replaceChildren(el('span', { class: 'workspace-mark', 'aria-hidden': 'true' }, initials(name)), el('strong', { dir: 'auto' }, name));
  list.setAttribute('aria-label', say('channels'));
  keep(list, entries(), (one) => one.id, (one) => (one.heading ? el('h3', { class: 'rail-heading' }, one.heading) : entry(one)));
}

function entries() {
  const channels = desk.seen.channels.filter((one) => !one.is_im).map((one) => entryOf(one.id, one.name, one, one.is_private ? 'lock' : 'hash'));
  const app = direct();
  return [
    { id: 'heading-channels', heading: say('channels') }, ...channels,
    { id: 'heading-apps', heading: say('apps') },
    { ...entryOf(HOME, desk.seen.bot.name, app, 'home'), current: desk.room === HOME || desk.room === app?.id },
  ];
}

const entryOf = (id, name, channel, mark) => (
  { id, name, mark, outside: channel?.is_ext_shared, news: channel ? unread(channel.messages, channel.id) : 0, current: desk.room === id });

function entry(one) {
  const label = one.news ? say('unread_in', { name: one.name, count: one.news }) : one.name;
  const node = el('button', {
    type: 'button', class: one.news ? 'news' : '', 'aria-current': one.current ? 'page' : undefined, 'aria-label': label,
    title: one.outside ? say('shared_outside') : undefined, onclick: () => enter(one.id),
  }, icon(one.mark), el('bdi', {}, one.name), one.news ? el('span', { class: 'count' }, one.news > 99 ? '99+' : String(one.news)) : null);
  node.dataset.room = one.id;
  return node;
}

function walk(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const all = [...event.currentTarget.querySelectorAll('button')];
  all.at((all.indexOf(document.activeElement) + step) % all.length).focus();
}
