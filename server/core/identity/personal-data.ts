// The personal data of people with an account: where it stands, and what goes with it.
import { sqlOf, unscoped } from '../handle.ts';
import type { PersonalDataCard, PersonalPlace } from '../personal-data/card.ts';
import { closeAccount } from '../personal-data/consents/account-ends.ts';

const source = { ru: 'Сам человек или кадровая служба', en: 'The person or the personnel department' };
const account: PersonalPlace = {
  table: 'app_user',
  id: 'id',
  of: 't.id = $1',
  source,
  columns: [
    { column: 'login', title: { ru: 'Логин', en: 'Login' }, category: 'account', becomes: 'key' },
    { column: 'email', title: { ru: 'Электронная почта', en: 'E-mail' }, category: 'email', becomes: 'null' },
    { column: 'phone', title: { ru: 'Телефон', en: 'Phone' }, category: 'phone', becomes: 'empty' },
    { column: 'position', title: { ru: 'Должность', en: 'Position' }, category: 'work', becomes: 'empty' },
    { column: 'birth_date', title: { ru: 'Дата рождения', en: 'Birth date' }, category: 'birth', becomes: 'null' },
    {
      column: 'password_hash',
      title: { ru: 'Отпечаток пароля', en: 'Password hash' },
      category: 'sign-in',
      becomes: 'null',
    },
  ],
};

/** Doors and marks of the account that mean nothing without it. */
const signInTables = [
  ...[
    'user_identity',
    'sign_in_challenge',
    'mfa_totp',
    'mfa_backup_code',
    'passkey',
    'trusted_device',
    'password_history',
  ].map((table) => `delete from ${table} where user_id = $1`),
];

