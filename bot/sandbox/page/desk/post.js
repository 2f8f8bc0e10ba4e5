// One message as Slack shows it: who and when, words or blocks, files, reactions, and the way into its thread.

import { el, initials, tint } from '../dom.js';
import { emoji, fromMrkdwn } from '../rich_text.js';
import { buildBlocks } from './blocks.js';
import { icon } from './icons.js';
import { act, desk, draw, isBot, names, notice, openThread } from './memory.js';
import { openMenu } from './menu.js';
import { attached } from './pictures.js';
import { say } from './say.js';
import { surfaceFor } from './surface.js';
import { folded } from './texts.js';
import { brief, full, hour } from './times.js';
import { startEditing } from './editing.js';

const REACTIONS = ['thumbsup', 'eyes', 'white_check_mark', 'pray', 'tada', 'question'];

// `one` is a message with `follows` (same writer just before), `threads` (whether its thread can be opened from here)
// and `news` (replies this person has not read).
export function buildPost(one) {
  const name = names(one.user);
  const kinds = ['post', one.follows && 'follows', one.whispered && 'whispered', one.chosen && 'chosen'].filter(Boolean).join(' ');
  const node = el('article', { class: kinds, tabIndex: -1, 'aria-label': say('message_from', { name }) },
    one.follows ? el('time', { class: 'post-hour', title: full(one.ts) }, hour(one.ts)) : face(one.user, name),
    el('div', { class: 'post-body' },
      one.whispered ? whisper(one) : null,
      one.follows ? null : head(one, name),
      words(one),
      (one.files || []).map(attached),
      one.reactions?.length ? reactions(one) : null,
      one.threads && one.reply_count ? thread(one) : null),
    one.whispered ? null : tools(one));
  node.dataset.ts = one.ts;
  return node;
}

export function face(user, name) {
  return el('span', { class: `avatar square ${isBot(user) ? 'bot' : tint(name)}`, 'aria-hidden': 'true' }, initials(name));
}

function head(one, name) {
  return el('div', { class: 'post-head' }, el('bdi', { class: 'post-name' }, name),
    isBot(one.user) ? el('span', { class: 'badge' }, say('app')) : null,
    el('time', { title: full(one.ts) }, hour(one.ts)));
}

function whisper(one) {
  const away = () => {
    desk.dismissed.add(one.ts);
    draw();
  };
  return el('div', { class: 'only-you' }, icon('eye'), el('span', {}, say('only_you')),
    el('button', { type: 'button', class: 'plain-link', onclick: away }, say('dismiss')));
}

// A card that the bot rewrites bears no mark; on Slack only changed words do.
function words(one) {
  if (one.blocks?.length) {
    const said = one.files?.length && one.text ? el('div', { dir: 'auto' }, fromMrkdwn(one.text, names)) : null;
    return [said, el('div', { class: 'blocks' }, buildBlocks(one.blocks, surfaceFor({ channel: one.channel, ts: one.ts })))];
  }
  const edited = one.edited ? el('small', { class: 'edited', title: full(one.edited.ts) }, ` ${say('edited')}`) : null;
  return one.text ? folded(one.text, el('div', { class: 'post-text', dir: 'auto' }, fromMrkdwn(one.text, names), edited)) : edited;
}

async function react(one, name) {
  const away = one.reactions?.some((each) => each.name === name && each.users.includes(desk.user)) || false;
  const answer = await act('react', { channel: one.channel, ts: one.ts, name, away });
  if (answer.error) notice(answer.error);
}

function reactions(one) {
  return el('div', { class: 'reactions' }, one.reactions.map((each) => el('button', {
    type: 'button', 'aria-pressed': String(each.users.includes(desk.user)), title: each.users.map(names).join(', '),
    'aria-label': `:${each.name}: ${each.count}`, onclick: () => react(one, each.name),
  }, emoji(each.name), el('span', {}, String(each.count)))));
}

function thread(one) {
  const many = one.reply_count;
  return el('button', { type: 'button', class: `thread-link ${one.news ? 'news' : ''}`, onclick: () => openThread(one.ts) },
    el('span', { class: 'faces' }, one.reply_users.slice(0, 4).map((user) => face(user, names(user)))),
    el('strong', {}, many === 1 ? say('one_reply') : say('replies', { count: many })),
    one.news ? el('span', { class: 'count' }, say('new', { count: one.news })) : null,
    el('span', { class: 'muted' }, say('last_reply', { time: brief(one.latest_reply, one.ts) })));
}

function tools(one) {
  const choose = (event) => openMenu(event.currentTarget, REACTIONS.map((name) => (
    { value: name, words: emoji(name), label: say(`reaction_${name}`) })), (name) => react(one, name), 'palette');
  const own = one.user === desk.user;
  return el('div', { class: 'post-tools', role: 'group', 'aria-label': say('tools') },
    tool('smile', say('react'), choose),
    one.threads ? tool('reply', say('reply_in_thread'), () => openThread(one.ts)) : null,
    tool('clip', say('attach_to_case'), () => act('shortcut', { callback_id: 'attach_to_case', channel: one.channel, ts: one.ts })),
    own && !one.files?.length ? tool('pen', say('edit'), (event) => startEditing(event.currentTarget.closest('.post'), one)) : null,
    own ? tool('bin', say('delete'), () => act('delete', { channel: one.channel, ts: one.ts })) : null);
}

const tool = (drawing, label, onclick) => el('button', {
  type: 'button', class: 'icon-button', title: label, 'aria-label': label, onclick,
}, icon(drawing));
