// The commands that stand in the messenger's own menu.
import type { Catalog } from '../../catalog.ts';
import { ownDialogue } from './own-dialogue.ts';

export const menuOf = (catalog: Catalog): { command: string; title: string }[] => [
  ...[...catalog.dialogues, ownDialogue].flatMap(({ commands }) =>
    Object.entries(commands ?? {}).flatMap(([command, { title, menu }]) => (menu ? [{ command, title }] : [])),
  ),
  { command: 'help', title: 'Что умеет бот' },
];
