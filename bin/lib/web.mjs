// Builds the web application when what it is made of has changed since the last build.
// The stamp lies in the result itself, which vite empties, so half a build has none.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { withLock } from './lock.mjs';
import { root } from './paths.mjs';
import { runQuietly, step } from './progress.mjs';

const result = join(root, 'web', 'dist');
const stampPath = join(result, '.stamp');

/** Makes web/dist match the sources. */
export async function ensureWebBuilt(node) {
  const wanted = hash();
  if (builtFrom() === wanted) return;
  await withLock(async () => {
    if (builtFrom() === wanted) return;
    await step('Собираю веб-приложение', () =>
      runQuietly(
        node,
        [join('node_modules', 'vite', 'bin', 'vite.js'), 'build', '--config', join('web', 'vite.config.ts')],
        {
          cwd: root,
          env: { ...process.env, NODE_ENV: 'production' },
        },
      ),
    );
    writeFileSync(stampPath, wanted);
  });
}

function builtFrom() {
  try {
    return readFileSync(stampPath, 'utf8');
  } catch {
    return undefined;
  }
}

function hash() {
  const sum = createHash('sha256');
  const files = [
    ...filesUnder(join(root, 'web')),
    ...filesUnder(join(root, 'contract')),
    // Its chapters and, when they were made, their pictures.
    ...filesUnder(join(root, 'docs')).filter((path) => /\.(md|png)$/.test(path)),
    join(root, 'package-lock.json'),
  ];
  for (const path of files) sum.update(relative(root, path)).update('\0').update(readFileSync(path)).update('\0');
  return sum.digest('hex');
}

function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (path === result || /\.test\.tsx?$/.test(entry.name)) return [];
      return entry.isDirectory() ? filesUnder(path) : entry.isFile() ? [path] : [];
    });
}
