// The pictures that chapters name are those that `npm run manual-pictures` makes.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { manualFiles } from '../../web/app/help/read-manual.ts';
import { pictureLine } from '../../web/core/markdown/parse-markdown.ts';
import { manualPictures } from './manual-pictures.ts';

test('O3 each picture has its place in the manual, and each place its picture', () => {
  const named = manualFiles().flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line.includes('picture:'))
      .map((line) => pictureLine.exec(line)?.[1] ?? assert.fail(`${path}: ${line}`)),
  );
  assert.deepEqual(named.sort(), manualPictures.map((picture) => picture.name).sort());
});
