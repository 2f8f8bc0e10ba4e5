// The chat by keyboard: arrow keys walk from message to message, Enter opens what can be done with one.

const STEPS = { ArrowUp: -1, ArrowDown: 1 };

export function walkable(log, content, toEnd) {
  log.addEventListener('keydown', (event) => {
    const row = event.target.classList.contains('chat-row') ? event.target : null;
    if (!row && event.target !== log) return;
    if (event.key in STEPS) step(row, STEPS[event.key]);
    else if (event.key === 'End') toEnd();
    else if (row && (event.key === 'Enter' || event.key === 'ContextMenu')) row.querySelector('.message-more').click();
    else return;
    event.preventDefault();
  });
  // The other mouse button and a long press arrive as one event; on a touch screen a tap is enough.
  log.addEventListener('contextmenu', (event) => openAt(event));
  log.addEventListener('click', (event) => { if (event.pointerType === 'touch') openAt(event); });

  function openAt(event) {
    const bubble = event.target.closest('.bubble');
    if (!bubble || event.target.closest('a, button, .spoiler') || !getSelection().isCollapsed) return;
    event.preventDefault();
    bubble.closest('.chat-row').querySelector('.message-more').click();
  }

  function step(row, by) {
    const rows = [...content.querySelectorAll('.chat-row')];
    const next = row ? rows[rows.indexOf(row) + by] : rows.at(-1);
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: 'nearest' });
  }
}

// Goes to the first button that can still be pressed under the newest message that has one.
export function toNewestKey(content) {
  const keyed = [...content.querySelectorAll('.buttons')].reverse();
  const key = keyed.flatMap((one) => [...one.querySelectorAll('.key:enabled')])[0];
  key?.focus();
  return Boolean(key);
}
