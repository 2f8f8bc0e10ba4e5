// Links to the bot itself are followed inside the phone, all others in a tab of their own.

const INVITATION = /^(?:https?:\/\/)?(?:t\.me|telegram\.me)\/\w+\?start=([\w-]*)\s*$/i;

// The command that a link to the bot stands for, or null for any other text.
export function startCommand(text) {
  const match = INVITATION.exec(text.trim());
  return match ? `/start ${match[1]}`.trim() : null;
}
