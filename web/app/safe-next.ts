// Where to go after sign-in: only an address of this application, never another site (`//evil`, `/\evil`, `https:…`).

/** A page of the server itself, to which sign-in leads back: the description of the API. */
const apiPage = '/api/docs';

export function safeNext(next: unknown): string {
  if (typeof next !== 'string' || !next.startsWith('/') || /^\/[/\\]/.test(next)) return '/';
  for (const letter of next) if (letter.charCodeAt(0) < 32) return '/';
  if (/^\/(auth\/|start|welcome|register|invite)/.test(next)) return '/';
  if (/^\/api\b/.test(next) && next !== apiPage) return '/';
  return next;
}

/** Goes on after sign-in: through the router within the application, by a request of the browser to the server's own page. */
export async function goNext(next: unknown, navigate: (to: { href: string; replace: true }) => Promise<void>) {
  const href = safeNext(next);
  if (href === apiPage) window.location.replace(href);
  else await navigate({ href, replace: true });
}
