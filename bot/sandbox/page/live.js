// The stream that keeps all parts of the page, and all tabs, up to date. One connection a tab.

const listeners = new Map();
const openers = [];
let connected = () => {};

// Calls `heard(body)` for each new entry of that kind.
export function listen(kind, heard) {
  if (!listeners.has(kind)) listeners.set(kind, []);
  listeners.get(kind).push(heard);
}

// Calls `opened()` when the stream is there again: what was missed meanwhile is asked for anew.
export const onOpen = (opened) => { openers.push(opened); };
export const onConnection = (changed) => { connected = changed; };

// Begins after the entry with that number; the browser itself remembers how far it came.
export function follow(after) {
  const stream = new EventSource(`/sandbox/feed?after=${after}`);
  stream.addEventListener('open', () => {
    connected(true);
    openers.forEach((opened) => opened());
  });
  stream.addEventListener('error', () => connected(false));
  stream.addEventListener('message', (event) => {
    const { kind, body } = JSON.parse(event.data);
    (listeners.get(kind) || []).forEach((heard) => heard(body));
  });
}
