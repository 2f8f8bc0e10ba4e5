// Where the page begins: the world and its people, the three sides, and the stream that keeps them up to date.

import { byId, get } from './dom.js';
import { follow, heardUpTo, listen, onConnection, onOpen } from './live.js';
import { onLanguage, sayAll, wordsOf } from './words.js';
import { table } from './words/middle.js';
import { setRenewable, showConnection, startBar } from './middle/bar.js';
import { startClock } from './middle/clock.js';
import { lineIs, showOpening, uncover } from './middle/cover.js';
import { watchUse } from './middle/begin.js';
import { isLed } from './middle/conductor.js';
import { startMiddle } from './middle/middle.js';
import { isRehearsing } from './middle/rehearse.js';
import { goTo, startSides } from './middle/sides.js';
import * as phone from './phone/phone.js';
import * as desk from './desk/desk.js';

const say = wordsOf(table);
const AGAIN_MILLISECONDS = 200;

const world = () => get('/sandbox/world');
const hasMiddle = ({ offers }) => ['story', 'tours', 'rehearsals', 'mishaps'].some((one) => offers[one]);

// A new world is another page: everything is asked for anew.
function watchWorld(known) {
  listen('world', ({ id, state }) => {
    if (state === 'opening') showOpening();
    else if (id !== known) location.reload();
  });
  onOpen(async () => {
    const heard = heardUpTo();
    const told = await world();
    if (told && (told.id !== known || told.state === 'opening' || told.seq < heard)) location.reload();
  });
}

async function opened() {
  let told = await world();
  while (told?.state !== 'open') {
    if (told) showOpening();
    else await new Promise((resolve) => { setTimeout(resolve, AGAIN_MILLISECONDS); });
    told = await get('/sandbox/world?until=open');
    lineIs(Boolean(told));
  }
  return told;
}

async function start() {
  const words = () => sayAll(document, say);
  words();
  onLanguage(words);
  startBar();
  const told = await opened();
  setRenewable(Object.values(told.offers).some(Boolean));
  startSides({ middle: hasMiddle(told) });
  startParts(told);
  await startClock();
  onConnection((live) => {
    showConnection(live);
    lineIs(live);
  });
  watchWorld(told.id);
  follow(told.seq);
  uncover('opening');
}

function startParts(told) {
  phone.startPhone(byId('phone-side'), { customers: told.customers, world: told });
  desk.startDesk(byId('desk-side'), { colleagues: told.colleagues, world: told });
  if (!hasMiddle(told)) return;
  startMiddle(byId('story-side'), told, { phone, desk, goTo });
  watchUse(told.id, () => isLed() || isRehearsing());
}

start();
