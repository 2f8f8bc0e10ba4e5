// The keyboard's place on the desk: when what had it was drawn anew, pressed out of use or covered, it comes back there.

let last = null;

export function startFocus(frame, veil) {
  document.addEventListener('pointerdown', ({ target }) => { if (!veil.contains(target)) last = null; }, true);
  document.addEventListener('focusin', ({ target }) => {
    if (!veil.contains(target)) last = frame.contains(target) ? placeOf(target) : null;
  });
}

function placeOf(node) {
  const post = node.closest('[data-ts]');
  return { node, pane: node.closest('.messages')?.id, ts: post?.dataset.ts, action: node.dataset.action };
}

// To be called when all is drawn, and when a press is done.
export function returnFocus() {
  if (document.activeElement !== document.body || !last) return;
  const again = last.node.isConnected ? last.node : sameAgain(last);
  if (again && !again.closest('[inert]')) again.focus({ preventScroll: true });
}

function sameAgain({ pane, ts, action }) {
  const post = ts && document.querySelector(`#${pane} [data-ts="${CSS.escape(ts)}"]`);
  return (action && post?.querySelector(`[data-action="${CSS.escape(action)}"]`)) || post;
}
