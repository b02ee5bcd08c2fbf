// Programs of others beside ours, as a worker of this machine finds them: are they there, which version, do they answer.
import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { promisify } from 'node:util';
import type { ToolSeen } from '#contract/system-state.ts';
import type { Config } from '../config.ts';
import { findOffice } from '../files/renditions/office.ts';
import { scannerVersion } from '../files/scan/clamd.ts';
import { languagesHere, pagesHere } from '../search/texts/recognise.ts';
import { oneLine } from '../start-error.ts';

type Looked = Omit<ToolSeen, 'answeredAt'>;

const patienceMs = 20_000;
const run = promisify(execFile);

/** The first line that a program says of its version; it gets nothing of the server's environment. */
async function versionOf(program: string, signal: AbortSignal | undefined): Promise<string> {
  const { stdout, stderr } = await run(program, ['--version'], {
    timeout: patienceMs,
    ...(signal ? { signal } : {}),
    killSignal: 'SIGKILL',
    env: { PATH: process.env.PATH ?? '', HOME: tmpdir(), LANG: 'C.UTF-8' },
  });
  return (`${stdout}${stderr}`.trim().split('\n')[0] ?? '').slice(0, 200);
}

const absent = (key: ToolSeen['key']): Looked => ({ key, state: 'absent', version: null, note: null });
const silent = (key: ToolSeen['key'], error: unknown): Looked => ({
  key,
  state: 'silent',
  version: null,
  note: oneLine(error).slice(0, 200),
});

async function scanner({ clamav }: Config, signal: AbortSignal | undefined): Promise<Looked> {
  if (!clamav) return absent('scanner');
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer')), patienceMs);
    signal?.addEventListener('abort', () => reject(new Error('left alone')));
  });
  try {
    const version = await Promise.race([scannerVersion(clamav), tooLong]);
    return { key: 'scanner', state: 'works', version, note: null };
  } catch (error) {
    return silent('scanner', error);
  } finally {
    clearTimeout(timer);
  }
}

async function office(config: Config, signal: AbortSignal | undefined): Promise<Looked> {
  const program = await findOffice(config.office);
  if (!program) {
    // A path that was set on purpose and leads nowhere is no absence.
    const named = config.office !== undefined && config.office !== 'off';
    return named ? { ...absent('office'), state: 'silent', note: config.office ?? null } : absent('office');
  }
  try {
    return { key: 'office', state: 'works', version: await versionOf(program, signal), note: null };
  } catch (error) {
    return silent('office', error);
  }
}

/** Letters are recognised with Russian alone, and in PDF only where its pages can be drawn. */
async function recognition(signal: AbortSignal | undefined): Promise<Looked> {
  const languages = await languagesHere(signal);
  if (!languages) return absent('recognition');
  const version = await versionOf('tesseract', signal).catch(() => null);
  const pages = await pagesHere(signal);
  const note = [...languages, ...(pages ? ['pdf'] : [])].join(', ');
  return { key: 'recognition', state: languages.includes('rus') ? 'works' : 'unfit', version, note };
}

/** Null when it was told to stop on the way: what was found by then says nothing. */
export async function lookAtTools(config: Config, signal?: AbortSignal): Promise<Looked[] | null> {
  const found = [await scanner(config, signal), await office(config, signal), await recognition(signal)];
  return signal?.aborted ? null : found;
}
