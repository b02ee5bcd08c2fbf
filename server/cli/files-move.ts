// `files move`: the stored files go from the folder to the bucket of S3_URL, or back.
import { writeEvents } from '#core/events.ts';
import { adoptStore } from '#core/files/claim-store.ts';
import { moveFiles } from '#core/files/move-files.ts';
import { checkStore, localStore } from '#core/files/open-store.ts';
import { S3FileStore } from '#core/files/s3-store.ts';
import { StartError } from '#core/start-error.ts';
import { type Answer, type ProgramGround, UsageError } from './command.ts';

const everyFiles = 500;

export async function moveStoredFiles({ flags, services, actor, tell }: ProgramGround): Promise<Answer> {
  const to = flags.needed('to');
  if (to !== 's3' && to !== 'local') throw new UsageError('--to: нужно s3 или local');
  const { config } = services;
  if (!config.s3) throw new StartError('S3_URL не задан: переносить файлы некуда и неоткуда.');
  await checkStore(config);
  const [folder, bucket] = [localStore(config), new S3FileStore(config.s3)];
  const keep = flags.has('keep');
  const moved = await moveFiles({
    from: to === 's3' ? folder : bucket,
    to: to === 's3' ? bucket : folder,
    keep,
    onFile({ files, already }) {
      if ((files + already) % everyFiles === 0) tell(`Перенесено файлов: ${files + already}`);
    },
  });
  // From now on the folder holds them all: a start without S3_URL finds what it expects.
  if (to === 'local') await adoptStore(services);
  await writeEvents(
    services,
    services.pools.write,
    actor,
    'core.files.move',
    [{ data: { to, keep, ...moved } }],
    'done',
  );
  const { files, bytes, already, gone } = moved;
  const place = to === 's3' ? `${config.s3.endpoint}/${config.s3.bucket}` : `${config.dataDir}/files`;
  return {
    json: { to, keep, ...moved },
    lines: [
      `Перенесено в ${place}: файлов ${files}, байтов ${bytes}; уже были там: ${already}; удалены за это время: ${gone}`,
    ],
  };
}
