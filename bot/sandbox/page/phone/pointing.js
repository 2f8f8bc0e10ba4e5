// Where a tour points: a ring around the button, the text field or the paper clip that is meant, whoever draws it anew.

import { inlineRows } from './keys.js';

let target = null;

export const pointedAt = () => target;
export const aim = (wanted) => { target = wanted; };

// The message of the pointed press, or null: the newest that has a button with these words.
export function meantMessage(chat) {
  if (!target || !chat) return null;
  if (target.message_id) return chat.messages.get(target.message_id) || null;
  if (target.do !== 'press') return null;
  const carries = (message) => inlineRows(message).flat().some((one) => one.text === target.label);
  return [...chat.messages.values()].reverse().find(carries) || null;
}

// Puts the ring where it belongs among what is drawn, and takes it from where it was.
export function ring(parts, { current, chat }) {
  parts.phone.querySelectorAll('.pointed').forEach((node) => node.classList.remove('pointed'));
  if (!target || target.customer !== current) return;
  nodeOf(parts, chat)?.classList.add('pointed');
}

function nodeOf(parts, chat) {
  if (target.do === 'say' || target.do === 'write') return parts.form;
  if (target.do === 'file') return parts.attach;
  const message = meantMessage(chat);
  const row = message && parts.content.querySelector(`[data-id="${message.id}"]`);
  if (target.do === 'edit') return row?.querySelector('.bubble') || null;
  const keys = [...(row?.querySelectorAll('.key') || []), ...parts.keyboard.querySelectorAll('.key')];
  return keys.find((key) => key.querySelector('.key-words').textContent === target.label) || null;
}
