// The columns of tables of people and the headings they are known by, in Russian and English.
import type { ImportColumn } from '../../import/definition.ts';

const column = (
  key: string,
  ru: string,
  en: string,
  heads: RegExp,
  more: Partial<ImportColumn> = {},
): ImportColumn => ({ key, title: { ru, en }, heads: [heads], ...more });

export const peopleColumns: readonly ImportColumn[] = [
  column('email', 'Почта', 'E-mail', /^(e ?mail|((эл|электронн\S*) )?(почт\S*|адрес почты)|электронный адрес)$/, {
    samples: /^\S+@\S+\.\S+$/,
  }),
  column('login', 'Логин', 'Login', /^(login|логин|username|user|учетн\S* запис\S*|имя пользователя|samaccountname)$/, {
    about: {
      ru: 'Без него логином становится начало адреса почты',
      en: 'Without it the beginning of the address becomes the login',
    },
  }),
  column('lastName', 'Фамилия', 'Surname', /^(фамилия|last ?name|surname|sn)$/),
  column('firstName', 'Имя', 'First name', /^(имя|first ?name|given ?name)$/),
  column('middleName', 'Отчество', 'Middle name', /^(отчество|middle ?name|patronymic)$/),
  column(
    'name',
    'Фамилия, имя, отчество',
    'Full name',
    /^(фио|ф и о|сотрудник|работник|полное имя|фамилия имя отчество|name|full ?name|display ?name|cn)$/,
    { samples: /^[А-ЯЁ][а-яё-]+ [А-ЯЁ][а-яё-]+( [А-ЯЁ][а-яё-]+)?$/ },
  ),
  column('position', 'Должность', 'Position', /^(должность|position|title|job ?title)$/),
  column('phone', 'Телефон', 'Phone', /^(телефон\S*|тел|phone|mobile|мобильный)( .*)?$/),
  column('birthDate', 'Дата рождения', 'Birth date', /^(дата рождения|день рождения|д р|birth ?date|birthday)$/),
  column(
    'group',
    'Подразделение',
    'Department',
    /^(подразделение|отдел|департамент|филиал|группа|department|group|division)$/,
    { about: { ru: 'Название или индекс', en: 'Its name or index' } },
  ),
  column('role', 'Роль', 'Role', /^(роль|role)$/),
];
