// What directories of people refuse, with the words for the person.
import { defineErrors } from './core.ts';

export const ldapErrors = defineErrors({
  directory_down: {
    status: 503,
    ru: 'Каталог учётных записей не отвечает. Войти можно только с паролем самой системы; повторите позже',
    en: "The directory of accounts does not answer. Only the system's own passwords work; try again later",
  },
  directory_key_taken: { status: 409, ru: 'Каталог с таким ключом уже есть', en: 'A directory with this key exists' },
  directory_in_use: {
    status: 409,
    ru: 'Сначала выключите каталог: через него ещё входят',
    en: 'Turn the directory off first: people still sign in through it',
  },
  directory_plain: {
    status: 400,
    ru: 'Без шифрования пароли идут по сети открыто: выберите LDAPS или StartTLS либо отметьте, что вы это знаете',
    en: 'Without encryption passwords travel in the clear: choose LDAPS or StartTLS, or tick that you know it',
  },
  directory_ca_wrong: {
    status: 400,
    ru: 'Это не сертификат в формате PEM (-----BEGIN CERTIFICATE-----)',
    en: 'This is no certificate in PEM (-----BEGIN CERTIFICATE-----)',
  },
  directory_template_wrong: {
    status: 400,
    ru: 'В шаблоне должно быть место {login} — один раз',
    en: 'The template must hold {login} once',
  },
  directory_filter_wrong: { status: 400, ru: 'Фильтр написан неверно', en: 'The filter is written wrongly' },
  directory_disabled_attribute: {
    status: 400,
    ru: 'Укажите атрибут и значение, по которым видно уволенного',
    en: 'Name the attribute and the value that tell who was dismissed',
  },
  directory_groups_base: { status: 400, ru: 'Укажите, где искать группы', en: 'Say where to look for groups' },
  directory_password_again: {
    status: 400,
    ru: 'Сервер, защита или служебная запись изменены: введите пароль служебной записи заново',
    en: 'The server, its protection or the service account has changed: type its password again',
  },
  directory_mapping_empty: {
    status: 400,
    ru: 'Выберите подразделение или роль',
    en: 'Choose a group or a role',
  },
  directory_no_service: {
    status: 409,
    ru: 'Для сверки и связывания нужна служебная учётная запись',
    en: 'A sync and a link need a service account',
  },
  directory_busy: {
    status: 409,
    ru: 'Сверка этого каталога уже идёт',
    en: 'A sync of this directory is under way',
  },
  link_required: {
    status: 409,
    ru: 'Пароль каталога верен, но учётная запись с таким логином или почтой уже есть. Войдите под ней и свяжите её с каталогом в профиле или попросите администратора',
    en: 'The directory password is right, but an account with this login or e-mail exists. Sign in with it and link it in your profile, or ask an administrator',
  },
  directory_person_unknown: {
    status: 403,
    ru: 'Пароль каталога верен, но учётной записи в системе нет. Попросите администратора её завести',
    en: 'The directory password is right, but you have no account here. Ask an administrator for one',
  },
  directory_password_wrong: {
    status: 400,
    ru: 'Каталог не принял этот логин и пароль',
    en: 'The directory did not accept this login and password',
  },
  directory_link_taken: {
    status: 409,
    ru: 'Эта запись каталога уже связана с другой учётной записью',
    en: 'This entry of the directory is linked to another account',
  },
  directory_linked_already: {
    status: 409,
    ru: 'Учётная запись уже связана с другой записью этого каталога',
    en: 'The account is linked to another entry of this directory',
  },
  directory_not_found: {
    status: 404,
    ru: 'В каталоге нет человека с таким логином, или их несколько. Проверьте логин',
    en: 'The directory has nobody with this login, or several. Check the login',
  },
  directory_refused: { status: 502, ru: '{words}. {advice}', en: '{wordsEn}. {adviceEn}' },
});
