// Who acts: the colleague in whose name everything on this side is done, with the role that the bot knows.

import { el, initials, tint } from '../dom.js';
import { become, desk, me } from './memory.js';
import { roleWords, say } from './say.js';

export function buildPerson() {
  const box = el('select', { id: 'act-as', onchange: () => become(box.value) });
  const face = el('span', { class: 'avatar square', 'aria-hidden': 'true' });
  const name = el('strong', { dir: 'auto' });
  const role = el('small', { id: 'act-as-role' });
  const caption = el('span', { class: 'act-caption' });
  const node = el('label', { class: 'act-as' }, caption, face, el('span', { class: 'act-words' }, name, role),
    el('span', { class: 'act-arrow', 'aria-hidden': 'true' }), box);
  return { node, draw: () => drawPerson({ box, face, name, role, caption }) };
}

const roleOf = (person) => [roleWords(person.role), person.guest && say('guest'), person.stranger && say('stranger')].filter(Boolean).join(' · ');

function drawPerson({ box, face, name, role, caption }) {
  const person = me();
  caption.textContent = say('acting_as');
  box.setAttribute('aria-label', say('acting_as'));
  box.title = say('acting_about');
  box.replaceChildren(...desk.people.map((one) => el('option', { value: one.id, selected: one.id === desk.user }, `${one.name} · ${roleOf(one)}`)));
  if (!person) return;
  face.className = `avatar square ${tint(person.name)}`;
  face.textContent = initials(person.name);
  name.textContent = person.name;
  role.textContent = roleOf(person);
}
