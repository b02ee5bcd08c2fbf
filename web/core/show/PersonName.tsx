// A person by name, shortened to «Иванова А. П.» in lists, whole on hover. Never an id.
// <PersonName name={row.responsible?.name} short />
export interface PersonNameProps {
  name: string | null | undefined;
  short?: boolean;
  /** What to show when there is nobody. */
  empty?: string;
}

export function PersonName({ name, short = false, empty = '—' }: PersonNameProps) {
  if (!name) return <span>{empty}</span>;
  return <span title={short ? name : undefined}>{short ? shortName(name) : name}</span>;
}

/** «Иванова Анна Петровна» → «Иванова А. П.»; anything that doesn't look like a full Russian name stays as it is. */
export function shortName(name: string): string {
  const parts = name.trim().split(/\s+/);
  const looksFull = parts.length === 3 && parts.every((part) => /^\p{Lu}[\p{L}-]+$/u.test(part));
  if (!looksFull) return name;
  const [family, given, patronymic] = parts as [string, string, string];
  return `${family} ${given[0]}. ${patronymic[0]}.`;
}
