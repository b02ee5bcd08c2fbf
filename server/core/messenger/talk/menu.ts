// The commands that stand in the messenger's own menu.
import type { Catalog } from '../../catalog.ts';
import type { MenuCommand } from '../adapter.ts';
import { ownDialogue } from './own-dialogue.ts';

export const menuOf = (catalog: Catalog): MenuCommand[] => [
  ...[...catalog.dialogues, ownDialogue].flatMap(({ commands }) =>
    Object.entries(commands ?? {}).flatMap(([command, { title, menu }]) => (menu ? [{ command, ...title }] : [])),
  ),
  { command: 'help', ru: 'Что умеет бот', en: 'What the bot can do' },
];
