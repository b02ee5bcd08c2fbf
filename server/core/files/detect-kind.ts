// What a file is, by its first bytes. A renamed program is refused, whatever it is called.
import { fileTypeFromBuffer } from 'file-type';
import { Refusal } from '../refusal.ts';
import { compoundKind, directoryBytes, directoryStart } from './compound-kind.ts';
import { kindOf, runsByName } from './kinds.ts';
import { readText, textKind } from './text-kind.ts';

/** How many first bytes are looked at. */
export const headBytes = 64 << 10;

export interface Detected {
  /** Null while the kind is told only by bytes further on, `directory`. */
  mediaType: string | null;
  directory: { start: number; end: number } | null;
}

// ASN.1: a sequence that begins with the object identifier of CMS signed data.
const signedData = Buffer.from('06092a864886f70d010702', 'hex');
function isSignature(head: Buffer): boolean {
  if (head[0] !== 0x30) return false;
  const at = head.indexOf(signedData);
  return at >= 2 && at <= 6;
}

// Kinds that look like text but that no name turns into a program.
const documents = new Set(['application/pdf', 'application/rtf', 'application/pkcs7-signature']);

export async function detectKind(head: Buffer, name: string): Promise<Detected> {
  if (isSignature(head)) return accept('application/pkcs7-signature', name);
  const text = readText(head);
  if (text) {
    const kind = textKind(text, name);
    return accept(kind && (documents.has(kind) || !runsByName(name)) ? kind : null, name);
  }
  const start = directoryStart(head);
  if (start !== null) {
    if (runsByName(name)) return accept(null, name);
    return { mediaType: null, directory: { start, end: start + directoryBytes } };
  }
  const found = await fileTypeFromBuffer(head);
  const kind = found ? kindOf(found.mime) : null;
  return accept(kind?.mediaType === 'application/zip' && runsByName(name) ? null : (kind?.mediaType ?? null), name);
}

/** The kind of a compound document once the bytes of its directory have passed. */
export function kindByDirectory(directory: Buffer, name: string): string {
  return accept(compoundKind(directory), name).mediaType;
}

function accept(mediaType: string | null, name: string): { mediaType: string; directory: null } {
  if (mediaType === null || !kindOf(mediaType)) throw new Refusal('file_kind_refused', { name });
  return { mediaType, directory: null };
}
