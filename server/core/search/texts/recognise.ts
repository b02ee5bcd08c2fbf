// Letters of pictures by the tools `tesseract` and `pdftoppm` of this machine, when they are there. Bytes go through pipes:
// nothing of an encrypted file is laid down in the clear.
import { execFile, spawn } from 'node:child_process';
import { setPriority } from 'node:os';
import { promisify } from 'node:util';
import { Unreadable } from './formats.ts';

export interface Recognition {
  /** `rus+eng`, as far as they are installed. */
  languages: string;
  /** Pages of PDF can be drawn. */
  pages: boolean;
}

const patienceMs = 90_000;
const outputAtMost = 64 * 1024 ** 2;
let found: Promise<Recognition | null> | undefined;

/** Asked once in a process; null without the tools or without the Russian language. */
export function recognition(): Promise<Recognition | null> {
  found ??= look();
  return found;
}

const run = promisify(execFile);

/** Of those that we recognise, the languages that are installed; null without the tool. */
export const languagesHere = (signal?: AbortSignal): Promise<string[] | null> =>
  run('tesseract', ['--list-langs'], signal ? { signal } : {}).then(
    ({ stdout, stderr }) => {
      const installed = `${stdout}${stderr}`.split(/\s+/);
      return ['rus', 'eng'].filter((language) => installed.includes(language));
    },
    () => null,
  );

/** Whether pages of PDF can be drawn here. */
export const pagesHere = (signal?: AbortSignal): Promise<boolean> =>
  run('pdftoppm', ['-v'], signal ? { signal } : {}).then(
    () => true,
    () => false,
  );

async function look(): Promise<Recognition | null> {
  const known = await languagesHere();
  return known?.includes('rus') ? { languages: known.join('+'), pages: await pagesHere() } : null;
}

export const recogniseImage = async (bytes: Uint8Array, { languages }: Recognition): Promise<string> =>
  (await pipe('tesseract', ['stdin', 'stdout', '-l', languages], bytes)).toString('utf8');

/** One page of a PDF, counted from 1. */
export async function recognisePage(pdf: Uint8Array, page: number, tools: Recognition): Promise<string> {
  const drawn = await pipe('pdftoppm', ['-r', '200', '-gray', '-png', '-f', `${page}`, '-l', `${page}`, '-'], pdf);
  return recogniseImage(drawn, tools);
}

function pipe(command: string, args: string[], input: Uint8Array): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: { PATH: process.env.PATH, OMP_THREAD_LIMIT: '1' },
    });
    const parts: Buffer[] = [];
    let size = 0;
    const timer = setTimeout(() => fail('too-long'), patienceMs);
    const fail = (reason: 'too-long' | 'damaged' | 'no-tool') => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      reject(new Unreadable(reason, reason === 'no-tool'));
    };
    child.on('error', () => fail('no-tool'));
    child.on('spawn', () => {
      try {
        // People's requests go before.
        setPriority(child.pid as number, 15);
      } catch {
        // Not every system lets one.
      }
    });
    child.stdout.on('data', (part: Buffer) => {
      size += part.length;
      if (size > outputAtMost) fail('damaged');
      else parts.push(part);
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      if (code === 0) resolve(Buffer.concat(parts));
      else fail('damaged');
    });
    // A tool that has seen enough closes its end.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
