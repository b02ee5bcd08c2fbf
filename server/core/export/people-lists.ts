// Lists of groups, rights, programs and directories of accounts as files; columns of people say who took the file in CSV too.
import { listClients } from '#contract/clients.ts';
import { listFactorResets } from '#contract/factor-resets.ts';
import { listGroupRecords, listMembers } from '#contract/groups.ts';
import { listDirectoryRunLines, listDirectoryRuns } from '#contract/ldap.ts';
import { listGroups } from '#contract/people.ts';
import { listRightHolders, listRoles, readPersonRights } from '#contract/rights.ts';
import { column, hidden, type ListExport, listExport } from './list-export.ts';
import { becauseWords, clientState, groupKind, lineKind, names, reach, runState, stateGroup } from './people-words.ts';

const stamped = true;

export const peopleLists: readonly ListExport[] = [
  listExport(listGroups, {
    title: () => ({ ru: 'Подразделения и группы', en: 'Groups' }),
    columns: [
      column('name', 'Название', 'Name', 44, (row) => row.name),
      column('kind', 'Вид', 'Kind', 16, (row, locale) => groupKind(row.kind, locale)),
      column('index', 'Индекс', 'Index', 10, (row) => row.index),
      column(
        'parent',
        'Входит в',
        'Part of',
        34,
        (row, _locale, page) => page.find((one) => one.id === row.parentId)?.name,
      ),
      column('heads', 'Руководители', 'Heads', 34, (row) => names(row.heads)),
      column('members', 'Людей', 'People', 9, (row) => row.members, 'number'),
      column('archived', 'В архиве', 'Archived', 10, (row) => row.archived, 'flag'),
    ],
  }),
  listExport(listMembers, {
    title: () => ({ ru: 'Состав подразделения', en: "A group's members" }),
    stamped,
    columns: [
      column('name', 'Имя', 'Name', 34, (row) => row.name),
      column('position', 'Должность', 'Position', 30, (row) => row.position),
      column('head', 'Руководитель', 'Head', 12, (row) => row.head, 'flag'),
      column('from', 'С', 'Since', 17, (row) => row.fromAt, 'moment'),
      column('fromBy', 'Кто принял', 'Added by', 28, (row) => row.fromBy),
      column('until', 'По', 'Until', 17, (row) => row.untilAt, 'moment'),
      column('untilBy', 'Кто исключил', 'Removed by', 28, (row) => row.untilBy),
      hidden('reason', 'Основание', 'Reason', 34, (row) =>
        [row.fromReason, row.untilReason].filter((one) => one && one !== 'migration').join('; '),
      ),
    ],
  }),
  listExport(listGroupRecords, {
    title: () => ({ ru: 'Записи подразделения', en: "A group's records" }),
    columns: [
      column('number', 'Номер', 'Number', 18, (row) => row.number),
      column('registered', 'Дата регистрации', 'Registered', 12, (row) => row.registeredOn, 'date'),
      column('counterpart', 'Корреспондент', 'Correspondent', 32, (row) => row.counterpart),
      column('title', 'Краткое содержание', 'Subject', 50, (row) => row.title),
      column('state', 'Состояние', 'State', 14, (row, locale) => stateGroup(row.stateGroup, locale)),
      column('responsible', 'Ответственный', 'Responsible', 28, (row) => row.responsible?.name),
      column('due', 'Срок', 'Due', 12, (row) => row.dueOn, 'date'),
      hidden('changed', 'Изменено', 'Changed', 17, (row) => row.changedAt, 'moment'),
    ],
  }),
  listExport(listRoles, {
    title: () => ({ ru: 'Роли и их права', en: 'Roles and their rights' }),
    columns: [
      column('name', 'Роль', 'Role', 30, (row, locale) => row.name[locale]),
      column('about', 'Назначение', 'About', 44, (row, locale) => row.about[locale]),
      column('people', 'Людей', 'People', 8, (row) => row.people, 'number'),
      column('groups', 'Группы', 'Groups', 34, (row) => row.groups.map((one) => one.groupName).join(', ')),
      column('grants', 'Права', 'Grants', 60, (row, locale) =>
        row.grants.map((one) => `${one.operation}: ${reach(one.reach, locale)}`).join('\n'),
      ),
      column('changed', 'Изменена', 'Changed', 10, (row) => row.changed, 'flag'),
      column('archived', 'В архиве', 'Archived', 10, (row) => row.archived, 'flag'),
      hidden('key', 'Ключ', 'Key', 16, (row) => row.key),
    ],
  }),
  listExport(listRightHolders, {
    title: () => ({ ru: 'Кто это может', en: 'Who may do this' }),
    stamped,
    columns: [
      column('name', 'Имя', 'Name', 34, (row) => row.name),
      column('position', 'Должность', 'Position', 30, (row) => row.position),
      column('reach', 'Охват', 'Reach', 20, (row, locale) => reach(row.reach, locale)),
      column('because', 'Почему', 'Why', 44, (row, locale) =>
        row.because.map((one) => becauseWords(one, locale)).join('; '),
      ),
      column('substitutes', 'Замещают', 'Substitutes', 30, (row) => names(row.substitutes)),
    ],
  }),
  listExport(readPersonRights, {
    title: () => ({ ru: 'Что может человек и почему', en: 'What a person may do and why' }),
    stamped,
    columns: [
      column('title', 'Действие', 'Operation', 44, (row, locale) => row.title[locale]),
      column('reach', 'Охват', 'Reach', 20, (row, locale) =>
        row.reach ? reach(row.reach, locale) : locale === 'ru' ? 'отключено' : 'switched off',
      ),
      column('because', 'Почему', 'Why', 44, (row, locale) =>
        row.because.map((one) => becauseWords(one, locale)).join('; '),
      ),
      hidden('operation', 'Код действия', 'Code', 34, (row) => row.operation),
    ],
  }),
  listExport(listFactorResets, {
    title: () => ({ ru: 'Ожидающие сбросы вторых шагов', en: 'Resets of second factors that wait' }),
    stamped,
    columns: [
      column('person', 'Человек', 'Person', 34, (row) => row.person.name),
      column('reason', 'Причина', 'Reason', 40, (row) => row.reason),
      column('requestedBy', 'Кто запросил', 'Asked by', 34, (row) => row.requestedBy.name),
      column('requested', 'Запрошен', 'Asked', 17, (row) => row.requestedAt, 'moment'),
      column('expires', 'Истекает', 'Expires', 17, (row) => row.expiresAt, 'moment'),
    ],
  }),
  listExport(listClients, {
    title: () => ({ ru: 'Программы с доступом', en: 'Programs with access' }),
    columns: [
      column('name', 'Название', 'Name', 34, (row) => row.name),
      column('owner', 'Владелец', 'Owner', 30, (row) => row.ownerName),
      column('operations', 'Что может', 'May', 44, (row) => row.operations.join('\n')),
      column('state', 'Состояние', 'State', 16, (row, locale) => clientState(row.state, locale)),
      column('used', 'Последнее обращение', 'Last used', 17, (row) => row.lastUsedAt, 'moment'),
      column('address', 'С адреса', 'From address', 16, (row) => row.lastUsedAddress),
      column('made', 'Доступ дан', 'Made', 17, (row) => row.createdAt, 'moment'),
      column('expires', 'Действует до', 'Expires', 17, (row) => row.expiresAt, 'moment'),
      hidden('revoked', 'Отозвана', 'Revoked', 17, (row) => row.revokedAt, 'moment'),
    ],
  }),
  listExport(listDirectoryRuns, {
    title: () => ({ ru: 'Сверки с каталогом', en: 'Syncs with a directory' }),
    columns: [
      column('created', 'Начата', 'Begun', 17, (row) => row.startedAt ?? row.createdAt, 'moment'),
      column('ended', 'Закончена', 'Ended', 17, (row) => row.endedAt, 'moment'),
      column('dry', 'Пробная', 'Dry run', 10, (row) => row.dry, 'flag'),
      column('state', 'Состояние', 'State', 16, (row, locale) => runState(row.state, locale)),
      column('counts', 'Итоги', 'Counts', 60, (row, locale) =>
        Object.entries(row.counts)
          .map(([kind, count]) => `${lineKind(kind, locale)}: ${count}`)
          .join('; '),
      ),
      column('problem', 'Что помешало', 'Problem', 44, (row) => row.problem),
    ],
  }),
  listExport(listDirectoryRunLines, {
    title: () => ({ ru: 'Отчёт сверки с каталогом', en: 'Report of a sync' }),
    stamped,
    columns: [
      column('place', '№', 'No.', 7, (row) => row.place, 'number'),
      column('kind', 'Итог', 'Outcome', 24, (row, locale) => lineKind(row.kind, locale)),
      column('name', 'Имя', 'Name', 34, (row) => row.name),
      column('login', 'Логин', 'Login', 18, (row) => row.login),
      column('note', 'Пояснение', 'Note', 34, (row) => row.note),
      column('changes', 'Изменения', 'Changes', 50, (row) =>
        row.changes.map(({ field, from, to }) => `${field}: ${from || '—'} → ${to || '—'}`).join('; '),
      ),
    ],
  }),
];
