// The words of the story line, of rehearsals and their debrief. A value whose name ends in _key is looked up here first,
// one whose name begins with at_ is a moment in µs, shown in a customer's zone.

import { en } from './story_en.js';
import { zh } from './story_zh.js';

export const table = { en, zh };
