// A word for one person alone that arrives where they do not look is told in a line over the desk as well.

import { desk, names, notice, roomOf } from './memory.js';
import { say } from './say.js';

const known = new Map();

const isSeen = (one) => one.channel === desk.room && (one.thread_ts || null) === desk.thread;

export function tellWhispers() {
  const before = known.get(desk.user);
  const all = desk.seen.ephemeral;
  known.set(desk.user, new Set(all.map((one) => one.ts)));
  const missed = before ? all.findLast((one) => !before.has(one.ts) && !isSeen(one)) : null;
  if (!missed) return;
  const channel = roomOf(missed.channel);
  const name = channel?.is_im ? channel.name : `#${names(missed.channel)}`;
  notice(say('whispered_in', { name, words: missed.text }));
}
