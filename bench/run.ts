// `npm run bench [-- --quick] [--folder F] [--only lists,registrations,…]`: the rows of speed and size, each against a
// baseline that runs beside it. The filled databases stay in the folder for the next run.
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchPlans } from './asked-plans.ts';
import { benchCallers } from './callers.ts';
import { openDatabase } from './database.ts';
import { benchDuplicates } from './duplicates.ts';
import { benchExports } from './exports.ts';
import { measureFirstScreen } from './first-screen.ts';
import { benchImport } from './import.ts';
import { benchLists, type ListCell } from './list.ts';
import { readerNames } from './office.ts';
import { benchQuick } from './quick.ts';
import { benchRegistrations } from './registrations.ts';
import { lineOf, summary } from './report.ts';
import { benchRights } from './rights.ts';
import { benchSignIns } from './sign-ins.ts';
import { benchStart } from './start.ts';
import { benchStatistics } from './statistics.ts';
import { openDesk } from './ticket-office.ts';
import { benchTickets, type TicketCell, ticketLine } from './tickets.ts';
import { benchUpload } from './upload.ts';
import { benchWhoLooked } from './who-looked.ts';
import { benchWords, fillTexts } from './words.ts';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    folder: { type: 'string', default: join(tmpdir(), 'vedomo-bench') },
    only: { type: 'string' },
    letters: { type: 'string' },
    tickets: { type: 'string' },
    events: { type: 'string' },
    seconds: { type: 'string', default: '0.5' },
    rounds: { type: 'string', default: '3' },
    connections: { type: 'string', default: '16' },
    readers: { type: 'string' },
  },
});
const say = (line = '') => console.log(line);
const wanted = (part: string) => !values.only || values.only.split(',').includes(part);
const sizes = values.letters ? values.letters.split(',').map(Number) : values.quick ? [10_000] : [10_000, 1_000_000];
const connections = Number(values.connections);
const rounds = Number(values.rounds);
const seconds = Number(values.seconds);
mkdirSync(values.folder, { recursive: true });
const results: Record<string, unknown> = { node: process.version, processor: cpus()[0]?.model, cores: cpus().length };

