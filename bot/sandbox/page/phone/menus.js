// What can be done with the phone, and with one message on it.

const VOICE_BYTES = 6144;

export function phoneEntries({ chat, alive, act, share, say }) {
  const open = !chat.blocked;
  const tell = (detail) => document.dispatchEvent(new CustomEvent('old-buttons', { detail }));
  return [
    { drawing: 'history', label: say('old_buttons'), checked: alive, does: () => tell(!alive) },
    open && { drawing: 'voice', label: say('send_voice'), does: () => act('send_file', { kind: 'voice', name: 'voice.oga', mime: 'audio/ogg', size: VOICE_BYTES }) },
    open && { drawing: 'contact', label: say('share_number'), does: share },
    { id: 'phone-block', drawing: 'block', danger: open, label: say(open ? 'block' : 'unblock'), does: () => act(open ? 'block' : 'unblock', {}) },
  ].filter(Boolean);
}

export function messageEntries(message, mine, { chat, act, relate, name, say }) {
  const open = !chat.blocked;
  const editable = mine && message.text && !message.text.startsWith('/') && !message.forwarded;
  return [
    open && { drawing: 'reply', label: say('reply'), does: () => relate({ doing: 'reply', message, name: mine ? name : 'Concord' }) },
    open && editable && { drawing: 'edit', label: say('edit'), does: () => relate({ doing: 'edit', message }) },
    message.text && { drawing: 'copy', label: say('copy'), does: () => navigator.clipboard.writeText(message.text) },
    open && { drawing: 'forward', label: say('forward'), does: () => act('forward', { message_id: message.id }) },
    open && mine && { drawing: 'delete', danger: true, label: say('delete'), does: () => act('delete', { message_id: message.id }) },
  ].filter(Boolean);
}
