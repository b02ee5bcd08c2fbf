// Which store the settings ask for, and whether it answers: a wrong address, bucket or key stops the start in one line.
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { oneLine, StartError } from '../start-error.ts';
import { LayeredFileStore } from './layered-store.ts';
import { LocalFileStore } from './local-store.ts';
import { S3FileStore } from './s3-store.ts';
import type { FileStore } from './store.ts';

type Place = Pick<Config, 's3' | 'dataDir'>;

export const localFolder = ({ dataDir }: Place): string => join(dataDir, 'files');
export const localStore = (place: Place): FileStore => new LocalFileStore(localFolder(place));

/** The bucket where one is set, with the files that still lie in the folder of before behind it. */
export function openStore(place: Place): FileStore {
  if (!place.s3) return localStore(place);
  const bucket = new S3FileStore(place.s3);
  return existsSync(localFolder(place)) ? new LayeredFileStore(bucket, localStore(place)) : bucket;
}

const told: Record<string, string> = {
  NoSuchBucket: 'такой корзины нет, создайте её',
  InvalidAccessKeyId: 'хранилище не знает ключа S3_ACCESS_KEY',
  SignatureDoesNotMatch: 'ключ S3_SECRET_KEY не подходит или часы этой машины идут неверно',
  AccessDenied: 'ключу не разрешено писать, читать и удалять в этой корзине',
  PermanentRedirect: 'корзина в другом регионе, исправьте S3_REGION или адрес',
  AuthorizationHeaderMalformed: 'хранилище ждёт другой регион, исправьте S3_REGION',
};

/** Refuses to start on a bucket that cannot be written, read and emptied. */
export async function checkStore({ s3 }: Pick<Config, 's3'>): Promise<void> {
  if (!s3) return;
  try {
    await new S3FileStore(s3).probe(`check-${randomUUID()}`);
  } catch (error) {
    const reason = told[(error as Error).name] ?? `хранилище не отвечает как должно (${oneLine(error)})`;
    throw new StartError(`Неверная настройка S3_URL (${s3.endpoint}/${s3.bucket}): ${reason}.`);
  }
}
