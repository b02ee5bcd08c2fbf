// What the browser loads before the first screen shows: the scripts and styles of the page, and what these import at once.
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';

export interface FirstScreen {
  gzipKb: number;
  files: number;
}

export function measureFirstScreen(dist = join(import.meta.dirname, '../web/dist')): FirstScreen | undefined {
  const page = join(dist, 'index.html');
  if (!existsSync(page)) return undefined;
  const wanted = [...readFileSync(page, 'utf8').matchAll(/(?:src|href)="\/?([^"]+\.(?:js|css))"/g)].map(
    (match) => match[1] as string,
  );
  const seen = new Map<string, number>();
  for (let path = wanted.pop(); path !== undefined; path = wanted.pop()) {
    if (seen.has(path)) continue;
    const text = readFileSync(join(dist, path));
    seen.set(path, gzipSync(text, { level: 9 }).length);
    if (!path.endsWith('.js')) continue;
    for (const [, file] of text.toString().matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g))
      wanted.push(join('assets', basename(file as string)));
  }
  const bytes = [...seen.values()].reduce((sum, size) => sum + size, 0);
  return { gzipKb: bytes / 1024, files: seen.size };
}
