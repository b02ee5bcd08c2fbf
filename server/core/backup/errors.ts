// What backup and restore refuse, one clear line each; the command prints it and ends with code 1.
import { defineErrors } from '#contract/core.ts';
import { registerErrors } from '../refusal.ts';

export const backupErrors = defineErrors({
  backup_exists: {
    status: 409,
    ru: 'Файл {path} уже есть: укажите другое имя',
    en: 'The file {path} already exists: give another name',
  },
  backup_no_schema: {
    status: 409,
    ru: 'В базе нет таблиц Vedomo: сохранять нечего',
    en: 'The database holds no tables of Vedomo: there is nothing to back up',
  },
  backup_file_missing: {
    status: 500,
    ru: 'Копия не сделана: в хранилище нет файла {key}, который записан в базе',
    en: 'No backup was made: the store lacks the file {key} that the database names',
  },
  backup_not_found: {
    status: 404,
    ru: 'Файл копии {path} не открывается',
    en: 'The backup file {path} cannot be opened',
  },
  backup_damaged: {
    status: 422,
    ru: 'Копия повреждена: {entry} ({why}). Ничего не записано',
    en: 'The backup is damaged: {entry} ({why}). Nothing was written',
  },
  backup_cut_short: {
    status: 422,
    ru: 'Копия обрывается после {entry}. Ничего не записано',
    en: 'The backup ends early, after {entry}. Nothing was written',
  },
  backup_unknown_format: {
    status: 422,
    ru: 'Это не копия Vedomo или она новее программы',
    en: 'This is not a backup of Vedomo, or it is newer than the program',
  },
  backup_newer: {
    status: 409,
    ru: 'Копия сделана более новой программой ({program}): здесь нет миграции {migration}',
    en: 'The backup was made by a newer program ({program}): the migration {migration} is unknown here',
  },
  backup_other_secret: {
    status: 409,
    ru: 'VEDOMO_SECRET не тот, с которым сделана копия: файлы и журнал не откроются. Ничего не записано',
    en: 'VEDOMO_SECRET is not the one the backup was made with: files and journal would not open. Nothing was written',
  },
  restore_not_empty: {
    status: 409,
    ru: 'База не пуста (есть таблица {table}): восстановление идёт только в пустую базу',
    en: 'The database is not empty (table {table} exists): restore into an empty one',
  },
  restore_of_another: {
    status: 409,
    ru: 'В базе незаконченное восстановление другой копии, начатое {at}: создайте базу заново',
    en: 'The database holds an unfinished restore of another backup, begun at {at}: create the database anew',
  },
  restore_schema_differs: {
    status: 409,
    ru: 'Столбцы таблицы {table} в копии и в программе различаются',
    en: 'The columns of table {table} differ between the backup and the program',
  },
  restore_count_differs: {
    status: 500,
    ru: 'Проверка не прошла: {what}: ожидалось {expected}, есть {found}. Восстановление отменено',
    en: 'The check failed: {what}: expected {expected}, found {found}. The restore was undone',
  },
});
registerErrors(backupErrors);
