// What a press on a message, the home tab or a modal does: asks first if the bot wants that, then tells the bot.

import { whileSending } from '../dom.js';
import { confirmed } from './asking.js';
import { returnFocus } from './focus.js';
import { act, desk, names, notice } from './memory.js';
import { say } from './say.js';

// `place` is {channel, ts} of a message or {view_id}.
export function surfaceFor(place) {
  const surface = {
    place,
    names,
    people: desk.people,
    channels: () => desk.seen.channels.filter((one) => !one.is_im),
    async press(node, said, element) {
      if (element.confirm && !(await confirmed(element.confirm, surface))) return;
      if (/^https?:/i.test(element.url || '')) window.open(element.url, '_blank', 'noopener');
      const answer = await whileSending(node, () => act('press', { ...place, ...said }));
      returnFocus();
      if (answer.error || answer.warning) notice(say(answer.error || answer.warning));
    },
  };
  return surface;
}
