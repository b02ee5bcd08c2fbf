// Ordinals as people read and write them: «12–16, 20», «12а».

/** Neighbours joined into ranges. */
export function ranges(ordinals: readonly number[]): string {
  const parts: string[] = [];
  for (let at = 0; at < ordinals.length; at++) {
    const from = ordinals[at] as number;
    let to = from;
    while (ordinals[at + 1] === to + 1) {
      at += 1;
      to += 1;
    }
    parts.push(from === to ? String(from) : to === from + 1 ? `${from}, ${to}` : `${from}–${to}`);
  }
  return parts.join(', ');
}

/** «12», «12а», «12/1»; undefined when it is none. */
export function chosenOf(typed: string): { ordinal: number; suffix: string } | undefined {
  const [, digits = '', suffix = ''] = /^\s*(\d{1,9})\s*(\p{L}{1,3}|[-/][\p{L}\d]{1,3})?\s*$/u.exec(typed) ?? [];
  const ordinal = Number(digits);
  return digits === '' || ordinal === 0 ? undefined : { ordinal, suffix };
}
