#!/usr/bin/env node
// `npm test`: every check and every test; `--fast` keeps to the static checks and the short tests; `--database`
// runs the tests alone, on the PostgreSQL that VEDOMO_TEST_DATABASE_OWNER_URL names; other words pick test files.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { staticChecks, testFiles } from './lib/checks.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { keptCompiled, pinnedNode } from './lib/node.mjs';
import { main, root } from './lib/paths.mjs';
import { ensureWebBuilt } from './lib/web.mjs';

const words = process.argv.slice(2);
const fast = words.includes('--fast');
const testsOnly = words.includes('--database');
const picked = words.filter((word) => !word.startsWith('--'));
const total = { passed: 0, failed: 0, skipped: 0 };
const say = (line) => process.stdout.write(`${line}\n`);
const secondsSince = (start) => ((performance.now() - start) / 1000).toFixed(1);
let node = process.execPath;

/** Runs a program with the pinned Node; resolves with its code and, unless shown at once, its words. */
function run(args, { shown = false, env = process.env } = {}) {
  return new Promise((resolve) => {
    const child = spawn(node, args, {
      cwd: root,
      env,
      stdio: ['ignore', shown ? 'inherit' : 'pipe', shown ? 'inherit' : 'pipe'],
    });
    let said = '';
    const collect = (chunk) => {
      said += chunk;
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.on('close', (code) => resolve({ code: code ?? 1, said }));
  });
}

async function check({ name, args }) {
  const start = performance.now();
  const { code, said } = await run(args);
  say(`${code === 0 ? '✔' : '✖'} ${name}: ${secondsSince(start)} s`);
  if (code === 0) return;
  total.failed += 1;
  say(said.trimEnd());
}

/** Two at a time: as many as the smallest machine has cores. */
async function checkAll(checks) {
  const waiting = [...checks];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await check(next);
  };
  await Promise.all([worker(), worker()]);
}

/** One PostgreSQL for the whole run, unless the caller brings his own. */
async function startCluster() {
  if (process.env.VEDOMO_TEST_DATABASE_OWNER_URL) return { url: process.env.VEDOMO_TEST_DATABASE_OWNER_URL, stop() {} };
  const child = spawn(node, [join('test', 'support', 'run-cluster.ts')], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  const first = await Promise.race([
    new Promise((resolve) => createInterface({ input: child.stdout }).once('line', resolve)),
    ended.then((code) => Promise.reject(new Error(`the database of the tests did not start (${code})`))),
  ]);
  return {
    url: first,
    async stop() {
      child.stdin.end();
      await ended;
    },
  };
}

async function runTests(name, files, url, concurrency) {
  if (files.length === 0) return;
  const start = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'vedomo-counts-'));
  const counts = join(folder, 'counts.json');
  const { code } = await run([join('bin', 'lib', 'run-tests.mjs'), String(concurrency), '300000', ...files], {
    shown: true,
    env: { ...keptCompiled, ...process.env, VEDOMO_TEST_COUNTS: counts, VEDOMO_TEST_DATABASE_OWNER_URL: url },
  });
  let counted = { passed: 0, failed: 0, skipped: 0 };
  try {
    counted = JSON.parse(readFileSync(counts, 'utf8'));
  } catch {
    say(`✖ ${name}: the run broke off (${code})`);
  }
  // A run that ended badly counts as a failure even when no test owns up to it.
  if (code !== 0 && counted.failed === 0) counted.failed = 1;
  for (const key of Object.keys(total)) total[key] += counted[key];
  rmSync(folder, { recursive: true, force: true });
  say(
    `${counted.failed === 0 ? '✔' : '✖'} ${name}: ${counted.passed} passed, ${counted.failed} failed, ${secondsSince(start)} s`,
  );
}

await main(async () => {
  await ensureInstalled();
  node = pinnedNode();
  const files = testFiles();
  const chosen = (list) =>
    picked.length === 0 ? list : list.filter((path) => picked.some((word) => path.includes(word)));
  if (!testsOnly && picked.length === 0) await checkAll(staticChecks());
  const browser = fast || testsOnly ? [] : chosen(files.browser);
  // The launcher's tests start the whole program, screens included.
  if (!fast && !testsOnly && (picked.length === 0 || browser.length > 0)) await ensureWebBuilt(node);
  const cluster = await startCluster();
  try {
    await runTests('tests', chosen(testsOnly ? files.database : fast ? files.fast : files.plain), cluster.url, 2);
    await runTests('browser tests', browser, cluster.url, 2);
  } finally {
    await cluster.stop();
  }
  say(`${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
});
