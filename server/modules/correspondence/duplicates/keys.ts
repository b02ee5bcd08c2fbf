// Under which keys a letter is found as a double: its number and its sender, folded. Pure.
import { looseNameKey } from '#core/contact-checks/name-likeness.ts';
import { foldNumber } from '#core/search/fold.ts';

const noNumber = /^(бн|безномера|нет|без)$/u;

/** Words that people write before a number, in its folded form. */
const spoken = /^(?:наш|ваш)?(?:исходящий|исх|входящий|вх)?(?:номер|n)?(?=.*\d)/u;

/** «Исх. № 15/3-22 от 02.03.2026», «15-3/22» and «15/3-22» are one number; «б/н» is none. */
export function foldExternalNumber(written: string): string {
  const key = foldNumber(written.replace(/\s+от\s+\d{1,2}[./]\d{1,2}[./]\d{2,4}.*$/iu, ''));
  return noNumber.test(key) ? '' : key.replace(spoken, '');
}

export const foldLetter = (letter: { externalNumber: string; correspondentName: string }) => ({
  number_key: foldExternalNumber(letter.externalNumber),
  sender_key: looseNameKey(letter.correspondentName),
});
