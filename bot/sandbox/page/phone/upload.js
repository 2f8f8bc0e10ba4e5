// Files on their way to the bot: a step to look at them and to add words before they are sent, then the progress.

import { el, fileCard, sizeText } from '../dom.js';
import { glyph } from './glyphs.js';

const LARGEST = 64 * 1048576; // what is larger travels as its size alone: the bot may not fetch more than 20 MB anyway
const PHOTOS = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/bmp']);
const ALBUM = 10;

function kindOf(file, asFiles) {
  if (/\.og[ga]$/i.test(file.name)) return 'voice';
  if (!asFiles && file.type === 'image/gif') return 'animation';
  if (!asFiles && PHOTOS.has(file.type)) return 'photo';
  return { video: 'video', audio: 'audio' }[file.type.split('/')[0]] || 'document';
}

// Pictures and videos that go together make an album, and so do several documents.
function albumsOf(files) {
  const groups = {};
  files.forEach((one) => { (groups[one.kind === 'photo' || one.kind === 'video' ? 'seen' : one.kind] ||= []).push(one); });
  for (const [name, group] of Object.entries(groups)) {
    if (group.length > 1) group.forEach((one, at) => { one.album = `${Date.now()}-${name}-${Math.floor(at / ALBUM)}`; });
  }
  return files;
}

// `parts`: {panel, progress}; `tools`: {address, say, told, words, replying, clearWords, back}. Returns `offer(files)`.
export function uploads(parts, tools) {
  const { panel, progress } = parts;
  const { say } = tools;
  let files = [];
  let addresses = [];

  function offer(added) {
    files = [...files, ...added];
    if (files.length) draw(panel.hidden ? tools.words() : panel.querySelector('textarea').value, panel.querySelector('input')?.checked);
  }

  function draw(words, asFiles = false) {
    forget();
    const title = say(files.length === 1 ? 'send_files_one' : 'send_files_many', { count: files.length });
    const caption = el('textarea', { rows: 2, dir: 'auto', placeholder: say('caption'), 'aria-label': say('caption'), value: words });
    const loose = el('input', { type: 'checkbox', checked: asFiles });
    panel.setAttribute('aria-label', title);
    panel.replaceChildren(...[el('strong', {}, title),
      el('div', { class: 'chosen-files' }, files.map(shown)),
      files.some((one) => PHOTOS.has(one.type)) ? el('label', { class: 'attach-choice' }, loose, el('span', {}, say('as_files'))) : null,
      caption,
      el('div', { class: 'attach-foot' },
        el('button', { type: 'button', class: 'button', onclick: close }, say('cancel')),
        el('button', { type: 'button', class: 'button strong send-files', onclick: () => send(caption.value.trim(), loose.checked) }, say('send')))].filter(Boolean));
    panel.hidden = false;
    caption.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      send(caption.value.trim(), loose.checked);
    });
    caption.focus();
  }

  function shown(file) {
    const picture = PHOTOS.has(file.type) || file.type === 'image/gif';
    const address = picture ? URL.createObjectURL(file) : '';
    if (picture) addresses.push(address);
    const face = picture ? el('img', { src: address, alt: file.name }) : el('span', { class: 'file' }, ...fileCard(file, '').childNodes);
    if (file.size > LARGEST) face.title = say('declared', { size: sizeText(file.size) });
    return el('div', { class: picture ? 'chosen-file pictured' : 'chosen-file' }, face, el('button', {
      type: 'button', class: 'icon', 'aria-label': say('take_out', { name: file.name }), onclick: () => takeOut(file),
    }, glyph('close')));
  }

  function takeOut(file) {
    files = files.filter((one) => one !== file);
    if (files.length) draw(panel.querySelector('textarea').value, panel.querySelector('input')?.checked);
    else close();
  }

  const forget = () => { addresses.splice(0).forEach((one) => URL.revokeObjectURL(one)); };

  function close() {
    forget();
    files = [];
    panel.hidden = true;
    panel.replaceChildren();
    tools.back();
  }

  panel.addEventListener('keydown', (event) => { if (event.key === 'Escape') close(); });

  async function send(caption, asFiles) {
    const sending = albumsOf(files.map((file) => ({ file, kind: kindOf(file, asFiles) })));
    const address = tools.address('send_file');
    const replied = tools.replying();
    close();
    tools.clearWords();
    for (const [at, one] of sending.entries()) {
      const answer = await upload(address, formOf(one, at ? '' : caption, replied), (share) => report(one.file, share));
      if (!answer || answer.error) tools.told(answer?.error || say('no_answer'));
    }
    progress.hidden = true;
  }

  function report(file, share) {
    progress.hidden = false;
    const bar = el('progress', { max: 1, value: share });
    progress.replaceChildren(el('span', {}, say('uploading', { name: file.name })), bar);
  }

  return { offer, close };
}

function formOf({ file, kind, album }, caption, replied) {
  const form = new FormData();
  const values = { kind, name: file.name, mime: file.type || 'application/octet-stream', caption, album: album || '', reply_to: replied };
  Object.entries(values).forEach(([name, value]) => form.append(name, value));
  if (file.size > LARGEST) form.append('size', file.size);
  else form.append('file', file, file.name);
  return form;
}

// fetch cannot tell how far an upload has come; this older way can. Gives null when there is no answer.
function upload(address, form, report) {
  return new Promise((answered) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.responseType = 'json';
    request.upload.addEventListener('progress', (event) => report(event.total ? event.loaded / event.total : 0));
    request.addEventListener('load', () => answered(request.response));
    request.addEventListener('error', () => answered(null));
    report(0);
    request.send(form);
  });
}
