// The right side: the team's Slack with channels, threads, App Home and modals.

import { asBase64, byId, el, fileCard, gathered, get, initials, keep, post, tint, toast, whileSending } from '../dom.js';
import { buildBlocks } from './blocks.js';
import { confirmed, showModal } from './modal.js';
import { emoji, fromMrkdwn } from '../rich_text.js';

const HOME = 'home';
const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone.replaceAll('_', ' ');
const state = { people: [], user: '', seen: null, room: '', thread: null };

export function startDesk(people) {
  state.people = people.filter((one) => !one.deleted && !one.bot);
  const box = byId('act-as');
  box.replaceChildren(...state.people.map((one) => el('option', { value: one.id }, one.name)));
  const remembered = state.people.find((one) => one.id === localStorage.getItem('colleague'));
  state.user = (remembered || state.people[0])?.id || '';
  box.value = state.user;
  box.addEventListener('change', () => become(box.value));
  byId('room-form').addEventListener('submit', (event) => write(event, byId('room-text'), null));
  byId('thread-form').addEventListener('submit', (event) => write(event, byId('thread-text'), state.thread));
  byId('thread-close').addEventListener('click', () => openThread(null));
  byId('room-attach').addEventListener('click', () => byId('room-file').click());
  byId('room-file').addEventListener('change', shareFile);
  window.addEventListener('hashchange', followHash);
  refreshDesk().then(followHash);
}

const guest = (person) => (person.guest ? ' (guest)' : person.stranger ? ' (other company)' : '');

export const refreshDesk = gathered(async () => {
  if (!state.user) return;
  const asked = state.user;
  const seen = await get(`/sandbox/slack/state?user=${encodeURIComponent(asked)}`);
  if (!seen || asked !== state.user) return;
  state.seen = seen;
  if (!state.room) state.room = seen.channels[0]?.id || HOME;
  show();
});

function become(user) {
  state.user = user;
  localStorage.setItem('colleague', user);
  if (room()?.is_im) state.room = '';
  openThread(null);
  refreshDesk();
}

const act = (deed, body) => post(`/sandbox/slack/${encodeURIComponent(state.user)}/${deed}`, body);
const notice = (text) => toast(byId('desk-notice'), text);
const room = () => state.seen?.channels.find((one) => one.id === state.room);

function names(id) {
  if (id === state.seen.bot.id) return state.seen.bot.name;
  const person = state.people.find((one) => one.id === id);
  return person?.name || state.seen.channels.find((one) => one.id === id)?.name || id;
}

function surfaceFor(place) {
  const surface = {
    names,
    people: state.people,
    async press(node, said, element) {
      if (element.confirm && !(await confirmed(element.confirm, surface))) return;
      if (element.url) window.open(element.url, '_blank', 'noopener');
      const answer = await whileSending(node, () => act('press', { ...place, ...said }));
      if (answer.error || answer.warning) notice(answer.error || answer.warning);
      refreshDesk();
    },
  };
  return surface;
}

function show() {
  const { seen } = state;
  const me = state.people.find((one) => one.id === state.user);
  byId('act-as-role').textContent = me ? `${me.role}${guest(me)}` : '';
  showRail(seen);
  const here = room();
  const home = state.room === HOME;
  byId('room-name').textContent = home ? seen.bot.name : here ? title(here) : '';
  byId('room-about').textContent = home ? 'home' : `${here?.is_ext_shared ? 'shared with another company · ' : ''}times in ${ZONE}`;
  byId('room-form').hidden = home;
  byId('room-text').placeholder = here ? `Message ${title(here)}` : 'Message';
  if (home) showHome(seen.home);
  else if (here) keep(byId('room'), roomItems(here), (one) => one.key || one.ts, (one) => message(one, true));
  showThread(here);
  showModal(seen.views, state.user, surfaceFor, refreshDesk);
}

const title = (channel) => (channel.is_im ? channel.name : `# ${channel.name}`);

function showRail(seen) {
  const entries = [
    ...seen.channels.filter((one) => !one.is_im).map((one) => ({ id: one.id, name: `# ${one.name}` })),
    ...seen.channels.filter((one) => one.is_im).map((one) => ({ id: one.id, name: `${one.name} · direct` })),
    { id: HOME, name: `${seen.bot.name} · home` },
  ];
  byId('channels').replaceChildren(...entries.map((one) => el('button', {
    type: 'button', 'aria-current': one.id === state.room ? 'true' : undefined, onclick: () => enter(one.id),
  }, one.name)));
}

function enter(id) {
  state.room = id;
  state.thread = null;
  byId('room').replaceChildren();
  if (id === HOME) act('home', {}).then(refreshDesk);
  show();
}

function roomItems(channel) {
  const top = channel.messages.filter((one) => !one.thread_ts || one.thread_ts === one.ts || one.subtype === 'thread_broadcast');
  const whispered = state.seen.ephemeral.filter((one) => one.channel === channel.id && !one.thread_ts)
    .map((one) => ({ ...one, whispered: true, key: `only ${one.ts}` }));
  const ordered = [...top, ...whispered].sort((a, b) => (a.ts < b.ts ? -1 : 1));
  return ordered.map((one) => ({ ...one, as: state.user, chosen: one.ts === state.thread }));
}

