// `files adopt`: this machine's folder is the store of the database's files from now on.
import { writeEvents } from '#core/events.ts';
import { adoptStore } from '#core/files/claim-store.ts';
import { StartError } from '#core/start-error.ts';
import type { Answer, ProgramGround } from './command.ts';

export async function adoptFolder({ services, actor, tell }: ProgramGround): Promise<Answer> {
  if (services.config.s3) throw new StartError('Файлы лежат в S3_URL: папку принимать незачем.');
  const { folder, looked, missing } = await adoptStore(services);
  const data = { looked, missing };
  await writeEvents(services, services.pools.write, actor, 'core.files.adopt', [{ data }], 'done');
  if (missing > 0)
    tell(
      `Из последних файлов базы (${looked}) здесь нет ${missing}: скопируйте их из прежней папки, иначе они не откроются`,
    );
  return { json: { folder, ...data }, lines: [`Файлы этой базы теперь лежат в ${folder}`] };
}
