// What may be wrong with a file that is imported, whatever it holds. Part of contract/import.ts, which is the file to import.
import { defineErrors } from './core.ts';

export const importFileErrors = defineErrors({
  import_unreadable: {
    status: 400,
    ru: 'Файл не читается: нужен CSV или XLSX с заголовками столбцов',
    en: 'The file cannot be read: a CSV or XLSX with headings is needed',
  },
  import_empty: {
    status: 400,
    ru: 'Под заголовками нет ни одной строки',
    en: 'There is not one row below the headings',
  },
  import_too_long: {
    status: 400,
    ru: 'Строк больше {most}: разделите файл',
    en: 'More than {most} rows: split the file',
  },
  import_state: {
    status: 409,
    ru: 'Этот импорт уже идёт или закончен',
    en: 'This import is running or over already',
  },
  import_kind_unknown: { status: 400, ru: 'Такое не импортируют', en: 'There is no such kind of import' },
  import_mapping_taken: {
    status: 400,
    ru: 'Под этим названием столбцы сохранил другой человек. Выберите другое название',
    en: 'Somebody else saved columns under this name. Choose another one',
  },
  import_columns_missing: {
    status: 400,
    ru: 'Укажите, в каком столбце: {names}',
    en: 'Say which column holds: {names}',
  },
  import_column_twice: {
    status: 400,
    ru: 'Для одного значения указаны два столбца',
    en: 'Two columns are given for one value',
  },
  import_not_checked: {
    status: 409,
    ru: 'Сначала пробный прогон: он покажет, что будет сделано',
    en: 'Run the check first: it tells what will be done',
  },
  import_twice: { status: 400, ru: 'Это значение уже есть в строке {row}', en: 'This value is already in row {row}' },
  import_same_row: {
    status: 400,
    ru: 'Точно такая же строка — {row}: уберите лишнюю',
    en: 'Row {row} is exactly the same: remove one of them',
  },
  import_value_missing: { status: 400, ru: 'Не заполнено', en: 'Not filled in' },
  import_value_long: {
    status: 400,
    ru: 'Не длиннее {most} знаков',
    en: 'At most {most} characters',
  },
  import_date_wrong: { status: 400, ru: 'Такой даты нет', en: 'There is no such date' },
  import_date_unclear: {
    status: 400,
    ru: 'Не дата: нужно ДД.ММ.ГГГГ или дата Excel',
    en: 'Not a date: DD.MM.YYYY or an Excel date is needed',
  },
  import_number_wrong: { status: 400, ru: 'Нужно целое число', en: 'A whole number is needed' },
  import_own_number: {
    status: 400,
    ru: 'Нужно число: «1250,50» или «1 250,50»',
    en: 'A number is needed: “1250.50” or “1 250.50”',
  },
  import_own_flag: { status: 400, ru: 'Нужно «да» или «нет»', en: 'Yes or no is needed' },
  import_own_choice: {
    status: 400,
    ru: 'Варианта «{name}» у поля нет',
    en: 'The field has no option “{name}”',
  },
  import_own_principal: {
    status: 400,
    ru: '«{name}» среди сотрудников и подразделений не найдено или подходит нескольким: укажите полное имя или логин',
    en: '“{name}” is not among people and groups, or fits several: give the full name or the sign-in name',
  },
  import_own_contact: {
    status: 400,
    ru: 'Контакта «{name}» нет или их несколько: создайте его или укажите ИНН',
    en: 'There is no contact “{name}”, or there are several: create it or give its INN',
  },
  import_files_not_here: {
    status: 400,
    ru: 'К такой таблице файлы не прилагают',
    en: 'No files go with a table of this kind',
  },
  import_files_many: {
    status: 400,
    ru: 'Файлов в архивах больше {most}: загрузите журнал по частям',
    en: 'More than {most} files in the archives: import the register in parts',
  },
  import_file_missing: {
    status: 400,
    ru: 'Файла «{name}» нет среди приложенных: добавьте его, или не берите этот столбец',
    en: 'The file “{name}” is not among those given: add it, or leave this column out',
  },
  import_file_several: {
    status: 400,
    ru: 'Файлов «{name}» несколько: укажите имя вместе с папкой',
    en: 'There are several files “{name}”: give the name with its folder',
  },
  import_file_large: {
    status: 400,
    ru: 'Файл «{name}» больше, чем разрешено ({limit} МБ)',
    en: 'The file “{name}” is larger than allowed ({limit} MB)',
  },
  archive_broken: {
    status: 400,
    ru: 'Архив повреждён или это не ZIP: соберите его заново',
    en: 'The archive is damaged or no ZIP: pack it anew',
  },
  archive_locked: {
    status: 400,
    ru: 'Файл в архиве закрыт паролем: соберите архив без пароля',
    en: 'The file in the archive is locked by a password: pack it without one',
  },
  archive_method: {
    status: 400,
    ru: 'Файл сжат способом, которого программа не знает: соберите обычный ZIP',
    en: 'The file is packed in a way that is not known here: pack a plain ZIP',
  },
  import_time_wrong: { status: 400, ru: 'Нужно время: «9:00»', en: 'A time is needed: “9:00”' },
  import_weekdays_wrong: {
    status: 400,
    ru: 'Нужны дни недели: «пн–пт», «пн, ср» или «ежедневно»',
    en: 'Days of the week are needed: “Mo-Fr”, “Mo, We” or “daily”',
  },
  import_hours_wrong: { status: 400, ru: 'Нужно от 0,5 до 24 часов', en: 'From 0.5 to 24 hours are needed' },
  import_category_unknown: {
    status: 400,
    ru: 'Категории «{name}» нет или их несколько: укажите с вышестоящей, «Оборудование / Принтеры»',
    en: 'There is no category “{name}”, or there are several: give it with the one above, “Devices / Printers”',
  },
  import_place_unknown: {
    status: 400,
    ru: 'Места «{name}» нет или их несколько: укажите полностью, «Корпус 2, каб. 214»',
    en: 'There is no place “{name}”, or there are several: give it in full, “House 2, room 214”',
  },
  import_gone: {
    status: 409,
    ru: 'То, что создано из этой строки раньше, удалено или вам не видно: строка пропущена',
    en: 'What was made of this row before is deleted or hidden from you: the row is skipped',
  },
});
