// Every Mantine component that a screen uses has its styles in mantine.ts.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const web = join(import.meta.dirname, '..');
const styles = join(web, '../node_modules/@mantine/core/styles');

test('the styles of every used component are imported', () => {
  const imported = readFileSync(join(import.meta.dirname, 'mantine.ts'), 'utf8');
  const files = readdirSync(web, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx$/.test(file) && !/^dist[/\\]/.test(file),
  );
  const missing = new Set<string>();
  for (const file of files) {
    const code = readFileSync(join(web, file), 'utf8');
    for (const [, names = ''] of code.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)) {
      for (const name of names.split(',').map((one) => one.trim())) {
        const hasStyles = existsSync(join(styles, `${name}.layer.css`));
        if (hasStyles && !imported.includes(`/${name}.layer.css'`)) missing.add(`${name} (${file})`);
      }
    }
  }
  assert.deepEqual([...missing], []);
});
