// The task that writes a register: PDF for signing and a workbook for the verifier, volume by volume, from one pass over
// the numbers; the closing line says what all numbers came to.
import * as z from 'zod';
import { listLetters } from '#contract/correspondence.ts';
import { organisationSetting } from '#contract/settings/organisation.ts';
import { type TableShape, wallClock, writtenDate } from '#core/export/table.ts';
import { paperRows, writeVolumes } from '#core/export/volumes.ts';
import { certificateFor } from '#core/numbering/of-reader.ts';
import { settingValue } from '#core/settings/value.ts';
import { defineTask, type TaskRun } from '#core/tasks/definition.ts';
import { sumWords } from './chain.ts';
import { registerForms } from './forms.ts';
import { isMade, keepRegister } from './keep-register.ts';
import { type RegisterCounts, RegisterRows } from './register-rows.ts';

const params = z.object({
  registerId: z.string(),
  journalId: z.string(),
  journalName: z.string(),
  direction: z.enum(['incoming', 'outgoing', 'internal']),
  period: z.string(),
  from: z.string().optional(),
  to: z.string().optional(),
  formats: z.array(z.enum(['pdf', 'xlsx'])),
  ordinal: z.number(),
});
type Params = z.output<typeof params>;

const daysOf = ({ from, to }: Pick<Params, 'from' | 'to'>): string =>
  [from && `с ${writtenDate(from)}`, to && `по ${writtenDate(to)}`].filter(Boolean).join(' ');
const periodWords = (asked: Pick<Params, 'period' | 'from' | 'to'>): string =>
  [asked.period, daysOf(asked)].filter(Boolean).join(' ');

export const registerTask = defineTask({
  kind: 'correspondence.register',
  title: (asked) => ({
    ru: `Реестр журнала «${asked.journalName}» ${periodWords(asked)}`.trim(),
    en: `Register of the journal “${asked.journalName}” ${asked.period}`.trim(),
  }),
  input: params,
  async run(run) {
    const asked = run.params;
    // The program ended between the keeping of the register and the end of the task.
    if (await isMade(run.services.pools.write, asked.registerId)) return;
    const certificate = await run.read((reader) => certificateFor(reader, asked.journalId, asked.period));
    // What letters show is granted by the list of letters: without it there is nothing to write.
    await run.read(async () => undefined, listLetters.name);
    const form = registerForms[asked.direction];
    const rows = new RegisterRows(run, { ...asked, last: certificate.last }, form);
    const heads = await headsOf(run, certificate.closed);
    const files = await writeVolumes(run, {
      formats: asked.formats,
      rowsPerVolume: paperRows,
      nameOf: (volume, format) =>
        `Реестр ${asked.ordinal} ${asked.journalName} ${periodWords(asked)}${volume > 1 ? ` том ${volume}` : ''}.${format}`,
      shapeOf: (volume) => ({
        ...heads,
        columns: form.columns,
        title: volume > 1 ? `${heads.title}, том ${volume}` : heads.title,
        about: [...(heads.about ?? []), `${sumWords.start}${rows.sum}`],
      }),
      rows: rows.pages(),
      took: (row) => rows.took(row),
      closing: (volume, last) => [
        ...(last ? closingLines(rows.counts, asked, run) : [`Конец тома ${volume}, продолжение в следующем томе.`]),
        `${sumWords.end}${rows.sum}`,
        ...(last ? ['', `Реестр составил: ${heads.author} ______________________`] : []),
      ],
    });
    await keepRegister(run, asked.registerId, {
      counts: rows.counts,
      sum: rows.sum,
      closed: certificate.closed !== null,
      files,
    });
  },
  // The next register of the journal takes its place.
  async stopped(sql, { registerId }) {
    await sql.query('delete from journal_register where id = $1 and made_at is null', [registerId]);
  },
});

async function headsOf(
  run: TaskRun<Params>,
  closed: { at: string; by: string; reason: string } | null,
): Promise<Omit<TableShape, 'columns'>> {
  const { params: asked, services } = run;
  const actor = await run.actor();
  const { zone } = services.config;
  const { name, fullName } = await settingValue(services, organisationSetting);
  const at = services.clock.now();
  const written = (moment: string) => {
    const wall = wallClock(zone)(moment);
    return `${writtenDate(wall)} ${wall.slice(11, 16)}`;
  };
  const when = written(at.toISOString());
  const who = actor.standing ? `${actor.name} за: ${actor.standing.name}` : actor.name;
  const title = `Реестр № ${asked.ordinal} журнала «${asked.journalName}»`;
  return {
    title,
    about: [
      `Организация: ${fullName || name}`,
      `Период: ${periodWords(asked) || 'вся нумерация'}, ${
        closed ? `закрыт ${written(closed.at)}, ${closed.by}${closed.reason ? ` (${closed.reason})` : ''}` : 'не закрыт'
      }`,
      `Составлен: ${when}, ${who}`,
    ],
    formal: true,
    footer: `${title} · ${when} · ${who}`,
    author: who,
    locale: 'ru',
    zone,
    at,
  };
}

/** «Всего…, из них аннулировано…, зарезервировано…» */
function closingLines(counts: RegisterCounts, asked: Params, run: TaskRun<Params>): string[] {
  const { used, cancelled, reserved, released, unexplained, last, rows } = counts;
  const whole = !asked.from && !asked.to;
  const all = used + cancelled + reserved + released + unexplained;
  const lettered = rows - all;
  return [
    `Всего номеров ${all}${whole && last > 0 ? ` (с 1 по ${last})` : ''}, из них использовано ${used}, аннулировано ${cancelled}, зарезервировано ${reserved}, не использовано с указанием причины ${released}, без объяснения ${unexplained}.${lettered > 0 ? ` Кроме того, номеров с буквой: ${lettered}.` : ''}`,
    `Задание ${run.id}. Проверка: vedomo register verify --file <файл XLSX>`,
  ];
}
