// Where to go after sign-in: only an address of this application, never another site (`//evil`, `/\evil`, `https:…`).

export function safeNext(next: unknown): string {
  if (typeof next !== 'string' || !next.startsWith('/') || /^\/[/\\]/.test(next)) return '/';
  for (const letter of next) if (letter.charCodeAt(0) < 32) return '/';
  if (/^\/(auth\/|start|welcome|register|invite)/.test(next)) return '/';
  return next;
}
