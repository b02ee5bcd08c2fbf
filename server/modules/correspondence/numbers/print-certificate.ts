// The certificate of numbers as a PDF: the same answer as on the screen, page after page, drawn while it is read.
import type { Output } from '#contract/core.ts';
import { printCertificate, readCertificate } from '#contract/correspondence.ts';
import { organisationSetting } from '#contract/settings/organisation.ts';
import { writeEvents } from '#core/events.ts';
import { stream } from '#core/operation.ts';
import { PdfPaper } from '#core/pdf/document.ts';
import { sendPdf } from '#core/pdf/send-pdf.ts';
import { dayText, momentText } from '#core/personal-data/moment-text.ts';
import { call } from '#core/runner.ts';
import { settingValue } from '#core/settings/value.ts';

type Certificate = Output<typeof readCertificate>;

const columns = [
  { title: 'Номер', share: 18 },
  { title: 'Состояние', share: 19 },
  { title: 'Причина', share: 33 },
  { title: 'Кто', share: 18 },
  { title: 'Когда', share: 14 },
];
const states = { cancelled: 'аннулирован', reserved: 'зарезервирован', released: 'не использован' };

export const printCertificateStream = stream(printCertificate, async ({ services, actor, input, reply }) => {
  const page = async (after: string | null): Promise<Certificate> =>
    (await call(services, readCertificate.name, actor, { ...input, limit: 200, ...(after ? { after } : {}) }))
      .body as Certificate;
  const first = await page(null);
  const now = services.clock.now();
  const { zone } = services.config;
  await writeEvents(
    services,
    services.pools.write,
    actor,
    printCertificate.name,
    [{ recordId: first.journal.id, recordKind: 'journal', data: { period: first.period, last: first.last } }],
    'read',
  );
  services.kick();
  const title = `Справка о номерах журнала «${first.journal.name}»${first.period ? ` за ${first.period}` : ''}`;
  const paper = new PdfPaper(title, `${title} · ${momentText(now.toISOString(), zone)} · ${actor.name}`, { at: now });
  return sendPdf(reply, `${title}.pdf`, paper, async () => {
    const { name, fullName } = await settingValue(services, organisationSetting);
    paper.title(title);
    paper.facts([
      ['Организация', fullName || name],
      ['Выдано порядковых номеров', first.last === 0 ? 'нет' : `${first.last} (с 1 по ${first.last})`],
      ['из них использовано', String(first.used)],
      ['аннулировано', String(first.cancelled)],
      ['зарезервировано', String(first.reserved)],
      ['не использовано, отдано с указанием причины', String(first.released)],
      ['без объяснения', String(first.unexplained)],
      ['Кроме того, номеров с буквой', String(first.lettered)],
      [
        'Период',
        first.closed
          ? `закрыт ${momentText(first.closed.at, zone)}, ${first.closed.by}${first.closed.reason ? `: ${first.closed.reason}` : ''}`
          : 'открыт',
      ],
    ]);
    paper.paragraph(
      first.unexplained === 0
        ? 'Пропусков нет: каждый порядковый номер использован, аннулирован, зарезервирован или отдан с указанием причины.'
        : `Номера без объяснения: ${first.missing.map(({ from, to }) => (from === to ? from : `${from}–${to}`)).join(', ')}.`,
    );
    if (first.items.length > 0) {
      paper.heading('Номера, под которыми нет действующих писем');
      paper.tableHead(columns);
      for (let at = first; ; at = await page(at.next)) {
        for (const one of at.items) {
          paper.row(columns, [
            one.number ?? `${one.ordinal}${one.suffix}`,
            states[one.state] + (one.state === 'reserved' && one.until ? ` до ${dayText(one.until)}` : ''),
            one.reason,
            one.state === 'reserved' ? (one.holder ?? '') : (one.by ?? one.holder ?? ''),
            one.at ? momentText(one.at, zone) : '',
          ]);
        }
        await paper.breathe();
        if (at.next === null) break;
      }
    }
    paper.heading('Справку составил');
    paper.paragraph(`${actor.name} ______________________`);
  });
});
