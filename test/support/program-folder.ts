// A small program's folder with a manifest signed by an officer's key, and the command's verdict on it.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeManifest, manifestName } from '#core/integrity/manifest.ts';
import { makeKeys, signManifest } from '#core/integrity/signature.ts';
import { type Ran, vedomo } from '../cli/vedomo.ts';

export interface ProgramFolder {
  folder: string;
  publicKey: string;
  read(path: string): string;
  write(path: string, text: string): void;
  remove(path: string): void;
  /** Lists what is there now; nobody signs it. */
  makeManifest(): void;
  /** `manifest verify` with the officer's key. */
  verify(): Promise<Ran>;
}

export function programFolder(): ProgramFolder {
  const folder = mkdtempSync(join(tmpdir(), 'vedomo-program-'));
  const write = (path: string, text: string) => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write('package.json', '{"version":"1.2.3"}');
  write('server/main.ts', 'start();');
  write('web/dist/index.html', '<p>');
  write('node_modules/native/build.node', '\x7fELF'.repeat(100_000));
  write('data/letters.txt', 'no part of the program');
  mkdirSync(join(folder, 'node_modules/.bin'));
  symlinkSync('../native/build.node', join(folder, 'node_modules/.bin/native'));
  const manifest = join(folder, manifestName);
  const { privatePem, publicPem } = makeKeys('tajna');
  write('officer.pub', publicPem);
  const make = () => void makeManifest(folder, manifest, { now: new Date('2026-11-20T09:00:00Z') });
  make();
  signManifest(manifest, privatePem, 'tajna');
  return {
    folder,
    publicKey: publicPem,
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    write,
    remove: (path) => rmSync(join(folder, path)),
    makeManifest: make,
    verify: () =>
      vedomo({}, ['manifest', 'verify', '--folder', folder, '--key', join(folder, 'officer.pub'), '--json']),
  };
}
