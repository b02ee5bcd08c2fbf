// The consent to the processing of personal data that a new person gives: asked for when the organisation's basis is consent.
import { giveConsent } from '../../personal-data/consents/give-consent.ts';
import { consentTextInForce } from '../../personal-data/purposes/texts.ts';
import { Refusal, refuseField } from '../../refusal.ts';
import type { AnyUnit } from '../../unit.ts';

const purpose = 'account';

export interface ConsentShown {
  textId: string;
  title: string;
  text: string;
  sha256: string;
}

/** The text to be shown, or null when no consent is asked. */
export async function consentToShow(handle: object): Promise<ConsentShown | null> {
  const text = await consentTextInForce(handle, purpose);
  return text && { textId: text.id, title: text.title, text: text.body, sha256: text.sha256 };
}

/** The version that was agreed to is the one in force; undefined when none is asked. */
export async function requireConsent(handle: object, textId: string | null | undefined): Promise<string | undefined> {
  const text = await consentToShow(handle);
  if (!text) return undefined;
  if (!textId) throw refuseField('consentTextId', 'consent_missing');
  if (textId !== text.textId) throw new Refusal('consent_text_changed', { textId: text.textId });
  return text.textId;
}

/** Writes down the consent of a person whose account has just been made, with what proves it. */
export async function writeConsent(
  unit: AnyUnit,
  subjectId: string,
  textVersionId: string | undefined,
  evidence: string,
): Promise<void> {
  if (!textVersionId) return;
  await giveConsent(unit, {
    subjectId,
    purposeKey: purpose,
    textVersionId,
    channel: 'web',
    form: 'button',
    evidence,
  });
}
