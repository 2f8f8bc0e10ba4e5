// The desk's own words in the page's language.

import { wordsOf } from '../words.js';
import { table } from '../words/desk.js';

export const say = wordsOf(table);

// A role's name in the page's language; a role that the page does not know stands as it is.
export function roleWords(role) {
  const words = say(`role_${role}`);
  return words === `role_${role}` ? role : words;
}
