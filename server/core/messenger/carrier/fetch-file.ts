// One file from the messenger to the core.
import { type MessengerAdapter, MessengerError } from '../adapter.ts';
import { mark } from '../marks.ts';
import type { ChatCore, WantedFile } from './chat-core.ts';

export async function fetchFile(
  core: ChatCore,
  adapter: MessengerAdapter,
  { id, reference }: WantedFile,
  signal: AbortSignal,
): Promise<void> {
  try {
    const body = await adapter.download(reference, signal);
    await core.keepFile(id, body);
    mark('file-fetched');
  } catch (fault) {
    const wrong = fault instanceof MessengerError && fault.kind === 'wrong';
    const tooLarge = wrong && /too big/i.test((fault as Error).message);
    await core.missFile(id, tooLarge ? 'too-large' : wrong ? 'refused' : 'unreachable', wrong);
  }
}
