// `search reindex`: every record's rows of search written anew, by the operation that administrators use.
import { call } from '#core/runner.ts';
import { refreshDue } from '#core/search/due.ts';
import type { Answer, ProgramGround } from './command.ts';

export async function reindexSearch({ services, actor, flags, tell }: ProgramGround): Promise<Answer> {
  const { body } = await call(services, 'core.search.reindex', actor, { files: flags.has('files') });
  const { records, files } = body as { records: number; files: number };
  tell(`Записей в очереди: ${records}. Работающий сервер продолжит и сам, эту команду можно прервать.`);
  await refreshDue(services);
  const lines = [`Поиск перестроен, записей: ${records}`];
  if (files > 0) lines.push(`Файлов ждёт чтения заново: ${files}; их читает сервер с ролью worker`);
  return { json: { records, files }, lines };
}
