// The register of consents as CSV or PDF, page by page; every page is journaled before it leaves.
import { Readable } from 'node:stream';
import { type Kysely, sql } from 'kysely';
import { exportConsents } from '#contract/personal-data.ts';
import { dateIn } from '../../clock.ts';
import { kyselyOver } from '../../db/driver.ts';
import { writeEvents } from '../../events.ts';
import { csvLine, csvStart } from '../../export/csv.ts';
import { stream } from '../../operation.ts';
import { PdfPaper } from '../../pdf/document.ts';
import { Refusal } from '../../refusal.ts';
import { momentText } from '../moment-text.ts';
import { type ConsentCard, consentColumns, consentTables } from './consent-cards.ts';
import { type ConsentFilter, consentConditions } from './queries.ts';

const page = 500;
const heads = [
  'Субъект',
  'Цель',
  'Редакция',
  'SHA-256 текста',
  'Форма',
  'Канал',
  'Дано',
  'Принял',
  'Доказательство',
  'Состояние',
  'Прекращено',
  'Кто прекратил',
];
const forms = { button: 'кнопка в системе', paper: 'бумага', signature: 'электронная подпись' };
const channels = { web: 'веб', paper: 'бумага', messenger: 'мессенджер', import: 'перенос' };
const states = {
  standing: 'действует',
  renewal: 'нужно обновить',
  withdrawn: 'отозвано',
  expired: 'истекло',
  renewed: 'заменено новым',
};

export const exportConsentsStream = stream(exportConsents, async ({ services, actor, input, reply }) => {
  if (!actor.rights.everywhere(exportConsents.name))
    throw new Refusal('not_allowed', { operation: exportConsents.name });
  const { format, ...filter } = input;
  const now = services.clock.now();
  const zone = services.config.zone;
  const db = kyselyOver(services.pools.read);
  const told = async (cards: ConsentCard[], first: boolean) => {
    if (cards.length === 0 && !first) return;
    const subjectIds = [...new Set(cards.map((card) => card.subjectId))];
    const data = { format, rows: cards.length, filter: { ...filter, q: filter.q ? '…' : undefined } };
    await writeEvents(services, services.pools.write, actor, exportConsents.name, [{ subjectIds, data }], 'read');
    services.kick();
  };
  const cells = (card: ConsentCard): string[] => [
    card.subjectName,
    card.purposeName,
    String(card.textOrdinal),
    card.sha256,
    forms[card.form],
    channels[card.channel],
    momentText(card.givenAt, zone),
    card.acceptedBy,
    card.evidence,
    states[card.state],
    card.endedAt ? momentText(card.endedAt, zone) : '',
    card.endedBy ?? '',
  ];
  const pages = async function* (): AsyncGenerator<ConsentCard[]> {
    let after: ConsentCard | undefined;
    for (let first = true; ; first = false) {
      const cards = await pageOf(db, filter, dateIn(zone, now), after);
      await told(cards, first);
      yield cards;
      if (cards.length < page) return;
      after = cards.at(-1);
    }
  };
  const stamp = `Реестр согласий · выгрузил ${actor.name} · ${momentText(now.toISOString(), zone)} · № ${actor.requestId}`;
  reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff');
  reply.header('content-disposition', `attachment; filename="consents.${format}"`);
  if (format === 'csv') {
    reply.header('content-type', 'text/csv; charset=utf-8');
    const rows = async function* () {
      yield csvStart + csvLine(heads);
      for await (const cards of pages()) yield cards.map((card) => csvLine(cells(card))).join('');
      yield csvLine([stamp]);
    };
    return reply.send(Readable.from(rows()));
  }
  reply.header('content-type', 'application/pdf');
  const paper = new PdfPaper('Реестр согласий', stamp, { landscape: true, at: now });
  const shares = [14, 14, 5, 16, 8, 7, 9, 12, 12, 8, 9, 10];
  const columns = heads.map((title, at) => ({ title, share: shares[at] ?? 8 }));
  const write = async () => {
    paper.title('Реестр согласий на обработку персональных данных');
    paper.tableHead(columns);
    for await (const cards of pages()) {
      for (const card of cards) paper.row(columns, cells(card));
      await paper.breathe();
    }
    paper.end();
  };
  write().catch((error: Error) => paper.stream.destroy(error));
  return reply.send(paper.stream);
});

async function pageOf(
  // biome-ignore lint/suspicious/noExplicitAny: a connection without a handle's scopes: the right was asked above
  db: Kysely<any>,
  filter: ConsentFilter,
  today: string,
  after: ConsentCard | undefined,
): Promise<ConsentCard[]> {
  const beyond = after ? sql`(c.given_at, c.id) < (${after.givenAt}::timestamptz, ${after.id}::uuid)` : sql`true`;
  const { rows } = await sql<ConsentCard>`select ${consentColumns(today)} from ${consentTables}
    where ${consentConditions(filter, today)} and ${beyond}
    order by c.given_at desc, c.id desc limit ${sql.raw(String(page))}`.execute(db);
  return rows;
}