say(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}; medians of ${rounds} interleaved rounds`);
const lists = new Map<number, ListCell[]>();
for (const letters of sizes) {
  say(`\n── ${letters} letters ──`);
  const database = await openDatabase(values.folder, letters, say);
  try {
    if (database.fillSeconds !== undefined) say(`filled in ${database.fillSeconds.toFixed(0)} s`);
    if (wanted('lists')) {
      say(`list of 50, ${connections} connections: per second whole path and bare handler, ratio, milliseconds`);
      const readers = values.readers?.split(',') as never;
      const measured = await benchLists(database, {
        connections,
        seconds,
        rounds,
        readers,
        explain: true,
        progress: (cell) => say(lineOf(cell)),
      });
      lists.set(letters, measured.cells);
      for (const line of summary(measured.cells, connections)) say(line);
      say(`server's memory after the lists: ${measured.memoryMb.toFixed(0)} MB`);
      results[`lists ${letters}`] = measured;
    }
    if (wanted('duplicates')) {
      const cells = await benchDuplicates(database, seconds);
      say('doubles of a letter: milliseconds');
      for (const { asked, p50, p95, found } of cells)
        say(`  ${asked}: p50 ${p50.toFixed(0)}, p95 ${p95.toFixed(0)}, ${found} found`);
      results[`duplicates ${letters}`] = cells;
    }
    if (wanted('quick')) {
      const cells = await benchQuick(database, seconds);
      say('quick search: milliseconds');
      for (const cell of cells)
        say(
          `${cell.reader.padEnd(15)}${cell.words.padEnd(28)}found ${String(cell.found).padStart(3)}  p50 ${cell.p50.toFixed(1).padStart(7)}  p95 ${cell.p95.toFixed(1).padStart(7)}`,
        );
      results[`quick ${letters}`] = cells;
    }
    if (wanted('words')) {
      await fillTexts(database, say);
      const cells = await benchWords(database, seconds);
      say('search over cards and texts: milliseconds');
      for (const cell of cells)
        say(
          `${cell.reader.padEnd(15)}${cell.words.padEnd(34)}found ${String(cell.found).padStart(3)}  p50 ${cell.p50.toFixed(1).padStart(7)}  p95 ${cell.p95.toFixed(1).padStart(7)}`,
        );
      results[`words ${letters}`] = cells;
    }
    if (wanted('plans')) {
      say('plans of searches, checks and papers: milliseconds in the database, tables read whole');
      results[`plans ${letters}`] = await benchPlans(database, (plan) =>
        say(
          `${plan.reader.padEnd(15)}${plan.what.padEnd(36)}${plan.customMs.toFixed(1).padStart(8)}${plan.genericMs.toFixed(1).padStart(8)}  ${plan.refused ? `refused: ${plan.refused}` : plan.wholeScans.join(', ') || 'indexes'}`,
        ),
      );
    }
    if (wanted('statistics')) {
      const cells = await benchStatistics(database, Math.max(1, seconds), say);
      say('statistics and own fields: milliseconds');
      for (const { reader, what, p50, p95, failures } of cells)
        say(
          `${reader.padEnd(15)}${what.padEnd(36)}p50 ${p50.toFixed(1).padStart(8)}  p95 ${p95.toFixed(1).padStart(8)}${failures ? `  FAILURES ${failures}` : ''}`,
        );
      results[`statistics ${letters}`] = cells;
    }
    if (wanted('rights') && letters === sizes[0]) {
      const cells = await benchRights(database, Math.max(1, seconds));
      say(`pages of rights, ${cells[0]?.people} people: milliseconds`);
      for (const { page, p50, p95, failures } of cells)
        say(
          `${page.padEnd(28)}p50 ${p50.toFixed(1).padStart(7)}  p95 ${p95.toFixed(1).padStart(7)}${failures ? `  FAILURES ${failures}` : ''}`,
        );
      results.rights = cells;
    }
    if (wanted('callers') && letters === sizes[0]) {
      const cells = await benchCallers(database, { connections, seconds, rounds });
      say('who asks: the same query by each, per second and as a ratio to an open route');
      for (const { caller, perSecond, ratio } of cells)
        say(`${caller.padEnd(12)}${perSecond.toFixed(0).padStart(7)}/s  ${ratio.toFixed(2)}`);
      results.callers = cells;
    }
    if (wanted('sign-ins') && letters === sizes[0]) {
      const measured = await benchSignIns(database, Math.max(3, seconds));
      const { alone, beside } = measured;
      say(
        `sign-ins: ${measured.perSecond.toFixed(0)}/s with 8 at once; a list alone p50 ${alone.p50.toFixed(1)}, p95 ${alone.p95.toFixed(1)} ms, beside ${measured.perMinute} sign-ins a minute p50 ${beside.p50.toFixed(1)}, p95 ${beside.p95.toFixed(1)} ms; ${beside.failures} failures`,
      );
      results['sign-ins'] = measured;
    }
    if (wanted('exports') && letters >= 100_000 && letters === sizes.find((size) => size >= 100_000)) {
      say('the list of letters as a file, and the same list meanwhile: milliseconds');
      const cells = await benchExports(
        database,
        ['csv', 'xlsx', 'pdf'],
        ({ format, rows, seconds: took, alone, beside, grownMb }) =>
          say(
            `${format.padEnd(5)}${rows} rows in ${took.toFixed(0)} s; list alone p50 ${alone.p50.toFixed(1)}, p95 ${alone.p95.toFixed(1)}, beside p50 ${beside.p50.toFixed(1)}, p95 ${beside.p95.toFixed(1)} (${(beside.p50 / alone.p50).toFixed(2)} and ${(beside.p95 / alone.p95).toFixed(2)} times); +${grownMb.toFixed(0)} MB${beside.failures ? `  FAILURES ${beside.failures}` : ''}`,
          ),
      );
      results[`exports ${letters}`] = cells;
    }
    if (wanted('import') && letters === sizes[0]) {
      const measured = await benchImport(database, 100_000);
      say(
        `import of ${measured.rows} letters: read and checked in ${measured.check.toFixed(0)} s, written in ${measured.run.toFixed(0)} s (${measured.written}); the same file again ${measured.again.toFixed(0)} s, ${measured.changedAgain} new or changed`,
      );
      results.import = measured;
    }
    if (wanted('registrations') && letters === sizes[0]) {
      const measured = await benchRegistrations(database, { rounds, seconds: Math.max(3, seconds) });
      say(
        `registrations, 50 clients, one journal: ${measured.perSecond.toFixed(0)}/s against ${measured.barePerSecond.toFixed(0)}/s of the bare counter in a transaction, ratio ${measured.ratio.toFixed(2)}, and ${measured.barestPerSecond.toFixed(0)}/s of one bare statement, ratio ${measured.barestRatio.toFixed(2)}; p50 ${measured.p50.toFixed(0)} ms, p95 ${measured.p95.toFixed(0)} ms; processor ${measured.serverMs.toFixed(1)} ms in the server and ${measured.databaseMs.toFixed(1)} ms in the database each; ${measured.registered} registered, ${measured.failures} failures, ${measured.gaps} gaps, ${measured.doubles} doubles`,
      );
      results.registrations = measured;
    }
  } finally {
    await database.stop();
  }
  if (wanted('start') && letters === sizes[0]) {
    const start = await benchStart(database.dataDir, 3);
    say(`start to first answer: ${start.seconds.toFixed(2)} s; resident memory fresh: ${start.freshMb.toFixed(0)} MB`);
    results.start = start;
  }
}
if (wanted('tickets'))
  for (const tickets of values.tickets?.split(',').map(Number) ?? sizes) {
    say(`\n── ${tickets} tickets ──`);
    const desk = await openDesk(values.folder, tickets, say);
    try {
      say(
        'each: per second whole path and bare handler, ratio; milliseconds at all connections, at one, in the database',
      );
      const progress = (cell: TicketCell) => say(ticketLine(cell));
      results[`tickets ${tickets}`] = await benchTickets(desk, { connections, seconds, rounds }, progress);
    } finally {
      await desk.stop();
    }
  }
