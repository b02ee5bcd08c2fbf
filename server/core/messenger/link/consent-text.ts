// The text that somebody in a chat is to agree to, byte for byte; null when no consent is asked for.
import { consentTextInForce } from '../../personal-data/purposes/texts.ts';
import { readAs } from '../../runner.ts';
import { systemActor } from '../../system-actor.ts';
import type { Talk } from '../talk/talk.ts';
import { messengerPurpose } from './acts.ts';

export const consentText = (
  talk: Talk,
  purpose: string = messengerPurpose,
): Promise<{ id: string; body: string } | null> =>
  readAs(talk.services, systemActor('messenger'), 'privacy.text.read', (reader) => consentTextInForce(reader, purpose));
