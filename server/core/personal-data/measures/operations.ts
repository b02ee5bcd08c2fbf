// The page "Measures" (P48) and its export for a certifier.
import { exportMeasures, listMeasures } from '#contract/personal-data.ts';
import { query } from '../../core-operation.ts';
import type { Sql } from '../../db/sql.ts';
import { writeEvents } from '../../events.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { csvLine, csvStart } from '../../export/csv.ts';
import { shapeOf, sqlOf } from '../../handle.ts';
import { stream } from '../../operation.ts';
import { PdfPaper, pdfBytes } from '../../pdf/document.ts';
import { Refusal } from '../../refusal.ts';
import type { Services } from '../../services.ts';
import { momentText } from '../moment-text.ts';
import type { Finding, Measure } from './check.ts';
import { measures } from './checks.ts';

type Line = Omit<Measure, 'check'> & Finding;

async function checked(services: Services, sql: Sql): Promise<Line[]> {
  const lines: Line[] = [];
  const brought = services.catalog.personalData.flatMap((card) => card.measures ?? []);
  for (const known of measures) {
    const { check, ...measure } = brought.find(({ id }) => id === known.id) ?? known;
    const finding = await check(services, sql).catch((error: Error): Finding => {
      services.log.warn({ err: error, measure: measure.id }, 'a measure could not be checked');
      return {
        state: 'attention',
        detail: { ru: 'Проверка не выполнилась, подробности в журнале сервера', en: 'The check failed, see the log' },
      };
    });
    lines.push({ ...measure, ...finding });
  }
  return lines;
}

export const listMeasuresQuery = query(listMeasures, async (reader) => {
  requireEverywhere(reader);
  return { checkedAt: reader.moment, items: await checked(shapeOf(reader).services, sqlOf(reader)) };
});

const states = { met: 'выполнено', attention: 'требует внимания' };
const groups: Record<string, string> = {
  consents: 'Согласия',
  collection: 'Сбор и каналы',
  journal: 'Журнал',
  subjects: 'Права субъектов',
  end: 'Конец обработки',
  access: 'Доступ',
  system: 'Среда',
};
const heads = ['Мера', 'Раздел', 'Требование', 'Состояние', 'Что найдено'];

export const exportMeasuresStream = stream(exportMeasures, async ({ services, actor, input, reply }) => {
  if (!actor.rights.everywhere(exportMeasures.name))
    throw new Refusal('not_allowed', { operation: exportMeasures.name });
  const lines = await checked(services, services.pools.read);
  const now = services.clock.now();
  const stamp = `Выгрузил ${actor.name} · ${momentText(now.toISOString(), services.config.zone)} · № ${actor.requestId}`;
  await writeEvents(
    services,
    services.pools.write,
    actor,
    exportMeasures.name,
    [{ data: { format: input.format } }],
    'read',
  );
  services.kick();
  const cells = lines.map((line) => [
    line.id,
    groups[line.group] ?? line.group,
    line.title.ru,
    states[line.state],
    line.detail.ru,
  ]);
  reply
    .header('cache-control', 'no-store')
    .header('x-content-type-options', 'nosniff')
    .header('content-disposition', `attachment; filename="measures.${input.format}"`);
  if (input.format === 'csv') {
    reply.header('content-type', 'text/csv; charset=utf-8');
    return reply.send(csvStart + [heads, ...cells, [stamp]].map((row) => csvLine(row)).join(''));
  }
  const paper = new PdfPaper('Меры защиты персональных данных', stamp, { landscape: true, at: now });
  const columns = heads.map((title, at) => ({ title, share: [6, 13, 32, 13, 36][at] ?? 20 }));
  reply.header('content-type', 'application/pdf');
  return reply.send(
    await pdfBytes(() => {
      paper.title('Меры защиты персональных данных');
      paper.tableHead(columns);
      for (const row of cells) paper.row(columns, row);
    }, paper),
  );
});
