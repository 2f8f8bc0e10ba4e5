// The page's own words in its two languages. Tables stand in words/, one per part of the page; a value in braces is
// filled in: `{name}`. What the bot and people say is never touched here.

const LANGUAGES = ['en', 'zh'];
const watchers = [];
const asked = localStorage.getItem('language') || (navigator.language || 'en').slice(0, 2);
let language = LANGUAGES.includes(asked) ? asked : 'en';
document.documentElement.lang = locale();

export const currentLanguage = () => language;

export function locale() {
  return language === 'zh' ? 'zh-Hans' : 'en-GB';
}

// Calls `changed` whenever the language is changed, so that a part of the page is drawn anew.
export const onLanguage = (changed) => { watchers.push(changed); };

export function chooseLanguage(wanted) {
  language = LANGUAGES.includes(wanted) ? wanted : 'en';
  localStorage.setItem('language', language);
  document.documentElement.lang = locale();
  watchers.forEach((changed) => changed());
}

// `wordsOf({en: {...}, zh: {...}})` gives `say(key, values)`; a key without words is shown as it is.
export function wordsOf(table) {
  return (key, values = {}) => {
    const words = table[language][key] ?? table.en[key] ?? key;
    return words.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  };
}

// Fills the words of markup that stands in index.html: data-say is an element's text, data-say-label its spoken name.
export function sayAll(place, say) {
  place.querySelectorAll('[data-say]').forEach((node) => { node.textContent = say(node.dataset.say); });
  place.querySelectorAll('[data-say-label]').forEach((node) => node.setAttribute('aria-label', say(node.dataset.sayLabel)));
}
