// What may be wrong with a row of a table of people, beside what the operations that the rows run refuse.
import { defineErrors } from './core.ts';

export const peopleImportErrors = defineErrors({
  import_group_unknown: { status: 400, ru: 'Нет такого подразделения', en: 'There is no such group' },
  import_role_unknown: { status: 400, ru: 'Нет такой роли', en: 'There is no such role' },
  import_other_person: {
    status: 400,
    ru: 'Логин и почта принадлежат разным людям',
    en: 'The login and the e-mail belong to different people',
  },
  import_closed: {
    status: 400,
    ru: 'Учётная запись отключена или ждёт решения: импорт её не меняет',
    en: 'The account is deactivated or waits for a decision: an import does not change it',
  },
});
