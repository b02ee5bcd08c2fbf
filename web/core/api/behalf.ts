// In whose name this page works. The choice belongs to the browser (a cookie, so that event streams and files follow it);
// each call also says what this page shows, so that a page left behind by another one never acts for the wrong person.
const name = 'behalf';

function chosen(): string | null {
  const found = document.cookie.split('; ').find((one) => one.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) || null : null;
}

const current = typeof document === 'undefined' ? null : chosen();
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('vedomo-behalf');
if (channel) channel.onmessage = () => window.location.reload();

/** Header of every call: the absent person's id, or `self`. */
export const behalfHeader = { 'vedomo-behalf-of': current ?? 'self' } as const;

export const isActing = current !== null;

function keep(id: string | null): void {
  const secure = window.location.protocol === 'https:' ? '; Secure' : '';
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in the browsers of closed networks
  document.cookie = `${name}=${id ?? ''}; Path=/; SameSite=Strict${id ? '' : '; Max-Age=0'}${secure}`;
}

/** Forgets the choice without leaving the page: before a sign-out. */
export const forgetBehalf = (): void => keep(null);

/** Acts for this person, or for oneself again: every page of the browser begins anew with the other rights. */
export function actFor(id: string | null): void {
  keep(id);
  channel?.postMessage('changed');
  window.location.assign('/');
}

type Listener = () => void;
const listeners = new Set<Listener>();
let over = false;

/** The server says that the substitution has ended: the shell tells so; before it stands, the page returns by itself. */
export function noteSubstitutionOver(): void {
  if (!isActing) return;
  over = true;
  if (listeners.size === 0) actFor(null);
  for (const listener of listeners) listener();
}

export function onSubstitutionOver(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
export const isSubstitutionOver = (): boolean => over;
