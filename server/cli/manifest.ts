// `manifest make | key | sign | verify`: what the program's files must be, who says so, and whether they are.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeManifest, manifestName, signatureName } from '#core/integrity/manifest.ts';
import { makeKeys, signManifest } from '#core/integrity/signature.ts';
import { lookAtProgram } from '#core/integrity/verdict.ts';
import { programWords } from '#core/personal-data/program/words.ts';
import { StartError } from '#core/start-error.ts';
import type { Answer, Flags, Ground } from './command.ts';
import { passwordOf } from './users.ts';

type Asked = Pick<Ground, 'flags' | 'tell'>;

const program = fileURLToPath(new URL('../../', import.meta.url));
const tellEvery = 20_000;

/** Counted from where the person stands. */
const given = (flags: Flags, name: string): string | undefined => {
  const path = flags.text(name);
  return path === undefined ? undefined : resolve(process.env.INIT_CWD ?? process.cwd(), path);
};
function placesOf(flags: Flags): { folder: string; manifest: string } {
  const folder = given(flags, 'folder') ?? program;
  return { folder, manifest: given(flags, 'file') ?? join(folder, manifestName) };
}
const passphraseOf = async (flags: Flags): Promise<string | undefined> =>
  flags.text('passphrase') === undefined ? undefined : passwordOf(flags, 'passphrase');

export async function makeManifestHere({ flags, tell }: Asked): Promise<Answer> {
  const { folder, manifest } = placesOf(flags);
  const files = makeManifest(folder, manifest, {
    now: new Date(),
    onProgress: (done) => {
      if (done % tellEvery === 0) tell(`Прочитано файлов: ${done}`);
    },
  });
  return {
    json: { file: manifest, files },
    lines: [`Манифест составлен, файлов: ${files}: ${manifest}`, 'Подпишите его: vedomo manifest sign --key ФАЙЛ'],
  };
}

export async function makeManifestKeys({ flags }: Asked): Promise<Answer> {
  const to = String(given(flags, 'to'));
  const { privatePem, publicPem } = makeKeys(await passphraseOf(flags));
  // A key that is there already signs what has been signed: it is never written over.
  for (const [path, pem, mode] of [
    [to, privatePem, 0o600],
    [`${to}.pub`, publicPem, 0o644],
  ] as const) {
    try {
      writeFileSync(path, pem, { flag: 'wx', mode });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw new StartError(`Файл ${path} уже есть`);
      throw error;
    }
  }
  return {
    json: { key: to, publicKey: `${to}.pub` },
    lines: [
      `Закрытый ключ: ${to} — унесите его с сервера`,
      `Открытый ключ: ${to}.pub — впишите в «Настройки → Целостность программы»`,
    ],
  };
}

export async function signManifestHere({ flags }: Asked): Promise<Answer> {
  const { manifest } = placesOf(flags);
  signManifest(manifest, readFileSync(String(given(flags, 'key')), 'utf8'), await passphraseOf(flags));
  return { json: { file: signatureName(manifest) }, lines: [`Подпись: ${signatureName(manifest)}`] };
}

export async function verifyManifestHere({ flags, tell }: Asked): Promise<Answer> {
  const places = placesOf(flags);
  const key = given(flags, 'key');
  const found = lookAtProgram({
    ...places,
    publicKey: key === undefined ? '' : readFileSync(key, 'utf8'),
    onProgress: (files, all) => {
      if (files % tellEvery === 0) tell(`Сверено файлов: ${files} из ${all}`);
    },
  });
  const { fingerprint, ...verdict } = found;
  // Without a key only the files are asked for; with one the signature must be good.
  const fine = found.state === 'whole' && (key === undefined || found.signature === 'good');
  const more = found.changed + found.added + found.missing - found.names.length;
  return {
    json: { ok: fine, ...verdict },
    code: fine ? 0 : 1,
    lines: [
      fine ? 'Программа не изменена' : 'Программа не подтверждена',
      programWords(verdict).ru,
      ...found.names,
      ...(more > 0 ? [`и ещё файлов: ${more}`] : []),
    ],
  };
}
