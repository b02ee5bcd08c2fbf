// The entries of an archive joined to what they were cut from: the parts of a table follow each other and are
// read as one stream, a stored file is a stream of its own.
import type { ArchiveEntry } from './archive-reader.ts';

export interface ArchiveGroup {
  /** `tables/record`, `jobs`, `files/<key>`, `manifest.json`. */
  name: string;
  body: AsyncIterable<Buffer>;
}

const partOf = (name: string): string => name.replace(/\/\d{6}\.copy$/, '');

/** Each group's body must be read to its end, or the loop left, before the next group is asked for. */
export async function* archiveGroups(entries: AsyncGenerator<ArchiveEntry>): AsyncGenerator<ArchiveGroup> {
  let next = await entries.next();
  while (!next.done) {
    const name = partOf(next.value.name);
    const cut = name !== next.value.name;
    async function* body(): AsyncGenerator<Buffer> {
      do {
        if (next.done) return;
        yield* next.value.body;
        next = await entries.next();
      } while (cut && !next.done && partOf(next.value.name) === name);
    }
    const stream = body();
    yield { name, body: stream };
    // What nobody read is passed over.
    for await (const _ of stream);
  }
}
