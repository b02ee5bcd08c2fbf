// What was found of the program's files, in a sentence.
import type { Text } from '#contract/core.ts';
import { writtenDate } from '../../export/table.ts';
import type { Verdict } from '../../integrity/verdict.ts';

type Told = Omit<Verdict, 'fingerprint'>;

const namesInSentence = 5;

const signatureWords: Record<Exclude<Told['signature'], 'good'>, Text> = {
  absent: { ru: 'манифест не подписан', en: 'the manifest is not signed' },
  wrong: {
    ru: 'ПОДПИСЬ МАНИФЕСТА НЕВЕРНА: он подписан не тем ключом или изменён после подписи',
    en: 'THE SIGNATURE IS WRONG: another key, or the manifest was changed since',
  },
  'no-key': {
    ru: 'подпись не проверена: открытый ключ не задан',
    en: 'the signature was not checked: no public key was given',
  },
  'bad-key': { ru: 'открытый ключ в настройках не читается', en: 'the public key of the settings cannot be read' },
};

export const isWhole = ({ state, signature }: Pick<Told, 'state' | 'signature'>): boolean =>
  state === 'whole' && signature === 'good';

function filesWords(found: Told): Text {
  const { changed, added, missing, names } = found;
  const first = names.slice(0, namesInSentence).join(', ');
  const more = changed + added + missing > namesInSentence ? '…' : '';
  const made = found.madeAt ? writtenDate(found.madeAt.slice(0, 10)) : '';
  switch (found.state) {
    case 'whole':
      return {
        ru: `Файлы совпадают с манифестом от ${made}: ${found.files}`,
        en: `Files agree with the manifest of ${made}: ${found.files}`,
      };
    case 'differs':
      return {
        ru: `Изменено файлов ${changed}, лишних ${added}, пропало ${missing}: ${first}${more}`,
        en: `Changed ${changed}, added ${added}, missing ${missing}: ${first}${more}`,
      };
    case 'no-manifest':
      return {
        ru: 'Манифеста нет: сверять не с чем. Составьте его сразу после установки: vedomo manifest make',
        en: 'There is no manifest. Make one right after the installation: vedomo manifest make',
      };
    case 'bad-manifest':
      return { ru: 'Манифест повреждён', en: 'The manifest is damaged' };
  }
}

export function programWords(found: Told): Text {
  const files = filesWords(found);
  if (found.state === 'no-manifest') return files;
  if (found.signature === 'good') return { ru: `${files.ru}; подпись верна`, en: `${files.en}; the signature is good` };
  const signature = signatureWords[found.signature];
  return { ru: `${files.ru}; ${signature.ru}`, en: `${files.en}; ${signature.en}` };
}
