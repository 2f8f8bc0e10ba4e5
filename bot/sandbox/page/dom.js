// Building the page: elements, lists that keep what did not change, and calls to the sandbox.
// Text from people goes through text nodes only; nothing here or elsewhere parses HTML.

export function el(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === 'class') node.className = value;
    else if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (name in node && name !== 'list' && name !== 'form') node[name] = value;
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export const byId = (id) => document.getElementById(id);

// Brings a container's children in line with the items; a node is built anew only when its item changed.
export function keep(container, items, keyOf, build) {
  const stays = container.scrollHeight - container.scrollTop - container.clientHeight < 80;
  container.pinned = stays;
  if (!container.watched) {
    container.watched = true;
    // A picture grows when it arrives; whoever read the last line still wants to read the last line.
    container.addEventListener('load', () => { if (container.pinned) toEnd(container); }, true);
    container.addEventListener('wheel', () => { container.pinned = false; }, { passive: true });
  }
  const known = new Map([...container.children].map((node) => [node.dataset.key, node]));
  let place = container.firstElementChild;
  for (const item of items) {
    const key = String(keyOf(item));
    const text = JSON.stringify(item);
    let node = known.get(key);
    known.delete(key);
    if (!node || node.keptFrom !== text) {
      const fresh = build(item);
      fresh.dataset.key = key;
      fresh.keptFrom = text;
      if (node) {
        if (place === node) place = fresh;
        node.replaceWith(fresh);
      }
      node = fresh;
    }
    if (node === place) place = place.nextElementSibling;
    else container.insertBefore(node, place);
  }
  for (const node of known.values()) node.remove();
  if (stays) toEnd(container);
}

const toEnd = (container) => { container.scrollTop = container.scrollHeight; };

// Returns null when there is no answer; the stream brings the page up to date again once there is one.
export async function get(address) {
  try {
    const response = await fetch(address);
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

// Returns the answer's JSON; a refusal comes back as {error: sentence}, never as an exception.
export async function post(address, body) {
  try {
    const response = await fetch(address, {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body),
    });
    return await response.json();
  } catch {
    return { error: 'The sandbox does not answer. Is it still running?' };
  }
}

export async function asBase64(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 32768) text += String.fromCharCode(...bytes.subarray(at, at + 32768));
  return btoa(text);
}

// Several calls within a moment become one; the last one waits its turn.
export function gathered(work) {
  let running = false;
  let wanted = false;
  return async function run() {
    wanted = true;
    if (running) return;
    running = true;
    try {
      while (wanted) {
        wanted = false;
        await work();
        await new Promise((resolve) => setTimeout(resolve, 40));
      }
    } finally {
      running = false;
    }
  };
}

export function toast(node, text) {
  node.textContent = text;
  node.hidden = !text;
  clearTimeout(node.waiting);
  node.waiting = setTimeout(() => { node.hidden = true; }, 4500);
}

// Runs a press with its button out of use until the answer is there.
export async function whileSending(button, work) {
  const row = button.closest('.buttons') || button.parentElement;
  const all = [...row.querySelectorAll('button, select, input')];
  all.forEach((one) => { one.disabled = true; });
  button.classList.add('busy');
  try {
    return await work();
  } finally {
    all.forEach((one) => { one.disabled = false; });
    button.classList.remove('busy');
  }
}

export function initials(name) {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words[words.length - 1]] : [words[0]];
  return letters.map((word) => [...word][0]).join('').toUpperCase();
}

const TINTS = 6;
export const tint = (text) => `tint-${[...text].reduce((sum, letter) => sum + letter.codePointAt(0), 0) % TINTS}`;

export function sizeText(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1048576 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1048576).toFixed(1)} MB`;
}

export function fileCard(file, address) {
  const kind = (file.name || 'file').split('.').pop().slice(0, 4).toUpperCase();
  return el('a', { class: 'file', href: address, target: '_blank', rel: 'noopener' },
    el('span', { class: 'file-kind' }, kind),
    el('span', { class: 'file-words' }, el('bdi', {}, file.name || 'file'), el('small', {}, sizeText(file.size || 0))));
}

// A question over the page: resolves with the value of the pressed action, or null after Esc. The first action is safe.
export function ask({ title, body, actions }) {
  return new Promise((answered) => {
    const box = el('dialog', { 'aria-label': title },
      el('div', { class: 'dialog-body' }, el('h2', {}, title), [body].flat().map((one) => (one instanceof Node ? one : el('p', {}, one)))),
      el('div', { class: 'dialog-foot' }, actions.map((one) => el('button', {
        type: 'button', class: `button ${one.strong ? 'strong' : ''}`, autofocus: Boolean(one.strong),
        onclick: () => { box.returnValue = one.value; box.close(one.value); },
      }, one.label))));
    box.addEventListener('click', (event) => { if (event.target === box) box.close(''); });
    box.addEventListener('close', () => {
      box.remove();
      answered(box.returnValue || null);
    });
    document.body.append(box);
    box.showModal();
  });
}

// One sentence for the whole page, for a moment.
export const tellPage = (text) => toast(byId('page-toast'), text);

// A small line drawing: `path` in a square of `size`, in the colour of the text around it, hidden from readers aloud.
export function drawn(path, size, look) {
  const space = 'http://www.w3.org/2000/svg';
  const drawing = document.createElementNS(space, 'svg');
  const line = document.createElementNS(space, 'path');
  const named = { viewBox: `0 0 ${size} ${size}`, class: look, 'aria-hidden': 'true' };
  Object.entries(named).forEach(([name, value]) => drawing.setAttribute(name, value));
  line.setAttribute('d', path);
  drawing.append(line);
  return drawing;
}
