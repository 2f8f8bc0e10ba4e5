// The chat of a customer who has not written yet: what can be begun with.

import { el } from '../dom.js';
import { locale } from '../words.js';

// `world`: {link, hint} as far as this customer is the one who was invited.
export function startCard(customer, world, { act, say }) {
  const invited = world?.link && world.hint?.customer === customer.id ? world : null;
  return [
    el('span', { class: 'avatar bot', 'aria-hidden': 'true' }, 'C'),
    el('strong', {}, say('empty_title')),
    el('p', {}, say('empty_about', { name: customer.name })),
    invited ? el('button', { type: 'button', class: 'button strong invitation', onclick: () => act('say', { text: invited.link }) }, say('open_link')) : null,
    invited ? el('p', { class: 'muted' }, say('proof', { number: invited.hint.proof_number, total: amount(invited.hint.proof_total) })) : null,
    el('button', { type: 'button', class: invited ? 'button start' : 'button strong start', onclick: () => act('say', { text: '/start' }) }, say('start')),
  ].filter(Boolean);
}

// "21800.00" as it is read: grouped, with as many decimals as it came with.
function amount(plain) {
  const decimals = (String(plain).split('.')[1] || '').length;
  return Number(plain).toLocaleString(locale(), { minimumFractionDigits: decimals });
}