if (wanted('who-looked')) {
  const events = Number(values.events ?? (values.quick ? 1_000_000 : 10_000_000));
  say(`\n── a journal of ${events} events ──`);
  const database = await openDatabase(join(values.folder, 'journal'), events, say, 1_000);
  try {
    const cells = await benchWhoLooked(database, events, Math.max(3, seconds), say);
    say('who looked at this person: milliseconds');
    for (const { whom, shown, p50, p95, failures } of cells)
      say(
        `${whom.padEnd(20)}events about them ${String(shown).padStart(7)}  p50 ${p50.toFixed(1).padStart(7)}  p95 ${p95.toFixed(1).padStart(7)}${failures ? `  FAILURES ${failures}` : ''}`,
      );
    results['who-looked'] = cells;
  } finally {
    await database.stop();
  }
}
const [small, large] = [lists.get(10_000), lists.get(1_000_000)];
if (small && large) {
  const growth = (reader: string, filter: string) => {
    const of = (cells: ListCell[]) =>
      cells.find((one) => one.reader === reader && one.filter === filter && one.sort === 'registered');
    const [less, more] = [of(small), of(large)];
    if (!less || !more) return '';
    return `${(less.full / more.full).toFixed(2)} (processor time ${(more.fullMs / less.fullMs).toFixed(2)})`;
  };
  say('\n1,000,000 / 10,000, natural order, time:');
  for (const reader of readerNames)
    say(`${reader}: without filter ${growth(reader, 'none')}, common filter ${growth(reader, 'common 30 %')}`);
}
if (wanted('upload')) {
  const upload = await benchUpload({ rounds: 5 });
  say(
    `\nupload with hash and encryption / plain copy with a hash: ${upload.ratio.toFixed(2)} (processor time ${upload.processorRatio.toFixed(2)}), ${upload.megabytes} MB`,
  );
  results.upload = upload;
}
if (wanted('screen')) {
  const screen = measureFirstScreen();
  say(
    screen
      ? `first screen: ${screen.gzipKb.toFixed(0)} KB gzip in ${screen.files} files`
      : 'first screen: the web application is not built',
  );
  results.screen = screen;
}
writeFileSync(join(values.folder, 'results.json'), JSON.stringify(results, null, 1));
