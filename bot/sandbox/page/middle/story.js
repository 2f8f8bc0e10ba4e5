// The time line: one row for each turn, its lines folded under it, each leading to where it can be seen.

import { el, gathered, get, keep } from '../dom.js';
import { listen, onOpen } from '../live.js';
import { currentLanguage, onLanguage, wordsOf } from '../words.js';
import { table } from '../words/middle.js';
import { glyph } from './glyphs.js';
import { sentence } from './telling.js';
import { day, hour, shownCustomer } from './times.js';
import { buildWelcome } from './welcome.js';

const say = wordsOf(table);
const ROWS = 300; // that are drawn
const KEPT = 1000; // that are known
const DECISIVE = ['mishap', 'refused', 'approved', 'fired']; // by weight: what a turn is remembered for
const FOR_ALL = new Set(['clock', 'mishap']);
const state = {
  turns: new Map(), open: new Set(), allOpen: false, onlyShown: false, pinned: true,
  tools: null, rows: null, head: null, newer: null, help: null,
};

export function startStory(panel, tools) {
  state.tools = tools;
  state.head = el('div', { class: 'story-head' });
  state.rows = el('ol', { class: 'turns', tabindex: 0, onscroll: scrolled });
  state.newer = el('button', { type: 'button', class: 'button strong newer', hidden: true, onclick: toEnd });
  const welcome = el('div', { class: 'welcome-place' });
  panel.append(welcome, state.head, el('div', { class: 'turns-frame' }, state.rows, state.newer));
  state.help = buildWelcome(welcome, tools);
  listen('story', ({ lines }) => take(lines));
  onOpen(refresh);
  onLanguage(showAll);
  document.addEventListener('customer', draw);
  // Hidden by another tab or side it loses its place; whoever was at the end is there again.
  new ResizeObserver(() => { if (state.pinned) toEnd(); }).observe(state.rows);
  showHead();
}

const refresh = gathered(async () => {
  const told = await get('/sandbox/story');
  if (told) take(told.lines);
});

// A line that comes again, by its number, replaces what was told before.
function take(lines) {
  for (const line of lines) {
    const turn = state.turns.get(line.turn) || [];
    const known = turn.findIndex((one) => one.id === line.id);
    if (known < 0) turn.push(line);
    else turn[known] = line;
    state.turns.set(line.turn, turn);
  }
  for (const oldest of [...state.turns.keys()].slice(0, -KEPT)) state.turns.delete(oldest);
  show();
}

function scrolled() {
  const { scrollHeight, scrollTop, clientHeight } = state.rows;
  if (!clientHeight) return;
  state.pinned = scrollHeight - scrollTop - clientHeight < 80;
  if (state.pinned) state.newer.hidden = true;
}

function toEnd() {
  state.rows.scrollTop = state.rows.scrollHeight;
  state.newer.hidden = true;
}

function showAll() {
  showHead();
  draw();
}

function showHead() {
  const filters = [['all', false], ['shown', true]];
  state.newer.textContent = say('newer');
  state.rows.setAttribute('aria-label', say('story'));
  state.head.replaceChildren(
    el('div', { class: 'segments', role: 'group', 'aria-label': say('whose') }, filters.map(([name, only]) => el('button', {
      type: 'button', 'aria-pressed': String(state.onlyShown === only), onclick: () => {
        state.onlyShown = only;
        showAll();
        state.head.querySelector('[aria-pressed="true"]').focus();
      },
    }, say(`whose_${name}`)))),
    small('fold', state.allOpen ? 'fold_all' : 'unfold_all', foldAll), small('help', 'what_is_this', state.help));
}

const small = (icon, words, onclick) => el('button', {
  type: 'button', class: 'button bare square', 'aria-label': say(words), title: say(words), 'data-do': icon, onclick,
}, glyph(icon));

function foldAll() {
  state.allOpen = !state.allOpen;
  state.open.clear();
  showAll();
  state.head.querySelector('[data-do="fold"]').focus();
}

const show = gathered(async () => {
  const before = state.rows.lastElementChild;
  draw();
  if (!state.pinned && before !== state.rows.lastElementChild) state.newer.hidden = false;
});

function draw() {
  keep(state.rows, rows(), (one) => one.key, build);
  if (state.pinned) toEnd();
}

function rows() {
  const shown = shownCustomer()?.id;
  const look = { language: currentLanguage(), zone: shownCustomer()?.zone };
  const items = [];
  let last = '';
  const wanted = (lines) => !state.onlyShown || lines.some((one) => one.customer === shown || FOR_ALL.has(one.kind));
  const turns = [...state.turns].filter(([, lines]) => wanted(lines)).sort(([a], [b]) => a - b).slice(-ROWS);
  for (const [turn, lines] of turns) {
    const date = day(lines[0].at);
    if (date !== last) items.push({ key: `day ${date}`, day: date });
    last = date;
    items.push({ key: turn, lines, open: state.allOpen !== state.open.has(turn), ...look });
  }
  return items.length ? items : [{ key: 'none', none: true, ...look }];
}

function build(item) {
  if (item.none) return el('li', { class: 'turns-none muted' }, say('no_story'));
  if (item.day) return el('li', { class: 'turns-day' }, el('span', {}, item.day));
  const [first, ...rest] = item.lines;
  const kind = DECISIVE.find((one) => item.lines.some((line) => line.kind === one)) || first.kind;
  return el('li', { class: `turn kind-${kind} ${item.open ? 'open' : ''}` },
    el('span', { class: 'turn-mark' }, glyph(kind)),
    el('div', { class: 'turn-body' },
      el('div', { class: 'turn-head' }, told(first, 'headline'), rest.length ? unfolder(item, rest.length) : null),
      item.open && rest.length ? el('ul', { class: 'lines' }, rest.map(detail)) : null));
}

const detail = (one) => el('li', { class: `line kind-${one.kind}` }, glyph(one.kind), told(one, 'line-words'));

function unfolder(item, count) {
  const words = say(item.open ? 'fold_one' : 'unfold_one', { count });
  return el('button', {
    type: 'button', class: 'unfolder', 'aria-expanded': String(item.open), title: words, 'aria-label': words,
    onclick: () => {
      if (!state.open.delete(item.key)) state.open.add(item.key);
      draw();
      state.rows.querySelector(`[data-key="${item.key}"] .unfolder`)?.focus();
    },
  }, item.open ? '' : el('span', {}, String(count)), glyph('chevron'));
}

function told(line, look) {
  const words = el('span', { class: 'words' },
    look === 'headline' ? el('time', {}, hour(line.at)) : null,
    sentence(line.say, line.values, { chips: line.kind === 'moved' }));
  const onPhone = line.customer && line.message_id;
  if (!onPhone && !(line.channel && line.ts)) return el('span', { class: look }, words);
  const where = onPhone ? 'phone' : 'desk';
  return el('button', {
    type: 'button', class: `${look} leads`, title: say(`see_${where}`), onclick: () => lead(line, where),
  }, words, glyph(where));
}

function lead(line, where) {
  state.tools.goTo(where);
  if (where === 'phone') state.tools.phone.showCustomer(line.customer, line.message_id);
  else state.tools.desk.showPost(line.channel, line.ts);
}
