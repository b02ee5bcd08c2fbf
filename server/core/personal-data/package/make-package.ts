// The job that makes a package: collects, writes JSON and PDF into the file store, says how far it is.
import { Readable } from 'node:stream';
import { organisationSetting } from '#contract/settings/organisation.ts';
import { writeEvents } from '../../events.ts';
import { insertFile, storeFile } from '../../files/upload.ts';
import { PdfPaper, pdfBytes } from '../../pdf/document.ts';
import type { Services } from '../../services.ts';
import { settingValue } from '../../settings/value.ts';
import { systemActor } from '../../system-actor.ts';
import { momentText } from '../moment-text.ts';
import { collectPackage, type SubjectPackage } from './collect.ts';

interface Task {
  id: string;
  subject_id: string;
  kind: string;
  requested_by: string;
  state: string;
}

export async function makePackage(services: Services, packageId: string): Promise<void> {
  const { write } = services.pools;
  const { rows } = await write.query<Task>(
    `update subject_package p set state = 'working', error = '' from data_subject s
     where p.id = $1 and s.id = p.subject_id and p.state <> 'ready'
     returning p.id, p.subject_id, s.kind, p.requested_by, p.state`,
    [packageId],
  );
  const task = rows[0];
  if (!task) return;
  const progress = async (done: number, all: number) => {
    await write.query('update subject_package set done_steps = $2, all_steps = $3 where id = $1', [task.id, done, all]);
  };
  try {
    const { name, fullName, address } = await settingValue(services, organisationSetting);
    const operator = { name: fullName || name, address };
    const collected = await collectPackage(
      services,
      services.pools.read,
      { id: task.subject_id, kind: task.kind },
      operator,
      progress,
    );
    const json = await keep(services, task, 'package.json', Buffer.from(JSON.stringify(collected, null, 2)));
    const pdf = await keep(services, task, 'package.pdf', await packagePdf(services, collected));
    await write.query(
      `update subject_package set state = 'ready', json_file_id = $2, pdf_file_id = $3, ready_at = $4 where id = $1`,
      [task.id, json, pdf, services.clock.now().toISOString()],
    );
    const note = { subjectIds: [task.subject_id], data: { packageId: task.id, values: collected.data.length } };
    await writeEvents(services, write, systemActor('privacy-package'), 'privacy.package.create', [note], 'read');
    services.kick();
  } catch (error) {
    await write.query(`update subject_package set state = 'failed', error = $2 where id = $1`, [
      task.id,
      String((error as Error).message).slice(0, 300),
    ]);
    throw error;
  }
}

async function keep(services: Services, task: Task, name: string, body: Buffer): Promise<string> {
  const { store, masterKeys, clock, pools } = services;
  const stored = await storeFile({ store, name, limitBytes: body.length + 1, body: Readable.from([body]) });
  const file = await insertFile(stored, { sql: pools.write, masterKeys, clock, ownerId: task.requested_by });
  await pools.write.query('update file set attached_at = $2 where id = $1', [file.id, clock.now().toISOString()]);
  return file.id;
}

const bases: Record<string, string> = { consent: 'согласие', contract: 'договор или трудовые отношения', law: 'закон' };

function packagePdf(services: Services, collected: SubjectPackage): Promise<Buffer> {
  const zone = services.config.zone;
  const at = (moment: string | null) => (moment ? momentText(new Date(moment).toISOString(), zone) : '');
  const paper = new PdfPaper(
    'Сведения об обработке персональных данных',
    `Субъект ${collected.subject.id} · ${at(collected.madeAt)}`,
    {
      at: new Date(collected.madeAt),
    },
  );
  return pdfBytes(() => {
    paper.title('Сведения об обработке персональных данных');
    paper.paragraph('По части 7 статьи 14 Федерального закона от 27.07.2006 № 152-ФЗ.');
    paper.facts([
      ['Оператор', collected.operator.name],
      ['Адрес оператора', collected.operator.address],
      ['Кому передавались', collected.recipients],
      ['Трансграничная передача', collected.crossBorder],
    ]);
    paper.heading('Обрабатываемые данные');
    const dataColumns = ['Категория', 'Данные', 'Значение', 'Источник'].map((title, place) => ({
      title,
      share: [22, 20, 36, 22][place] ?? 20,
    }));
    paper.tableHead(dataColumns);
    for (const row of collected.data) paper.row(dataColumns, [row.category, row.title, row.value, row.source]);
    paper.heading('Цели, основания и сроки');
    const purposeColumns = ['Цель', 'Основание', 'Срок'].map((title, place) => ({
      title,
      share: [40, 25, 35][place] ?? 30,
    }));
    paper.tableHead(purposeColumns);
    for (const row of collected.purposes)
      paper.row(purposeColumns, [
        row.purpose,
        [bases[row.basis] ?? row.basis, row.note].filter(Boolean).join(': '),
        row.term,
      ]);
    paper.heading('Согласия');
    const consentColumns = ['Цель', 'Редакция', 'Дано', 'Прекращено'].map((title, place) => ({
      title,
      share: [46, 14, 20, 20][place] ?? 20,
    }));
    paper.tableHead(consentColumns);
    for (const row of collected.consents)
      paper.row(consentColumns, [row.purpose, String(row.ordinal), at(row.givenAt), at(row.endedAt)]);
    paper.heading('Кто имел доступ и когда');
    const accessColumns = ['Кто', 'Должность', 'Действие', 'Раз', 'Впервые', 'Последний раз'].map((title, place) => ({
      title,
      share: [18, 18, 28, 7, 14, 15][place] ?? 15,
    }));
    paper.tableHead(accessColumns);
    for (const row of collected.access)
      paper.row(accessColumns, [row.who, row.position, row.operation, String(row.events), at(row.first), at(row.last)]);
    for (const trace of collected.traces) {
      paper.heading(`${trace.title}: ${trace.total}`);
      const columns = ['Когда', 'Что'].map((title, place) => ({ title, share: [25, 75][place] ?? 50 }));
      paper.tableHead(columns);
      for (const item of trace.items.slice(0, 1_000)) paper.row(columns, [at(item.at), item.text]);
    }
  }, paper);
}
