// The bar that leads through a tour: what to look at, whose turn it is, and doing it for the visitor. It shows each part
// of the page what the step wants, brings the right side and person to the front, and stays visible everywhere.

import { byId, el, post, tellPage } from '../dom.js';
import { onLanguage, wordsOf } from '../words.js';
import { table } from '../words/middle.js';
import { glyph } from './glyphs.js';
import { moment } from './times.js';

const say = wordsOf(table);
const SIDE = { customer: 'phone', colleague: 'desk' };
const state = { current: null, step: '', tools: null, tours: null, busy: false };

export function startConductor(tools, tours) {
  Object.assign(state, { tools, tours });
  onLanguage(show);
}

export const isLed = () => Boolean(state.current && !state.current.done);

export function conduct(current) {
  state.current = current;
  show();
  const step = current ? `${current.id} ${current.language} ${current.step} ${current.done}` : '';
  const fresh = step !== state.step;
  state.step = step;
  if (fresh && current) state.tools.phone.showCustomer(current.customer, null);
  lead(current?.done ? null : current?.next, fresh);
}

// The side and person change only when a step begins; what is to be done stays marked all the while.
function lead(next, fresh) {
  const { phone, desk, goTo } = state.tools;
  const turn = next?.by;
  if (fresh && SIDE[turn]) goTo(SIDE[turn]);
  if (fresh && turn === 'colleague') desk.become(next.user);
  phone.point(turn === 'customer' ? next : null);
  desk.point(turn === 'colleague' ? next : null);
  document.body.classList.toggle('clock-wanted', turn === 'time');
}

function show() {
  const place = byId('conductor');
  const { current } = state;
  place.hidden = !current;
  document.body.classList.toggle('conducted', Boolean(current));
  if (!current) return place.replaceChildren();
  place.className = `conductor ${current.problem ? 'troubled' : ''} ${current.done ? 'done' : ''}`;
  place.setAttribute('aria-label', say('tour'));
  place.setAttribute('role', 'region');
  const focused = place.contains(document.activeElement) ? document.activeElement.dataset.do : '';
  const buttons = current.done ? ending(current) : steering(current);
  place.replaceChildren(progress(current), words(current), el('div', { class: 'conductor-buttons' }, buttons));
  return focused && place.querySelector(`[data-do="${focused}"]`)?.focus();
}

function progress({ step, of, done }) {
  const bar = el('div', { class: 'tour-progress', 'aria-hidden': 'true' }, el('span'));
  bar.firstChild.style.inlineSize = `${Math.round((100 * (done ? of : Math.max(step - 1, 0))) / Math.max(of, 1))}%`;
  return bar;
}

function words(current) {
  const { next } = current;
  const text = current.done ? current.caption || state.tours.about(current) : current.caption;
  return el('div', { class: 'conductor-words', lang: current.language === 'zh' ? 'zh-Hans' : current.language },
    el('p', { class: 'conductor-top' },
      el('strong', {}, current.title), el('span', { class: 'muted' }, say(current.done ? 'tour_done' : 'step_of', current))),
    el('p', { class: 'conductor-caption', role: 'status' }, text),
    current.problem ? trouble(current.problem) : next && !current.done ? wanted(next) : null);
}

const trouble = (text) => el('p', { class: 'conductor-problem', role: 'alert' }, glyph('trouble'), el('span', {}, text));

function wanted(next) {
  const icon = SIDE[next.by] || 'clock';
  const [before, after] = say(`do_${next.by === 'time' ? 'pass' : next.do}`, { label: '\u0000' }).split('\u0000');
  const label = next.by === 'time' ? span(next.text || next.label) : next.do === 'press' ? next.label : next.text || next.label;
  return el('p', { class: 'conductor-next' },
    glyph(icon),
    who(next) ? el('bdi', { class: 'who' }, who(next)) : null,
    el('span', {}, before, after === undefined ? null : el('bdi', { class: 'wanted' }, label || ''), after || ''),
    next.by === 'time' && next.until ? el('span', {}, say('do_until', { moment: moment(next.until) })) : null,
    next.waiting ? el('span', { class: 'muted' }, say('waiting')) : null);
}

// "+ 3 days" of a story in the page's words; anything else as it stands.
function span(label) {
  const [, count, unit] = /^\+ ?(?:(\d+) )?(\w+?)s?$/.exec(label || '') || [];
  return unit ? say(`span_${unit}${Number(count) > 1 ? 's' : ''}`, { count }) : label;
}

function who(next) {
  const { customers, colleagues } = state.tools.world;
  if (next.by === 'customer') return customers.find((one) => one.id === next.customer)?.name;
  return next.by === 'colleague' ? colleagues.find((one) => one.id === next.user)?.name : '';
}

function steering(current) {
  const { playing, next, problem } = current;
  const stuck = !next;
  if (problem) return [button('anew', 'again', 'tour_anew', () => state.tours.begin(current), { strong: true }), endButton()];
  const play = playing ? 'pause' : 'play';
  return [
    button('step', 'next', 'do_it', () => tell('step', {}), { strong: !playing, disabled: playing || state.busy || stuck }),
    button('play', play, play, () => tell('play', { on: !playing }), { strong: playing, disabled: stuck }),
    endButton(),
  ];
}

const endButton = () => button('end', 'stop', 'end', () => tell('end', {}));

function ending(current) {
  const following = state.tours.after(current);
  return [
    following
      ? button('following', 'play', 'tour_next', () => state.tours.begin(following), { strong: true, value: following.title })
      : null,
    button('stay', 'close', 'stay', () => tell('end', {}), { strong: !following }),
  ];
}

function button(name, icon, words, press, { strong = false, disabled = false, value = '' } = {}) {
  return el('button', {
    type: 'button', 'data-do': name, class: `button ${strong ? 'strong' : ''}`, disabled, onclick: press,
  }, glyph(icon), el('span', {}, say(words, { title: value })));
}

async function tell(deed, body) {
  state.busy = true;
  show();
  const answer = await post(`/sandbox/tours/${deed}`, body);
  state.busy = false;
  if (answer?.error) tellPage(answer.error);
  show();
}

