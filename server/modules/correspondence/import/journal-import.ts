// Import of journals: each row one journal, made and changed by the registry's own actions.

import type { Direction } from '#contract/correspondence.ts';
import { checkTemplate, type Restart } from '#contract/numbering.ts';
import { plainName } from '#core/contact-checks/organisation-name.ts';
import { RowReader } from '#core/import/cells.ts';
import { defineImport, type ImportColumn, type ImportGround, type ImportSession } from '#core/import/definition.ts';
import { call } from '#core/runner.ts';

interface JournalLine {
  /** Columns that the row fills: what it leaves empty takes nothing from a journal that is there. */
  said: string[];
  name: string;
  direction: Direction;
  index: string;
  template: string;
  restart: Restart;
  department: string;
}

const columns: readonly ImportColumn[] = [
  {
    key: 'name',
    title: { ru: 'Название', en: 'Name' },
    required: true,
    heads: ['наименование', 'название', 'журнал', 'name'],
  },
  {
    key: 'direction',
    title: { ru: 'Документопоток', en: 'Direction' },
    heads: ['документопоток', 'направление', 'вид журнала', 'direction'],
    about: {
      ru: 'Входящие, исходящие или внутренние; без столбца — по названию журнала',
      en: 'Incoming, outgoing or internal; without it, by the name',
    },
  },
  { key: 'index', title: { ru: 'Индекс', en: 'Index' }, heads: ['индекс', 'index'] },
  {
    key: 'template',
    title: { ru: 'Шаблон номера', en: 'Template of numbers' },
    heads: ['шаблон', 'шаблон номера', 'формат номера', 'template'],
    about: {
      ru: 'Например ВХ-{yyyy}/{n:5}; без него номер составят индекс, год и порядковый номер',
      en: 'Such as IN-{yyyy}/{n:5}; without it index, year and ordinal make the number',
    },
  },
  {
    key: 'width',
    title: { ru: 'Цифр в номере', en: 'Digits' },
    heads: ['кол во цифр в номере', 'количество цифр в номере', 'цифр в номере', 'digits'],
  },
  {
    key: 'restart',
    title: { ru: 'Период нумерации', en: 'Restart' },
    heads: ['период нумерации', 'сброс', 'сброс номера', 'restart'],
  },
  {
    key: 'department',
    title: { ru: 'Подразделение', en: 'Department' },
    heads: ['подразделение', 'группа регистрации', 'department'],
  },
];
const directions: [Direction, RegExp][] = [
  ['incoming', /вход|вх|поступ|incoming/],
  ['outgoing', /исход|исх|отправ|outgoing/],
  ['internal', /внутр|вн|приказ|служебн|internal/],
];
const restarts: [Restart, RegExp][] = [
  ['quarter', /кварт|quarter/],
  ['month', /меся|month/],
  ['day', /день|дня|сут|day/],
  ['never', /сплош|непрер|без сброс|не сбрас|никогда|never/],
  ['year', /./],
];
const among = <T>(list: readonly (readonly [T, RegExp])[], text: string): T | undefined =>
  list.find(([, pattern]) => pattern.test(text.toLowerCase()))?.[0];
const perYear: Record<Restart, string> = {
  year: '{yyyy}',
  quarter: '{yyyy}-{q}',
  month: '{yyyy}-{m}',
  day: '{yyyy}-{m}-{d}',
  never: '',
};

async function open(ground: ImportGround): Promise<ImportSession<JournalLine>> {
  const { services } = ground;
  const { rows: groups } = await services.pools.read.query<{ id: string; name: string; index: string }>(
    'select g.id, p.name, g.index from user_group g join principal p on p.id = g.id where g.archived_at is null',
  );
  const groupOf = (name: string) => {
    const fitting = groups.filter(
      (one) => plainName(one.name) === plainName(name) || (one.index !== '' && one.index === name),
    );
    return fitting.length === 1 ? (fitting[0]?.id ?? null) : null;
  };
  const inputOf = ({ department, said: _said, ...line }: JournalLine) => ({
    ...line,
    departmentId: department ? groupOf(department) : null,
  });
  const changeOf = (line: JournalLine) => {
    const { name, index, template, restart, departmentId } = inputOf(line);
    const says = (column: string) => line.said.includes(column);
    return {
      name,
      ...(says('index') ? { index } : {}),
      // The number of digits makes a template only together with the index that stands in it.
      ...(says('template') || (says('width') && says('index')) ? { template } : {}),
      ...(says('restart') ? { restart } : {}),
      ...(says('department') ? { departmentId } : {}),
    };
  };
  return {
    parse(cells) {
      const read = new RowReader(cells);
      const name = read.needed('name', 200);
      const direction = among(directions, `${read.text('direction', 100) || name}`);
      if (!direction) read.wrong('direction', 'import_value_missing');
      const index = read.text('index', 20);
      const restart = among(restarts, read.text('restart', 100) || 'год') ?? 'year';
      const width = read.whole('width', 12);
      const head = [index ? '{journal}' : '', perYear[restart]].filter(Boolean).join('-');
      const usual = `${head}${head ? '/' : ''}{n${width ? `:${width}` : ''}}`;
      const template = read.text('template', 100) || usual;
      for (const { code } of checkTemplate(template, restart).errors) {
        read.wrong('template', code === 'too_long' ? 'import_value_long' : 'template_wrong', { most: 100 });
        break;
      }
      return {
        value: {
          said: columns.flatMap(({ key }) => (cells(key).trim() === '' ? [] : [key])),
          name,
          direction: direction ?? 'incoming',
          index,
          template,
          restart,
          department: read.text('department', 300),
        },
        problems: read.problems,
      };
    },
    keyOf: (line) => ({ key: `${line.direction} ${plainName(line.name)}` }),
    async judge(sql, rows) {
      const { rows: known } = await sql.query<{ id: string; name: string; direction: string }>(
        'select id, name, direction from journal',
      );
      for (const row of rows) {
        const { name, department, direction } = row.value;
        if (department && !groupOf(department))
          row.problems.push({ column: 'department', code: 'import_person_unknown', details: { name: department } });
        const found = known.find((one) => one.direction === direction && plainName(one.name) === plainName(name));
        if (row.verdict !== 'new' || !found) continue;
        row.recordId = found.id;
        row.verdict = ground.options.update ? 'changed' : 'same';
      }
    },
    /** A journal made before a crash is found by its name. */
    async make(row, once) {
      const { body } = await call(services, 'correspondence.journal.create', ground.actor, inputOf(row.value), once);
      return (body as { id: string }).id;
    },
    async change(row, once) {
      const { rows } = await services.pools.write.query<{ version: number }>(
        'select version from journal where id = $1',
        [row.recordId],
      );
      await call(
        services,
        'correspondence.journal.update',
        ground.actor,
        { id: row.recordId, ...changeOf(row.value) },
        { ...once, version: rows[0]?.version },
      );
    },
    findings: () => ({}),
  };
}

export const journalImport = defineImport({
  kind: 'correspondence.journals',
  title: { ru: 'Журналы регистрации', en: 'Journals' },
  about: {
    ru: 'Название, направление, индекс, шаблон и период нумерации',
    en: 'Name, direction, index, template and restart of numbers',
  },
  needs: ['correspondence.journal.create', 'correspondence.journal.update'],
  columns,
  options: [],
  open,
});
