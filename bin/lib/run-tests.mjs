// Runs test files in the order they are given, so that the longest can go first. Files that get on with each other share
// a process, group by group: reading the program anew for each of them would take as long as the tests themselves.
// Arguments: how many processes at once, the longest that one test may take in milliseconds, the files.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { groupsOf } from './test-groups.mjs';

const [concurrency, timeout, ...files] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'vedomo-run-'));
const total = { passed: 0, failed: 0, skipped: 0 };

/** Resolves when the process of these files has ended; what they print is shown when something failed. */
function runGroup(group, number) {
  const counts = join(folder, `${number}.json`);
  const told = join(folder, `${number}.txt`);
  const child = spawn(
    process.execPath,
    [
      ...['--test', '--test-isolation=none', `--test-timeout=${timeout}`],
      ...['--test-reporter=./bin/lib/test-reporter.mjs', `--test-reporter-destination=${told}`, ...group],
    ],
    { env: { ...process.env, VEDOMO_TEST_COUNTS: counts }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => {
      printed = (printed + text).slice(-20_000);
    });
  return new Promise((resolve) => {
    child.on('close', (code) => {
      let counted = { passed: 0, failed: 0, skipped: 0 };
      let lines = '';
      try {
        lines = readFileSync(told, 'utf8');
        counted = JSON.parse(readFileSync(counts, 'utf8'));
      } catch {
        lines += `✖ the run broke off (${code}): ${group.join(' ')}\n`;
      }
      // A process that ended badly counts as a failure even when no test owns up to it.
      if (code !== 0 && counted.failed === 0) counted.failed = 1;
      for (const key of Object.keys(total)) total[key] += counted[key];
      if (counted.failed > 0 && printed.trim()) lines += `  printed:\n${printed.trimEnd().replaceAll(/^/gm, '    ')}\n`;
      process.stdout.write(lines);
      resolve();
    });
  });
}

const waiting = groupsOf(files).entries();
await Promise.all(
  Array.from({ length: Number(concurrency) }, async () => {
    for (const [number, group] of waiting) await runGroup(group, number);
  }),
);
if (process.env.VEDOMO_TEST_COUNTS) writeFileSync(process.env.VEDOMO_TEST_COUNTS, JSON.stringify(total));
rmSync(folder, { recursive: true, force: true });
process.exitCode = total.failed > 0 ? 1 : 0;
