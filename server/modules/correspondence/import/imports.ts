// What tables may bring into the registry: registers of letters by their direction, and journals.
import type { Text } from '#contract/core.ts';
import type { Direction } from '#contract/correspondence.ts';
import { defineImport } from '#core/import/definition.ts';
import { letterFieldSubject, recordKindOf } from '../rules.ts';
import { addresseeImport } from './addressee-import.ts';
import { letterColumns } from './columns.ts';
import { journalImport } from './journal-import.ts';
import { openLetters } from './session.ts';

const about: Text = {
  ru: 'Старый журнал целиком: номера остаются прежними, корреспонденты находятся или создаются, ответы связываются по «на № … от …»',
  en: 'A whole old register: numbers stay, correspondents are found or made, answers are linked by the numbers they name',
};
const letters = (direction: Direction, title: Text) =>
  defineImport({
    kind: `letters.${direction}`,
    title,
    about,
    needs: ['correspondence.letter.register'],
    columns: letterColumns(direction),
    filesColumn: 'files',
    options: ['journal', 'intoClosed'],
    ownFields: { subject: letterFieldSubject, kind: recordKindOf(direction) },
    open: (ground) => openLetters(direction, ground),
  });

export const correspondenceImports = [
  letters('incoming', { ru: 'Входящие письма', en: 'Incoming letters' }),
  letters('outgoing', { ru: 'Исходящие письма', en: 'Outgoing letters' }),
  letters('internal', { ru: 'Внутренние документы', en: 'Internal letters' }),
  addresseeImport,
  journalImport,
];
