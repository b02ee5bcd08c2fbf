// The notes that a migration may carry on its first lines, for what it does to data on purpose:
//   -- data: drops letter.fax (reason)
//   -- data: moves letter.fax → letter.facsimile
//   -- data: rewrites letter.state (reason)
//   -- data: rewrites setting where key = 'fax' (reason)
//   -- reversible: no — reason
//   (a step in TypeScript writes them as // data: …)
// What isn't noted there must stand after the migration as it stood before.
export interface MigrationNotes {
  /** `table.column` that go away, or a table as a whole. */
  drops: Set<string>;
  /** `table.column`. */
  rewrites: Set<string>;
  /** Table → condition of the rows that may come, go and change. */
  rows: Map<string, string>;
  moves: Map<string, string>;
  reversible: boolean;
}

const line = /^(?:--|\/\/)\s*(data|reversible):\s*(.*)$/;
const drops = /^drops\s+([\w.]+)\s*\((.+)\)$/;
const rewrites = /^rewrites\s+(\w+\.\w+)\s*\((.+)\)$/;
const rows = /^rewrites\s+(\w+)\s+where\s+(.+?)\s+\(([^()]+)\)$/;
const moves = /^moves\s+([\w.]+)\s*(?:→|->)\s*([\w.]+)$/;

export function migrationNotes(text: string): MigrationNotes {
  const notes: MigrationNotes = {
    drops: new Set(),
    rewrites: new Set(),
    rows: new Map(),
    moves: new Map(),
    reversible: true,
  };
  for (const row of text.split('\n')) {
    const [, topic, said = ''] = line.exec(row.trim()) ?? [];
    if (topic === 'reversible') {
      if (!/^no\s*[—-]\s*\S/.test(said)) throw new Error(`migration header needs a reason: ${row}`);
      notes.reversible = false;
    } else if (topic === 'data') {
      const [, dropped] = drops.exec(said) ?? [];
      const [, rewritten] = rewrites.exec(said) ?? [];
      const [, table, condition] = rows.exec(said) ?? [];
      const [, from, to] = moves.exec(said) ?? [];
      if (dropped) notes.drops.add(dropped);
      else if (rewritten) notes.rewrites.add(rewritten);
      else if (table && condition) notes.rows.set(table, condition);
      else if (from && to) notes.moves.set(from, to);
      else if (said !== 'keeps') throw new Error(`migration header is not understood: ${row}`);
    }
  }
  return notes;
}
