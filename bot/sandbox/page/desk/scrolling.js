// What scrolls: a list that stays at its end while its place changes, and something brought into view. Only its own pane
// scrolls then, never the page around it.

const EDGE = 16;
const NEAR_END = 80;

// Whoever reads the last line still reads it when the composer grows or a thread opens beside it.
export function stayAtEnd(list) {
  list.addEventListener('scroll', () => {
    list.pinned = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_END;
  }, { passive: true });
  new ResizeObserver(() => { if (list.pinned) list.scrollTop = list.scrollHeight; }).observe(list);
}

export function inView(node) {
  const pane = node?.closest('.messages, .modal-body');
  if (!pane) return;
  const [at, around] = [node.getBoundingClientRect(), pane.getBoundingClientRect()];
  if (at.top >= around.top && at.bottom <= around.bottom) return;
  pane.pinned = false;
  pane.scrollTop += at.top - around.top - Math.max(EDGE, (around.height - at.height) / 2);
}
