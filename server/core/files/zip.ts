// Several files as one ZIP, packed while it is read: one file is open at a time, whatever their sizes, and what is packed
// already (PDF, pictures, office documents) is only stored.
import type { PassThrough, Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { zipNames } from './zip-names.ts';

export interface ZipSource {
  name: string;
  size: number;
  mediaType: string;
  changedAt: Date;
  /** The bytes, when their turn has come; null leaves the file out. */
  open: () => Promise<Readable | null>;
}

/** The archive as a stream; a file that fails fails the whole, so that a part never passes for it. */
export function zipFiles(sources: readonly ZipSource[]): Readable {
  const zip = new ZipFile();
  const archive = zip.outputStream as PassThrough;
  const names = zipNames(sources.map((source) => source.name));
  let open: Readable | undefined;
  zip.on('error', (error: Error) => archive.destroy(error));
  archive.on('close', () => open?.destroy());
  fill().catch((error: Error) => archive.destroy(error));
  return archive;

  async function fill(): Promise<void> {
    for (const [place, source] of sources.entries()) {
      if (archive.destroyed) return;
      const body = await source.open();
      if (!body) continue;
      if (archive.destroyed) {
        body.destroy();
        return;
      }
      open = body;
      const read = finished(body);
      zip.addReadStream(body, names[place] as string, {
        size: source.size,
        mtime: source.changedAt,
        compress: packsWell(source.mediaType),
      });
      await read;
    }
    zip.end();
  }
}

const packsWell = (mediaType: string): boolean =>
  /^(text\/|message\/|image\/(bmp|tiff))/.test(mediaType) ||
  /^application\/(json|xml|rtf|msword|vnd\.ms-(excel|powerpoint|office|outlook))\b/.test(mediaType);