function showHome(home) {
  const items = home ? [{ key: home.id, view: home }] : [{ key: 'empty' }];
  keep(byId('room'), items, (one) => one.key, (one) => el('div', { class: 'home' }, one.view
    ? buildBlocks(one.view.blocks, surfaceFor({ view_id: one.view.id }))
    : el('p', { class: 'muted' }, 'Nothing is shown here yet.')));
}

export function openThread(ts) {
  state.thread = ts;
  byId('thread').replaceChildren();
  if (state.seen) show();
}

function showThread(channel) {
  const parent = channel?.messages.find((one) => one.ts === state.thread);
  byId('thread-pane').hidden = !parent;
  if (!parent) return;
  const replies = channel.messages.filter((one) => one.thread_ts === parent.ts && one.ts !== parent.ts);
  const whispered = state.seen.ephemeral.filter((one) => one.thread_ts === parent.ts)
    .map((one) => ({ ...one, whispered: true, key: `only ${one.ts}` }));
  const items = [parent, ...[...replies, ...whispered].sort((a, b) => (a.ts < b.ts ? -1 : 1))];
  keep(byId('thread'), items.map((one) => ({ ...one, as: state.user })), (one) => one.key || one.ts, (one) => message(one, false));
}

function message(one, inRoom) {
  const bot = one.user === state.seen.bot.id;
  const name = names(one.user);
  const place = { channel: one.channel, ts: one.ts };
  return el('article', { class: `post ${one.whispered ? 'whispered' : ''} ${one.chosen ? 'chosen' : ''}` },
    el('span', { class: `avatar square ${bot ? 'bot' : tint(name)}`, 'aria-hidden': 'true' }, initials(name)),
    el('div', { class: 'post-body' },
      one.whispered ? el('small', { class: 'muted' }, 'Only visible to you') : null,
      el('div', { class: 'post-head' }, el('bdi', { class: 'post-name' }, name), bot ? el('span', { class: 'badge' }, 'APP') : null,
        el('time', {}, stamp(one.ts)), one.edited ? el('small', { class: 'muted' }, 'edited') : null),
      one.blocks?.length ? buildBlocks(one.blocks, surfaceFor(place))
        : el('div', { class: 'post-text', dir: 'auto' }, fromMrkdwn(one.text, names)),
      one.blocks?.length && one.files?.length && one.text ? el('div', { dir: 'auto' }, fromMrkdwn(one.text, names)) : null,
      (one.files || []).map(attached),
      one.reactions ? el('div', { class: 'reactions' }, one.reactions.map((each) => el('span', {}, `${emoji(each.name)} ${each.count}`))) : null,
      inRoom && !one.whispered ? threadLink(one) : null));
}

function threadLink(one) {
  const many = one.reply_count || 0;
  return el('button', { type: 'button', class: `thread-link ${many ? 'filled' : ''}`, onclick: () => openThread(one.ts) },
    many ? `${many} ${many === 1 ? 'reply' : 'replies'}` : 'Reply in thread');
}

function attached(file) {
  const address = `/sandbox/slack/file/${encodeURIComponent(file.id)}`;
  return file.mimetype.startsWith('image/')
    ? el('a', { class: 'picture', href: address, target: '_blank', rel: 'noopener' }, el('img', { src: address, alt: file.title }))
    : fileCard({ name: file.title, size: file.size }, address);
}

function stamp(ts) {
  const moment = new Date(Number(ts.split('.')[0]) * 1000);
  return new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }).format(moment);
}

async function write(event, field, thread) {
  event.preventDefault();
  const text = field.value.trim();
  if (!text || state.room === HOME) return;
  field.value = '';
  const [command, ...words] = text.split(' ');
  const answer = /^\/[a-z]/.test(text)
    ? await act('command', { command, text: words.join(' '), channel: state.room })
    : await act('say', { channel: state.room, text, thread_ts: thread });
  if (answer.error || answer.warning) notice(answer.error || answer.warning);
  refreshDesk();
}

async function shareFile(event) {
  const field = event.currentTarget;
  const [file] = field.files;
  if (!file) return;
  const text = byId('room-text').value.trim();
  byId('room-text').value = '';
  const answer = await act('upload', {
    channel: state.room, name: file.name, mime: file.type, content_base64: await asBase64(file), text, thread_ts: state.thread,
  });
  field.value = '';
  if (answer.error) notice(answer.error);
  refreshDesk();
}

// A permalink of the sandbox ends in #slack/CHANNEL/TS.
function followHash() {
  const [kind, channel, ts] = location.hash.slice(1).split('/');
  const place = state.seen?.channels.find((one) => one.id === channel);
  if (kind !== 'slack' || !place) return;
  state.room = channel;
  const found = place.messages.find((one) => one.ts === ts);
  openThread(found?.thread_ts || ts);
}
