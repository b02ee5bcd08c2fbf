// From the words typed to a command with its flags; whatever does not fit is a usage error.
import { parseArgs } from 'node:util';
import { type Command, type FlagOptions, Flags, type Given, UsageError } from './command.ts';

export interface Asked {
  command: Command;
  flags: Flags;
  json: boolean;
}

/** Undefined when help was asked for. */
export function readArguments(words: readonly string[], commands: readonly Command[]): Asked | undefined {
  if (words[0] === 'help' || words.includes('--help') || words.includes('-h')) return undefined;
  const command = commandOf(words, commands);
  const given = readFlags(words.slice(command.name.split(' ').length), command);
  for (const [name, flag] of Object.entries(command.flags)) {
    if (flag.required && !given[name]) throw new UsageError(`Не хватает --${name}`, command);
  }
  return { command, flags: new Flags(given, command), json: given.json === true };
}

function commandOf(words: readonly string[], commands: readonly Command[]): Command {
  const found = commands.find(({ name }) => name === words.slice(0, name.split(' ').length).join(' '));
  if (found) return found;
  if (words.length === 0) throw new UsageError('Что сделать?');
  throw new UsageError(`Нет такой команды: ${words.slice(0, 2).join(' ')}`);
}

function readFlags(words: string[], command: Command): Given {
  const options: FlagOptions = { json: { type: 'boolean' } };
  for (const [name, flag] of Object.entries(command.flags)) {
    options[name] = { type: flag.value ? 'string' : 'boolean', multiple: flag.multiple ?? false };
  }
  try {
    return parseArgs({ args: words.map(withDashes), options }).values;
  } catch (error) {
    throw new UsageError(whatIsWrong(error as Error & { code?: string }), command);
  }
}

/** `--chat_id` means `--chat-id`: both spellings of every flag are understood. */
const withDashes = (word: string): string =>
  word.replace(/^--[a-z][\w-]*/i, (flag) => `--${flag.slice(2).replaceAll('_', '-')}`);

function whatIsWrong(error: Error & { code?: string }): string {
  const flag = /'(-[^'\s]+)/.exec(error.message)?.[1] ?? '';
  if (error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `Нет такого ключа: ${flag}`;
  if (error.code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') return 'Лишние слова: у значений должен быть ключ';
  // A value that begins with a dash is taken for a flag unless it is glued on.
  return `${flag}: значение не указано или начинается с «-» (тогда пишите ${flag}=…)`;
}
