// Where the page begins: people, the clock, and the stream that keeps both sides up to date.

import { byId, get, post, toast, whileSending } from './dom.js';
import { city, currentCustomer, inZone, phoneChanged, refreshPhone, startPhone } from './phone/phone.js';
import { refreshDesk, startDesk } from './desk/desk.js';

const CLOCK_MILLISECONDS = 5000;
const MOVES = { hour: { advance_seconds: 3600 }, day: { advance_seconds: 86400 }, next: { to: 'next' } };
const REPLAY_MILLISECONDS = 1500;
let now = null;
let opened = Infinity;

function showClock() {
  if (!now) return;
  const customer = currentCustomer();
  byId('clock-time').textContent = inZone(now, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' });
  byId('clock-zone').textContent = customer ? `in ${city(customer.zone)}` : 'UTC';
}

function tellClock(clock) {
  if (!clock?.now) return;
  now = clock.now;
  if ('movable' in clock) byId('clock-buttons').hidden = !clock.movable;
  showClock();
}

async function move(event) {
  const button = event.target.closest('button[data-move]');
  if (!button) return;
  const answer = await whileSending(button, () => post('/sandbox/clock', MOVES[button.dataset.move]));
  if (answer.error) toast(byId('desk-notice'), answer.error);
  tellClock(answer);
}

function listen() {
  const stream = new EventSource('/sandbox/feed?after=0');
  const connection = byId('connection');
  stream.addEventListener('open', () => {
    opened = Math.min(opened, performance.now());
    connection.textContent = 'Live';
    connection.classList.add('live');
    refreshPhone();
    refreshDesk();
  });
  stream.addEventListener('error', () => {
    connection.textContent = 'Reconnecting…';
    connection.classList.remove('live');
  });
  stream.addEventListener('message', (event) => {
    const { kind, body } = JSON.parse(event.data);
    // What is replayed at the beginning was there before; it is not news.
    if (kind === 'telegram') phoneChanged(body, performance.now() - opened > REPLAY_MILLISECONDS);
    else if (kind === 'slack') refreshDesk();
    else if (kind === 'clock') tellClock(body);
  });
}

async function start() {
  const people = await get('/sandbox/people');
  if (!people) return;
  byId('clock-buttons').addEventListener('click', move);
  startPhone(people.customers, showClock);
  startDesk(people.colleagues);
  tellClock(await get('/sandbox/clock'));
  setInterval(async () => tellClock(await get('/sandbox/clock')), CLOCK_MILLISECONDS);
  listen();
}

start();
