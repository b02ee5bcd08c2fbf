// The card of a backup: what it holds, of which schema, under which secret, made when and by which program.
import { z } from 'zod';
import { Refusal } from '../refusal.ts';

/** Names and bounds that become part of a statement may be nothing else than names and bounds. */
const name = z.string().regex(/^(?:\w+|"[^"]+")\.(?:\w+|"[^"]+")$/);
const bound = z.string().regex(/^FOR VALUES FROM \([^;()]+\) TO \([^;()]+\)$/);

const manifestShape = z.object({
  format: z.literal(1),
  program: z.string(),
  createdAt: z.string(),
  /** Version of the PostgreSQL that it was made from. */
  server: z.string(),
  secretFingerprint: z.string(),
  /** Applied migrations in order, without ending: `0001_core`. */
  migrations: z.array(z.string()),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), rows: z.number() })),
  /** Range partitions with their bounds as PostgreSQL prints them; default partitions come from the migrations. */
  partitions: z.array(z.object({ name, parent: name, bound })),
  sequences: z.array(z.object({ name: z.string(), value: z.string(), called: z.boolean() })),
  jobs: z.number(),
  files: z.number(),
  fileBytes: z.number(),
});
export type Manifest = z.output<typeof manifestShape>;

export function parseManifest(body: Buffer): Manifest {
  let read: unknown;
  try {
    read = JSON.parse(body.toString('utf8'));
  } catch {
    throw new Refusal('backup_unknown_format');
  }
  const parsed = manifestShape.safeParse(read);
  if (!parsed.success) throw new Refusal('backup_unknown_format');
  return parsed.data;
}
