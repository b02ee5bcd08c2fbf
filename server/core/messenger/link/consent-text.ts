// The text that somebody in a chat is to agree to, byte for byte; null when no consent is asked for.
import { consentTextInForce } from '../../personal-data/purposes/texts.ts';
import { readAs } from '../../runner.ts';
import { systemActor } from '../../system-actor.ts';
import { purposeOf } from '../channels.ts';
import type { Talk } from '../talk/talk.ts';

export const consentText = (
  talk: Talk,
  purpose: string = purposeOf(talk.chat.channel),
): Promise<{ id: string; body: string } | null> =>
  readAs(talk.services, systemActor('messenger'), 'privacy.text.read', (reader) => consentTextInForce(reader, purpose));
