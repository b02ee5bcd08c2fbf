// The help: every command with its flags, or one of them.
import type { Command, Flag } from './command.ts';

const spelt = ([name, flag]: [string, Flag]): string => {
  const word = flag.value ? `--${name} ${flag.value}` : `--${name}`;
  return flag.required ? word : `[${word}]${flag.multiple ? '…' : ''}`;
};

const synopsis = (command: Command): string =>
  ['vedomo', command.name, ...Object.entries(command.flags).map(spelt), '[--json]'].join(' ');

export function usageOf(command: Command): string[] {
  const flags = Object.entries(command.flags).map(([name, flag]) => `  --${name.padEnd(12)} ${flag.help}`);
  return [command.help, `  ${synopsis(command)}`, ...flags];
}

/** What can be asked at all, when something else was. */
export const commandList = (commands: readonly Command[]): string[] => [
  ...commands.map((command) => `  ${synopsis(command)}`),
  'Подробно: npm run -s vedomo -- help',
];

export function usage(commands: readonly Command[]): string[] {
  return [
    'Команда администратора Ведомо. Работает и при запущенном сервере, и без него; настройки те же, что у сервера.',
    '  npm run -s vedomo -- <команда> [ключи]',
    '',
    ...commands.flatMap((command) => [...usageOf(command), '']),
    'help',
    '  Эта справка. Ключ --json есть у всех: на выход идёт только JSON.',
    'Код завершения: 0 — сделано, 1 — не сделано или найдено плохое, 2 — команда не понята.',
  ];
}
