// Keyboard shortcuts by physical key (event.code), so they work under the Russian layout. The newest registration of a
// combination wins; while typing in a field or in a dialog only those marked `inFields` work.

export interface Hotkey {
  /** `KeyJ`, `Enter`, `ctrl+KeyK`, `shift+Slash`; ctrl also means Command on a Mac. */
  keys: string;
  /** What it does, for the list of keys («?»). Without a label it isn't listed. */
  label?: string;
  inFields?: boolean;
  run: (event: KeyboardEvent) => void;
}

const active: Hotkey[][] = [];
let listening = false;

export function registerHotkeys(hotkeys: Hotkey[]): () => void {
  active.push(hotkeys);
  if (!listening) {
    listening = true;
    window.addEventListener('keydown', handle);
  }
  return () => {
    const place = active.indexOf(hotkeys);
    if (place >= 0) active.splice(place, 1);
  };
}

/** Everything that works now, the newest first, each combination once. */
export function listedHotkeys(): Hotkey[] {
  const seen = new Set<string>();
  return active
    .toReversed()
    .flat()
    .filter((one) => {
      if (!one.label || seen.has(one.keys)) return false;
      seen.add(one.keys);
      return true;
    });
}

export function combinationOf(
  event: Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): string {
  const parts: string[] = [];
  if (event.ctrlKey || event.metaKey) parts.push('ctrl');
  if (event.altKey) parts.push('alt');
  if (event.shiftKey) parts.push('shift');
  parts.push(event.code === 'NumpadEnter' ? 'Enter' : event.code);
  return parts.join('+');
}

/** «Ctrl+K», «J», «?» for the list of keys. */
export function keyWords(keys: string): string[] {
  if (keys === 'shift+Slash') return ['?'];
  const names: Record<string, string> = {
    ctrl: 'Ctrl',
    alt: 'Alt',
    shift: 'Shift',
    Slash: '/',
    Escape: 'Esc',
    ArrowUp: '↑',
    ArrowDown: '↓',
    ArrowLeft: '←',
    ArrowRight: '→',
  };
  return keys.split('+').map((part) => names[part] ?? part.replace(/^(Key|Digit)/, ''));
}

function handle(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const typing = isTyping(event.target) || document.querySelector('[aria-modal="true"]') !== null;
  const pressed = combinationOf(event);
  for (const hotkeys of active.toReversed()) {
    const found = hotkeys.find((one) => one.keys === pressed && (!typing || one.inFields));
    if (!found) continue;
    event.preventDefault();
    found.run(event);
    return;
  }
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.role === 'combobox';
}
