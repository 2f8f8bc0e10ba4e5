// The stream that keeps all parts of the page, and all tabs, up to date. One connection a tab.

const listeners = new Map();
const numbers = new Map(); // kind: of its newest entry
const openers = [];
let connected = () => {};
let newest = 0;

// Calls `heard(body)` for each new entry of that kind.
export function listen(kind, heard) {
  if (!listeners.has(kind)) listeners.set(kind, []);
  listeners.get(kind).push(heard);
}

// Calls `opened()` when the stream is there again: what was missed meanwhile is asked for anew.
export const onOpen = (opened) => { openers.push(opened); };
export const onConnection = (changed) => { connected = changed; };

// The number of the newest entry that was heard; a feed that stands before it belongs to another sandbox.
export const heardUpTo = () => newest;

// The same of one kind. Whoever asks for what entries of that kind tell compares it before and after: when one came
// meanwhile, the answer may be older than it.
export const heardOf = (kind) => numbers.get(kind) || 0;

// Begins after the entry with that number; the browser itself remembers how far it came.
export function follow(after) {
  newest = after;
  const stream = new EventSource(`/sandbox/feed?after=${after}`);
  stream.addEventListener('open', () => {
    connected(true);
    openers.forEach((opened) => opened());
  });
  stream.addEventListener('error', () => connected(false));
  stream.addEventListener('message', (event) => {
    const { seq, kind, body } = JSON.parse(event.data);
    newest = seq;
    numbers.set(kind, seq);
    (listeners.get(kind) || []).forEach((heard) => heard(body));
  });
}
