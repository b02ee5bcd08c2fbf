// How `npm test` shows the tests: a line per file, failures in full with what the file printed, skipped ones with the
// reason; the counts go into the file that VEDOMO_TEST_COUNTS names.
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';

const empty = () => ({
  tests: 0,
  milliseconds: 0,
  failed: 0,
  skipped: [],
  failures: [],
  printed: '',
  notes: [],
  path: [],
});

/** The part of an error that tells what happened: the runner wraps the real one. */
function explain(error) {
  const real = error?.cause ?? error;
  if (typeof real === 'string') return real;
  return real?.stack ?? real?.message ?? String(real);
}

function indent(text) {
  return text.trimEnd().replaceAll(/^/gm, '    ');
}

export default async function* report(events) {
  const files = new Map();
  const of = (file) => {
    if (!files.has(file)) files.set(file, empty());
    return files.get(file);
  };
  const total = { passed: 0, failed: 0, skipped: 0 };
  for await (const { type, data } of events) {
    const name = data?.file ? relative(process.cwd(), data.file) : undefined;
    const file = name ? of(name) : undefined;
    if (type === 'test:start' && file) {
      file.path.length = data.nesting;
      file.path[data.nesting] = data.name;
    } else if (type === 'test:stdout' || type === 'test:stderr') {
      file.printed = (file.printed + data.message).slice(-20_000);
    } else if (type === 'test:diagnostic' && file) {
      file.notes.push(data.message);
    }
    if ((type === 'test:pass' || type === 'test:fail') && file && data.nesting === 0) {
      file.milliseconds += data.details?.duration_ms ?? 0;
    }
    if ((type === 'test:pass' || type === 'test:fail') && data.details?.type !== 'suite') {
      // The runner counts a file without tests as one test of its own name.
      if (data.name === data.file && type === 'test:pass') continue;
      const path = [...file.path.slice(0, data.nesting), data.name].join(' › ');
      file.tests += 1;
      if (data.skip !== undefined || data.todo !== undefined) {
        total.skipped += 1;
        file.skipped.push(`${path}${typeof data.skip === 'string' ? `: ${data.skip}` : ''}`);
      } else if (type === 'test:pass') {
        total.passed += 1;
      } else if (data.details.error?.failureType !== 'subtestsFailed') {
        total.failed += 1;
        file.failed += 1;
        file.failures.push(`  ✖ ${path}\n${indent(explain(data.details.error))}`);
      }
    } else if (type === 'test:fail' && data.details?.error?.failureType !== 'subtestsFailed') {
      // A suite that fails by itself, in a hook.
      total.failed += 1;
      file.failed += 1;
      file.failures.push(`  ✖ ${data.name}\n${indent(explain(data.details.error))}`);
    } else if (type === 'test:summary' && data.file) {
      file.told = true;
      yield tell(name, file, data.duration_ms);
    } else if (type === 'test:summary') {
      // Files that share a process have no summary of their own, nor has one that fails while it loads.
      for (const [left, it] of files) if (!it.told) yield tell(left, it, it.milliseconds);
      if (process.env.VEDOMO_TEST_COUNTS) writeFileSync(process.env.VEDOMO_TEST_COUNTS, JSON.stringify(total));
    }
  }
}

function tell(name, { tests, failed, skipped, notes, failures, printed }, milliseconds) {
  const seconds = (milliseconds / 1000).toFixed(1).padStart(6);
  return [
    `${failed ? '✖' : '✔'} ${seconds} s  ${name} (${tests})`,
    ...notes.map((line) => `  · ${line}`),
    ...skipped.map((line) => `  ○ skipped: ${line}`),
    ...failures,
    ...(failed && printed.trim() ? [`  printed by the file:\n${indent(printed)}`] : []),
    '',
  ].join('\n');
}
