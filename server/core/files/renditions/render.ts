// Makes what a preview shows: a thumbnail at once, a PDF of an office document as a job of the worker.
import { buffer } from 'node:stream/consumers';
import type { Services } from '../../services.ts';
import { openFile } from '../download.ts';
import { type FileRow, findFile } from '../file-row.ts';
import { drawThumbnail } from './draw.ts';
import { convertedBytesAtMost, drawnBytesAtMost } from './limits.ts';
import { findOffice, toPdf } from './office.ts';
import { drawnFormat, officeExtension } from './previewed.ts';
import { keepRendition, renditionOf } from './rendition.ts';

/** The thumbnail, drawn now when nobody has asked for it yet; null when there is none. */
export async function thumbnailOf(services: Services, file: FileRow): Promise<FileRow | null> {
  const format = drawnFormat(file.media_type);
  if (!format || file.size > drawnBytesAtMost) return null;
  const found = await renditionOf(services, file.id, 'thumbnail');
  if (typeof found === 'object') return found;
  if (found === 'failed') return null;
  const { store, masterKeys } = services;
  const png = await drawThumbnail(await buffer(await openFile({ store, masterKeys, file })), format);
  return keepRendition(services, file, 'thumbnail', png && { bytes: png, name: 'thumbnail.png' });
}

/** The job: bears being repeated, and being asked for a file that is gone. */
export async function renderFile(services: Services, payload: Record<string, unknown>): Promise<void> {
  const file = await findFile(services.pools.write, String(payload.fileId));
  const extension = file && officeExtension(file.media_type);
  if (!file || !extension) return;
  if (typeof (await renditionOf(services, file.id, 'pdf')) === 'object') return;
  const office = await findOffice(services.config.office);
  const { store, masterKeys } = services;
  const pdf =
    office && file.size <= convertedBytesAtMost
      ? await toPdf(office, await buffer(await openFile({ store, masterKeys, file })), extension)
      : null;
  const name = `${file.name.replace(/\.[^.]*$/, '')}.pdf`;
  await keepRendition(services, file, 'pdf', pdf && { bytes: pdf, name });
}
