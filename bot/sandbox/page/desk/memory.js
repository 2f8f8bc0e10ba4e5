// What the desk knows: who acts, what they see, where they are. Parts read `desk`; only the functions here change it.

import { gathered, get, post } from '../dom.js';

export const HOME = 'home';
export const desk = { people: [], workspace: '', user: '', seen: null, room: '', thread: null, dismissed: new Set() };

const drawers = [];
let noticed = () => {};

// Calls `part()` whenever something may look different.
export const onDraw = (part) => { drawers.push(part); };
export const onNotice = (show) => { noticed = show; };
export const notice = (text) => noticed(text);

export function draw() {
  if (desk.seen) drawers.forEach((part) => part());
}

export const refresh = gathered(async () => {
  if (!desk.user) return;
  const asked = desk.user;
  const seen = await get(`/sandbox/slack/state?user=${encodeURIComponent(asked)}`);
  if (!seen || asked !== desk.user) return;
  desk.seen = seen;
  if (!desk.room || (desk.room !== HOME && !roomOf(desk.room))) desk.room = seen.channels[0]?.id || HOME;
  draw();
});

// Does one thing as the acting person; resolves to the sandbox's answer, a refusal being {error: sentence}.
export async function act(deed, body) {
  const answer = await post(`/sandbox/slack/${encodeURIComponent(desk.user)}/${deed}`, body);
  refresh();
  return answer;
}

export function become(user) {
  if (!desk.people.some((one) => one.id === user) || user === desk.user) return;
  desk.user = user;
  desk.seen = null;
  desk.thread = null;
  localStorage.setItem('colleague', user);
  if (desk.room === HOME) act('home', {});
  else refresh();
}

// Goes to a channel, or to the app's home, which is opened anew each time as Slack does.
export function enter(id) {
  desk.room = id;
  desk.thread = null;
  if (id === HOME) act('home', {});
  draw();
}

export function openThread(ts) {
  desk.thread = ts;
  draw();
}

export const roomOf = (id) => desk.seen?.channels.find((one) => one.id === id);
export const room = () => roomOf(desk.room);
export const direct = () => desk.seen?.channels.find((one) => one.is_im);
export const me = () => desk.people.find((one) => one.id === desk.user);
export const isBot = (id) => id === desk.seen?.bot.id;

export function names(id) {
  if (isBot(id)) return desk.seen.bot.name;
  return desk.people.find((one) => one.id === id)?.name || roomOf(id)?.name || id;
}

const isReply = (one) => one.thread_ts && one.thread_ts !== one.ts;
const byTime = (a, b) => (a.ts < b.ts ? -1 : 1);
const whispers = (channel, wanted) => desk.seen.ephemeral
  .filter((one) => one.channel === channel.id && wanted(one) && !desk.dismissed.has(one.ts))
  .map((one) => ({ ...one, whispered: true }));

// What stands in a channel itself, oldest first, with what only this person sees.
export function topLevel(channel) {
  const top = channel.messages.filter((one) => !isReply(one) || one.subtype === 'thread_broadcast');
  return [...top, ...whispers(channel, (one) => !one.thread_ts)].sort(byTime);
}

export function repliesTo(channel, parent) {
  const replies = channel.messages.filter((one) => isReply(one) && one.thread_ts === parent);
  return [...replies, ...whispers(channel, (one) => one.thread_ts === parent)].sort(byTime);
}
