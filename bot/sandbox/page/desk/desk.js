// The right side: the team's Slack, put together from its parts. All it knows comes from the sandbox that serves it.

import { el } from '../dom.js';
import { listen, onOpen } from '../live.js';
import { onLanguage } from '../words.js';
import { startAsking } from './asking.js';
import { returnFocus, startFocus } from './focus.js';
import { desk, draw, onDraw, onNotice, refresh } from './memory.js';
import { startModal } from './modal.js';
import { buildPerson } from './person.js';
import { drawPointing, followTyping, showPost, startPointing } from './pointing.js';
import { buildRail } from './rail.js';
import { buildRoom } from './room.js';
import { buildThread } from './thread.js';
import { beginReading, tellUnread } from './unread.js';
import { tellWhispers } from './whispers.js';
import { say } from './say.js';

export { become } from './memory.js';
export { point, showPost } from './pointing.js';
export { unreadCount } from './unread.js';

const NOTICE_MILLISECONDS = 5000;

// Builds the side inside `place`, for the colleagues of this world; `world.workspace` is its company, if that is told.
export async function startDesk(place, { colleagues, world = {} }) {
  desk.people = colleagues.filter((one) => !one.deleted && !one.bot);
  desk.workspace = world.workspace || '';
  desk.user = (desk.people.find((one) => one.id === localStorage.getItem('colleague')) || desk.people[0])?.id || '';
  build(place);
  beginReading(world.id);
  listen('slack', heard);
  onOpen(refresh);
  onLanguage(draw);
  document.addEventListener('visibilitychange', draw);
  window.addEventListener('hashchange', followHash);
  await refresh();
  followHash();
}

function build(place) {
  const isSeen = () => document.visibilityState === 'visible' && place.offsetParent !== null;
  const [person, rail, middle, thread] = [buildPerson(), buildRail(), buildRoom(isSeen), buildThread(isSeen)];
  const veil = el('div', { id: 'veil', class: 'veil', tabIndex: -1, hidden: true });
  const question = el('div', { class: 'veil over', hidden: true });
  const words = el('div', { id: 'desk-notice', class: 'desk-notice', role: 'status', hidden: true });
  const title = el('h2', { class: 'desk-title' });
  const frame = el('div', { class: 'desk' }, rail.node, middle.node, thread.node, veil, question, words);
  place.replaceChildren(el('div', { class: 'desk-bar' }, title, person.node), frame);
  startAsking(question);
  startPointing(place);
  startFocus(place, veil);
  followTyping(veil);
  onNotice((text) => tell(words, text));
  const drawModal = startModal(veil, [rail.node, middle.node, thread.node]);
  const drawTitle = () => title.replaceChildren(say('title'), el('span', {}, 'Slack'));
  // The rail comes after what marks as read, and whatever points or tells after all that is seen.
  const inOrder = [drawTitle, person.draw, middle.draw, thread.draw, rail.draw, drawModal, drawPointing, returnFocus, tellUnread, tellWhispers];
  inOrder.forEach(onDraw);
  // A side that was hidden counts as read only once it is looked at.
  new IntersectionObserver(draw).observe(frame);
}

// Another person's modal or whisper changes nothing here.
function heard(news) {
  if (!news.user || news.user === desk.user || !['view', 'ephemeral'].includes(news.what)) refresh();
}

function tell(node, text) {
  node.textContent = text;
  node.hidden = !text;
  clearTimeout(node.waiting);
  node.waiting = setTimeout(() => { node.hidden = true; }, NOTICE_MILLISECONDS);
}

// A permalink of the sandbox ends in #slack/CHANNEL/TS.
function followHash() {
  const [kind, channel, ts] = location.hash.slice(1).split('/');
  if (kind === 'slack') showPost(channel, ts);
}