export const identityPersonalData: PersonalDataCard = {
  categories: [
    { key: 'name', title: { ru: 'Фамилия, имя, отчество', en: 'Name' } },
    { key: 'account', title: { ru: 'Учётная запись', en: 'Account' } },
    { key: 'email', title: { ru: 'Адреса электронной почты', en: 'E-mail addresses' } },
    { key: 'phone', title: { ru: 'Телефоны', en: 'Phones' } },
    { key: 'work', title: { ru: 'Место работы и должность', en: 'Work and position' } },
    { key: 'birth', title: { ru: 'Дата рождения', en: 'Birth date' } },
    { key: 'sign-in', title: { ru: 'Сведения для входа и о входах', en: 'Sign-in data' } },
  ],
  places: [
    {
      table: 'principal',
      id: 'id',
      of: `t.id = $1 and t.kind = 'user'`,
      source,
      columns: [{ column: 'name', title: { ru: 'ФИО', en: 'Name' }, category: 'name', becomes: 'pseudonym' }],
    },
    account,
    {
      table: 'outbox',
      id: 'id',
      of: `t.subject_id = $1 or t.recipient = (select email from app_user where id = $1)`,
      source: { ru: 'Письма программы этому человеку', en: "The program's letters to the person" },
      columns: [
        {
          column: 'recipient',
          title: { ru: 'Получатель письма', en: 'Recipient' },
          category: 'email',
          becomes: 'pseudonym',
        },
        { column: 'subject', title: { ru: 'Тема письма', en: 'Subject' }, category: 'mail', becomes: 'empty' },
        { column: 'body', title: { ru: 'Текст письма', en: 'Body' }, category: 'mail', becomes: 'empty' },
      ],
    },
    {
      table: 'user_session',
      id: 'id',
      of: 't.user_id = $1',
      source: { ru: 'Браузер при входе', en: 'The browser at sign-in' },
      columns: [
        { column: 'address', title: { ru: 'Сетевой адрес', en: 'Address' }, category: 'sign-in', becomes: 'empty' },
        { column: 'agent', title: { ru: 'Устройство', en: 'Device' }, category: 'sign-in', becomes: 'empty' },
      ],
    },
    {
      table: 'registration',
      id: 'user_id',
      of: 't.user_id = $1',
      source: { ru: 'Заявка на регистрацию', en: 'The registration' },
      columns: [
        {
          column: 'note',
          title: { ru: 'О себе в заявке', en: 'Note of the registration' },
          category: 'account',
          becomes: 'empty',
        },
        {
          column: 'reason',
          title: { ru: 'Решение по заявке', en: 'The decision' },
          category: 'account',
          becomes: 'empty',
        },
      ],
    },
    {
      table: 'trusted_device',
      id: 'id',
      of: 't.user_id = $1',
      source: { ru: 'Браузер при входе', en: 'The browser at sign-in' },
      columns: [
        {
          column: 'address',
          title: { ru: 'Адрес доверенного устройства', en: 'Address of a trusted device' },
          category: 'sign-in',
          becomes: 'empty',
        },
        {
          column: 'agent',
          title: { ru: 'Доверенное устройство', en: 'Trusted device' },
          category: 'sign-in',
          becomes: 'empty',
        },
      ],
    },
    {
      table: 'passkey',
      id: 'id',
      of: 't.user_id = $1',
      source,
      columns: [
        { column: 'name', title: { ru: 'Название ключа входа', en: 'Passkey' }, category: 'sign-in', becomes: 'empty' },
      ],
    },
    {
      table: 'api_token',
      id: 'id',
      of: 't.user_id = $1',
      source,
      columns: [
        { column: 'name', title: { ru: 'Название ключа доступа', en: 'Token' }, category: 'sign-in', becomes: 'empty' },
      ],
    },
  ],
  traces: [
    {
      key: 'memberships',
      title: { ru: 'Подразделения и группы', en: 'Groups' },
      category: 'work',
      sql: `select m.from_at as at, g.name as text from group_membership m join principal g on g.id = m.group_id
        where m.principal_id = $1 order by m.from_at desc limit $2`,
    },
    {
      key: 'roles',
      title: { ru: 'Роли', en: 'Roles' },
      category: 'work',
      sql: `select null::timestamptz as at, role.name as text from user_role r join role on role.key = r.role_key
        where r.user_id = $1 order by 2 limit $2`,
    },
  ],
  freeTexts: [
    {
      place: 'factor_reset.reason',
      table: 'factor_reset',
      id: 'id',
      column: 'reason',
      title: { ru: 'Причина сброса второго шага', en: 'Reason of a reset' },
    },
    {
      place: 'outbox.subject',
      table: 'outbox',
      id: 'id',
      column: 'subject',
      title: { ru: 'Тема письма системы', en: 'Subject of system mail' },
    },
    {
      place: 'outbox.body',
      table: 'outbox',
      id: 'id',
      column: 'body',
      title: { ru: 'Текст письма системы', en: 'Body of system mail' },
    },
    {
      place: 'group_membership.from_reason',
      table: 'group_membership',
      id: 'id',
      column: 'from_reason',
      title: { ru: 'Причина вступления в группу', en: 'Reason of joining' },
    },
    {
      place: 'group_membership.until_reason',
      table: 'group_membership',
      id: 'id',
      column: 'until_reason',
      title: { ru: 'Причина выхода из группы', en: 'Reason of leaving' },
    },
    {
      place: 'substitution.reason',
      table: 'substitution',
      id: 'id',
      column: 'reason',
      title: { ru: 'Причина замещения', en: 'Reason of a substitution' },
    },
    {
      place: 'saved_view.name',
      table: 'saved_view',
      id: 'id',
      column: 'name',
      title: { ru: 'Название вида', en: 'Name of a view' },
    },
    {
      place: 'saved_view.settings',
      table: 'saved_view',
      id: 'id',
      column: 'settings',
      json: true,
      title: { ru: 'Отбор в сохранённом виде', en: 'Filter of a view' },
    },
  ],
  onWithdrawn: [{ purpose: 'account', run: closeAccount }],
  onDestroyed: [
    async (unit, subjectId) => {
      await closeAccount(unit, subjectId);
      const db = unscoped(unit);
      const sql = sqlOf(unit);
      for (const statement of signInTables) await sql.query(statement, [subjectId]);
      await db.deleteFrom('sign_in_link').where('user_id', '=', subjectId).execute();
      await db.deleteFrom('draft').where('owner_id', '=', subjectId).execute();
      await db.deleteFrom('idempotency').where('actor_id', '=', subjectId).execute();
      await db
        .updateTable('outbox')
        .set({ state: 'failed', error: 'destroyed' })
        .where('state', 'in', ['waiting', 'sending'])
        .where('recipient', 'like', 'Субъект %')
        .execute();
      const photo = await db.deleteFrom('user_photo').where('user_id', '=', subjectId).returning('file_id').execute();
      for (const { file_id } of photo) {
        await db.updateTable('file').set({ attached_at: null, name: 'photo' }).where('id', '=', file_id).execute();
      }
    },
  ],
};
