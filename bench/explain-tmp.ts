import { capture } from './capture.ts';
import { openDatabase } from './database.ts';
import { readerNames, searched } from './office.ts';
import { plansOf } from './plans.ts';

const db = await openDatabase('/tmp/vb', Number(process.argv[2]), console.log);
const filters: Record<string, object> = {
  none: {},
  common: { state: 'in_work' },
  rare: { state: 'cancelled' },
  corr: { correspondentId: db.office.correspondentId },
  word1: { q: searched.some },
  word001: { q: searched.few },
  control: { onControl: true },
  mark: { clearance: 'confidential' },
  week: { registeredFrom: '2024-03-04', registeredTo: '2024-03-10' },
  journalCommon: { journalId: db.office.journalId, state: 'in_work' },
  dep: { departmentId: db.office.groupIds[3] },
};
const only = process.argv[3]?.split(',');
for (const reader of readerNames)
  for (const [f, extra] of Object.entries(filters)) {
    if (only && !only.includes(f)) continue;
    for (const sort of ['registered', 'due', 'correspondent', 'changed']) {
      const t = performance.now();
      const { statements, items } = await capture(
        db.services,
        db.office.userIds[reader],
        'correspondence.letter.find',
        { direction: 'incoming', limit: 50, sort, ...extra },
      );
      const wall = (performance.now() - t) / 5;
      const p = await plansOf(db.appUrl, statements);
      console.log(
        reader.padEnd(14),
        f.padEnd(14),
        sort.padEnd(14),
        String(items).padStart(3),
        'stmts',
        statements.length,
        'avg call',
        wall.toFixed(1).padStart(8),
        'custom',
        p.customMs.toFixed(1).padStart(8),
        'generic',
        p.genericMs.toFixed(1).padStart(8),
        p.wholeScans.join(),
      );
    }
  }
await db.stop();
