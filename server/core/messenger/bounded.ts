// Bytes of a file of a chat, never more than a messenger gives away: whoever sends more is cut off, not held in memory.
import { Refusal } from '../refusal.ts';
import { downloadAtMost } from './telegram/adapter.ts';

export async function boundedBytes(body: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > downloadAtMost) throw new Refusal('too_large', { limit: downloadAtMost });
    parts.push(part);
  }
  return Buffer.concat(parts, size);
}
