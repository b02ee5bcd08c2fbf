// The ready roles of all five systems: what each is called and is for, and what core itself gives it. Every module adds
// its operations to the roles' bundles, or grants on its own card. Reviewed with test/access-matrix.
import type { Reach } from '#contract/core.ts';
import type { ReadyRole } from '../../catalog.ts';

const each = (reach: Reach, ...operations: string[]): ReadyRole['grants'] =>
  operations.map((operation) => ({ operation, reach }));
const bundles = (reach: Reach, ...keys: string[]) => each(reach, ...keys.map((key) => `bundle:${key}`));

export const readyRoles: readonly ReadyRole[] = [
  {
    key: 'owner',
    name: { ru: 'Владелец', en: 'Owner' },
    about: { ru: 'Может всё и один назначает владельцев', en: 'May do everything and alone appoints owners' },
    grants: each('all', '*'),
    allClearances: true,
  },
  {
    key: 'admin',
    name: { ru: 'Администратор', en: 'Administrator' },
    about: {
      ru: 'Настраивает систему, людей и письма; журнал действий не читает',
      en: 'Sets up the system, people and letters; does not read the journal',
    },
    grants: [...each('all', 'identity.*'), ...bundles('all', 'system')],
  },
  {
    key: 'editor',
    name: { ru: 'Редактор', en: 'Editor' },
    about: {
      ru: 'Регистрирует письма, видит письма своего подразделения, меняет свои',
      en: 'Registers letters, sees the letters of the department, changes own ones',
    },
    grants: bundles('own', 'files', 'send'),
  },
  {
    key: 'viewer',
    name: { ru: 'Читатель', en: 'Viewer' },
    about: {
      ru: 'Видит письма своего подразделения, ничего не меняет',
      en: 'Sees the letters of the department, changes nothing',
    },
    grants: [],
  },
  {
    key: 'curator',
    name: { ru: 'Куратор', en: 'Curator' },
    about: {
      ru: 'Подтверждает регистрации, ведёт категории, распределяет заявки',
      en: 'Confirms registrations, keeps categories, assigns requests',
    },
    // A curator admits employees and executors: whoever gives a role holds what it gives.
    grants: [
      ...bundles('all', 'registrations', 'requests-curate', 'requests-work', 'statistics', 'reference'),
      ...bundles('own', 'requests-ask', 'documents-own', 'files', 'send'),
      ...each('all', 'identity.group.list', 'identity.role.list'),
    ],
  },
  {
    key: 'dispatcher',
    name: { ru: 'Диспетчер', en: 'Dispatcher' },
    about: {
      ru: 'Принимает и распределяет заявки, видит, кто на смене и чем занят',
      en: 'Takes tickets in and gives them out, sees who is on duty and how busy they are',
    },
    grants: [...bundles('own', 'files', 'send'), ...bundles('all', 'reference')],
  },
  {
    key: 'executor',
    name: { ru: 'Исполнитель', en: 'Executor' },
    about: { ru: 'Выполняет назначенные заявки и поручения', en: 'Does the requests assigned to them' },
    grants: [...bundles('area', 'requests-work'), ...bundles('own', 'files', 'send'), ...bundles('all', 'reference')],
  },
  {
    key: 'employee',
    name: { ru: 'Сотрудник', en: 'Employee' },
    about: {
      ru: 'Видит то, в чём участвует, и ведёт свои документы и заявки',
      en: 'Sees what they take part in, keeps own documents and requests',
    },
    grants: bundles('own', 'requests-ask', 'documents-own', 'files', 'send'),
  },
  {
    key: 'manager',
    name: { ru: 'Менеджер рассылок', en: 'Mailings manager' },
    about: {
      ru: 'Видит всех клиентов, рассылки, отчёты и пользователей; даётся группой с отметкой персонала',
      en: "Sees everybody's clients, mailings, reports and the users; given by a group with the staff mark",
    },
    grants: [
      ...bundles('all', 'mailings', 'statistics', 'reference'),
      ...each('all', 'identity.user.list', 'identity.user.read', 'identity.group.list'),
    ],
  },
  {
    key: 'head',
    name: { ru: 'Руководитель', en: 'Head' },
    about: {
      ru: 'Видит и ведёт всё в своей области: складе, подразделении, партнёре',
      en: 'Sees and leads everything in the own area: a warehouse, a department, a partner',
    },
    grants: [...bundles('area', 'area-lead', 'statistics'), ...bundles('all', 'reference')],
  },
  {
    key: 'activator',
    name: { ru: 'Активатор', en: 'Activator' },
    about: { ru: 'Меняет статусы курьеров', en: 'Changes the statuses of couriers' },
    grants: bundles('area', 'couriers-activate'),
  },
  {
    key: 'onboarding',
    name: { ru: 'Специалист по найму', en: 'Onboarding officer' },
    about: { ru: 'Заводит и правит курьеров, не удаляет', en: 'Creates and edits couriers, never deletes' },
    grants: [...bundles('area', 'couriers-onboard'), ...bundles('own', 'files')],
  },
  {
    key: 'storekeeper',
    name: { ru: 'Кладовщик', en: 'Storekeeper' },
    about: { ru: 'Выдаёт и принимает оборудование', en: 'Issues equipment and takes it back' },
    grants: bundles('area', 'stock-keep'),
  },
  {
    key: 'security',
    name: { ru: 'Служба безопасности', en: 'Security' },
    about: {
      ru: 'Ищет курьеров и контакты, открывает карточки с любым грифом; ничего не меняет',
      en: 'Searches couriers and contacts, opens cards of any mark; changes nothing',
    },
    grants: bundles('all', 'security-search', 'reference'),
    allClearances: true,
  },
  {
    key: 'auditor',
    name: { ru: 'Аудитор', en: 'Auditor' },
    about: {
      ru: 'Читает журнал действий и проверяет права; содержания записей не видит',
      en: 'Reads the journal and checks rights; sees no content of records',
    },
    grants: bundles('all', 'journal', 'rights-review'),
  },
  {
    key: 'privacy',
    name: { ru: 'Ответственный за персональные данные', en: 'Personal-data officer' },
    about: {
      ru: 'Ведёт согласия, запросы субъектов, блокирование и уничтожение данных',
      en: 'Handles consents, requests of subjects, blocking and destruction of data',
    },
    grants: [...bundles('all', 'subjects'), ...each('all', 'identity.user.list', 'identity.user.read')],
  },
];
