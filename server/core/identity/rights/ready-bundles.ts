// The bundles that roles and switches name: the seven switches of a person's card, and the work of each system. Modules
// add their operations on their own cards, by the key.
import type { BundlePart, RoleConflict } from '../../bundles.ts';

/** In the order of a person's card. */
const switches: readonly BundlePart[] = [
  {
    key: 'files',
    title: { ru: 'Свои документы: загрузка, скачивание, удаление', en: 'Own documents: upload, download, delete' },
    switchReach: 'own',
    operations: ['core.file.*', 'record.attachment.*'],
  },
  { key: 'send', title: { ru: 'Отправка и пересылка', en: 'Send and forward' }, switchReach: 'own', operations: [] },
  { key: 'create', title: { ru: 'Создание', en: 'Create' }, switchReach: 'all', operations: [] },
  { key: 'sign', title: { ru: 'Подписание', en: 'Sign' }, switchReach: 'own', operations: [] },
  { key: 'statistics', title: { ru: 'Статистика', en: 'Statistics' }, switchReach: 'area', operations: [] },
  {
    key: 'people',
    title: { ru: 'Управление пользователями и группами', en: 'Manage users and groups' },
    switchReach: 'all',
    operations: [
      'identity.user.*',
      'identity.group.*',
      'identity.password.reset',
      'identity.session.endAll',
      'identity.substitution.list',
      'identity.substitution.appoint',
      'identity.role.list',
      'identity.right.person',
    ],
  },
  {
    key: 'grants',
    title: { ru: 'Выдача прав', en: 'Grant rights' },
    switchReach: 'all',
    operations: ['identity.role.*', 'identity.switch.*', 'identity.right.*'],
  },
];

export const readyBundles: readonly BundlePart[] = [
  ...switches,
  {
    key: 'system',
    title: { ru: 'Настройка системы', en: 'System settings' },
    operations: ['core.calendar.*', 'core.outbox.*', 'core.setting.*', 'core.view.*'],
  },
  {
    key: 'journal',
    title: { ru: 'Журнал действий', en: 'Journal of actions' },
    operations: ['core.event.*'],
  },
  {
    key: 'rights-review',
    title: { ru: 'Проверка прав', en: 'Review of rights' },
    operations: ['identity.role.list', 'identity.right.*'],
  },
  { key: 'registrations', title: { ru: 'Подтверждение регистраций', en: 'Confirm registrations' }, operations: [] },
  { key: 'subjects', title: { ru: 'Персональные данные субъектов', en: 'Data of subjects' }, operations: [] },
  { key: 'reference', title: { ru: 'Справочники', en: 'Reference lists' }, operations: [] },
  { key: 'documents-own', title: { ru: 'Свои документы', en: 'Own documents' }, operations: [] },
  { key: 'requests-ask', title: { ru: 'Свои заявки', en: 'Own requests' }, operations: [] },
  { key: 'requests-work', title: { ru: 'Выполнение заявок', en: 'Work on requests' }, operations: [] },
  { key: 'requests-curate', title: { ru: 'Распределение заявок', en: 'Curate requests' }, operations: [] },
  { key: 'mailings', title: { ru: 'Рассылки', en: 'Mailings' }, operations: [] },
  { key: 'area-lead', title: { ru: 'Руководство областью', en: 'Lead an area' }, operations: [] },
  { key: 'couriers-activate', title: { ru: 'Статусы курьеров', en: 'Statuses of couriers' }, operations: [] },
  { key: 'couriers-onboard', title: { ru: 'Приём курьеров', en: 'Onboarding of couriers' }, operations: [] },
  { key: 'stock-keep', title: { ru: 'Учёт оборудования', en: 'Keeping of equipment' }, operations: [] },
  { key: 'security-search', title: { ru: 'Поиск службы безопасности', en: 'Search for security' }, operations: [] },
];

/** Whoever is looked after does not look after themselves. */
export const conflictingRoles: readonly RoleConflict[] = [
  {
    roles: ['admin', 'auditor'],
    why: {
      ru: 'Аудитор проверяет администратора: один человек не может быть обоими',
      en: 'The auditor checks the administrator: one person cannot be both',
    },
  },
  {
    roles: ['security', 'auditor'],
    why: {
      ru: 'Аудитор проверяет, кого искала служба безопасности: один человек не может быть обоими',
      en: 'The auditor checks whom security searched for: one person cannot be both',
    },
  },
];
