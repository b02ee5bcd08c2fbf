// Runs test files in the order they are given, so that the longest can go first: `node --test` sorts them by name.
// Arguments: how many at once, the longest that one test may take in milliseconds, the files.
import { resolve } from 'node:path';
import { run } from 'node:test';
import report from './test-reporter.mjs';

const [concurrency, timeout, ...files] = process.argv.slice(2);
run({
  files: files.map((path) => resolve(path)),
  concurrency: Number(concurrency),
  execArgv: [`--test-timeout=${timeout}`],
})
  .on('test:fail', () => {
    process.exitCode = 1;
  })
  .compose(report)
  .pipe(process.stdout);
