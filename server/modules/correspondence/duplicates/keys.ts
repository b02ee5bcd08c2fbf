// Under which keys a letter is found as a double: its number and its sender, folded. Pure.
import { looseNameKey } from '#core/contact-checks/name-likeness.ts';
import { numberKey } from '#core/records/search-words.ts';

const noNumber = /^(бн|безномера|нет|без)$/u;

/** «Исх. № 15/3-22 от 02.03.2026», «15-3/22» and «15/3-22» are one number; «б/н» is none. */
export function foldExternalNumber(written: string): string {
  const bare = written
    .replace(/\s+от\s+\d{1,2}[./]\d{1,2}[./]\d{2,4}.*$/iu, '')
    .replace(/^\s*(?:(?:наш|ваш)?\s*(?:исх|вх)(?:одящий|\.)?\s*)?(?:№|N(?=[\s°º.])|номер)?\s*/iu, '');
  const key = numberKey(bare === '' ? written : bare);
  return noNumber.test(key) ? '' : key;
}

export const foldLetter = (letter: { externalNumber: string; correspondentName: string }) => ({
  number_key: foldExternalNumber(letter.externalNumber),
  sender_key: looseNameKey(letter.correspondentName),
});
