// Any failure of a command as one line in Russian, with the flags that are wrong.
import { isUnreachable } from '#core/faults.ts';
import { Refusal, words } from '#core/refusal.ts';
import { oneLine, StartError } from '#core/start-error.ts';

/** The flag under which a field of an operation's input was given. */
const flagOf = (field: string): string => {
  const [name = ''] = field.split('.');
  return `--${{ roles: 'role', groupIds: 'group', expiresOn: 'expires' }[name] ?? name}`;
};

const faults: Record<string, (path: string) => string> = {
  ENOENT: (path) => `Нет такой папки или файла: ${path}`,
  EACCES: (path) => `Нет прав на ${path}`,
  EPERM: (path) => `Нет прав на ${path}`,
  EROFS: (path) => `Диск только для чтения: ${path}`,
  EISDIR: (path) => `Это папка, а нужен файл: ${path}`,
  ENOTDIR: (path) => `Нет такой папки: ${path}`,
  ENOSPC: (path) => `На диске кончилось место${path ? `: ${path}` : ''}`,
};

export function failureLine(error: unknown): string {
  if (error instanceof Refusal) {
    const said = words(error.code, error.details).ru;
    const fields = (error.details.errors ?? []).map(({ field, message }) => `${flagOf(field)} — ${message.ru}`);
    return fields.length > 0 ? `Не принято: ${fields.join('; ')}` : said;
  }
  if (error instanceof StartError) return oneLine(error);
  const { code, path, syscall } = error as NodeJS.ErrnoException;
  const known = code && syscall !== 'connect' ? faults[code] : undefined;
  if (known) return known(path ?? '');
  return `${isUnreachable(error) ? 'База данных недоступна' : 'Не получилось'}: ${oneLine(error)}`;
}
