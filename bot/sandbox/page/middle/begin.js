// What tours and rehearsals share when one begins: fresh books, so what a visitor did is put away only with a word.

import { listen } from '../live.js';

const KEY = 'used-world';

// Remembers that somebody did something in this world by hand, while nothing was being led.
export function watchUse(world, led) {
  listen('acted', () => { if (!led()) sessionStorage.setItem(KEY, String(world)); });
}

export const wasUsed = (world) => sessionStorage.getItem(KEY) === String(world);

// All of the page's language; where one exists in English only, that one.
export function inThisLanguage(all, language) {
  const ids = [...new Set(all.map((one) => one.id))];
  return ids.map((id) => [language, 'en'].map((each) => all.find((one) => one.id === id && one.language === each)).find(Boolean)).filter(Boolean);
}
