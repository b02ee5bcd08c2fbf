// Реквизиты письма, прочитанные со скана.
export default {
  title: 'Прочитано со скана',
  found_one: 'Со скана прочитан {{count}} реквизит',
  found_few: 'Со скана прочитано {{count}} реквизита',
  found_many: 'Со скана прочитано {{count}} реквизитов',
  found_other: 'Со скана прочитано {{count}} реквизита',
  field: {
    correspondent: 'Отправитель',
    addressees: 'Адресаты',
    externalNumber: 'Их номер',
    documentDate: 'Дата документа',
    subject: 'Тема',
    addressee: 'Кому',
    answers: 'Ответ на наше',
  },
  fresh: 'такого контакта ещё нет',
  quote: 'На скане: {{quote}}',
  take: 'Взять',
  takeOne: 'Взять со скана: {{field}}',
  takeAll: 'Взять всё',
  dismiss: 'Не нужно',
  keys: { takeAll: 'Заполнить пустые поля прочитанным со скана' },
};
