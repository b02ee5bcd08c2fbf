// Names of files inside an archive: fit for Windows, and told apart: «скан.pdf», «скан (2).pdf». Pure.

/** One name for each of the given ones, in their order; names that differ only in case count as the same. */
export function zipNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((given) => {
    const name = fitting(given);
    const dot = name.lastIndexOf('.');
    const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
    let free = name;
    for (let copy = 2; taken.has(free.toLowerCase()); copy++) free = `${stem} (${copy})${extension}`;
    taken.add(free.toLowerCase());
    return free;
  });
}

/** Windows unpacks neither these characters nor a dot or a blank at the end. */
const fitting = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/[<>:"/\\|?*]/g, '_')
    .replace(/[. ]+$/, '') || 'file';
