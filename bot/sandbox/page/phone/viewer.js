// Pictures at full size, over the whole page. Arrow keys turn over an album, Esc closes.

import { el } from '../dom.js';
import { glyph } from './glyphs.js';

export function viewPictures(pictures, first, say) {
  let at = first;
  const image = el('img', { alt: '' });
  const words = el('p', { dir: 'auto' });
  const outward = el('a', { class: 'viewer-button', target: '_blank', rel: 'noopener', 'aria-label': say('in_new_tab'), title: say('in_new_tab') }, glyph('outward'));
  const turn = (by) => {
    at = (at + by + pictures.length) % pictures.length;
    const { url, caption } = pictures[at];
    image.src = url;
    image.alt = caption || say('picture');
    outward.href = url;
    words.textContent = caption || '';
  };
  const button = (drawing, does) => el('button', {
    type: 'button', class: `viewer-button ${drawing}`, 'aria-label': say(drawing), title: say(drawing), onclick: does,
  }, glyph(drawing));
  const several = pictures.length > 1;
  const box = el('dialog', { class: 'viewer', 'aria-label': say('picture') },
    el('div', { class: 'viewer-bar' }, outward, button('close', () => box.close())),
    several ? button('previous', () => turn(-1)) : null, image, several ? button('next', () => turn(1)) : null, words);
  box.addEventListener('keydown', (event) => {
    const forward = getComputedStyle(box).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    if (several && event.key.startsWith('Arrow')) turn(event.key === forward ? 1 : -1);
  });
  box.addEventListener('click', (event) => { if (event.target === box) box.close(); });
  box.addEventListener('close', () => box.remove());
  document.body.append(box);
  turn(0);
  box.showModal();
}
