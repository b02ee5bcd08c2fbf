// The letters that the search cases look for: each by a name of one word. `files` are texts that become real documents.
export interface CaseFile {
  name: string;
  /** Pages of a PDF, paragraphs of a DOCX, rows of a workbook, or one text. */
  pdf?: string[];
  docx?: string[];
  xlsx?: string[][];
  text?: string;
  /** Written in Windows-1251. */
  cyrillic?: string;
}
export interface CaseLetter {
  key: string;
  direction: 'incoming' | 'outgoing';
  subject: string;
  correspondent: string;
  registeredOn?: string;
  fields?: Record<string, unknown>;
  comments?: string[];
  files?: CaseFile[];
}

export const letters: readonly CaseLetter[] = [
  {
    key: 'насосы',
    direction: 'incoming',
    subject: 'О поставке насосов для котельной № 3',
    correspondent: 'ООО «Ромашка»',
    registeredOn: '2026-01-15',
    fields: { externalNumber: '15/3-22', documentDate: '2026-01-12', signatoryName: 'Соколов Пётр Ильич' },
    files: [
      {
        name: 'Договор поставки.pdf',
        pdf: [
          'Договор поставки оборудования между ООО «Ромашка» и администрацией. Директор Иванов Сергей Петрович.',
          'Приложение 1. Спецификация: насос центробежный, муфта, задвижка чугунная. Гарантия двадцать четыре месяца.',
          'Реквизиты сторон. Подписи: от поставщика Кравец О. Л., от заказчика Толстая Н. А.',
        ],
      },
    ],
  },
  {
    key: 'жалоба',
    direction: 'incoming',
    subject: 'Жалоба на шум от стройки',
    correspondent: 'Иванова Мария Петровна',
    registeredOn: '2026-02-03',
    fields: { note: 'Просит ответить по адресу электронной почты' },
    comments: ['Звонила Соколовой, подтвердила получение', 'Передать участковому Королёву'],
    files: [
      {
        name: 'Жалоба.txt',
        text: 'Прошу принять меры: ночью работает отбойный молоток, окна дребезжат. Жительница Ивановой улицы.',
      },
    ],
  },
  {
    key: 'аренда',
    direction: 'incoming',
    subject: 'Заявление об аренде помещений',
    correspondent: 'АО «Зелёный лес»',
    registeredOn: '2026-03-10',
    fields: { externalNumber: 'ЗЛ-77/А', signatoryName: 'Достоевский Фёдор Михайлович', documentDate: '2026-03-02' },
    files: [
      {
        name: 'Расчёт.xlsx',
        xlsx: [
          ['Помещение', 'Площадь', 'Ставка'],
          ['Кабинет 214', '18,5', 'льготная'],
          ['Актовый зал', '240', 'коммерческая'],
        ],
      },
    ],
  },
  {
    key: 'ремонт',
    direction: 'incoming',
    subject: 'О ремонте кровли в городе Иваново',
    correspondent: 'МУП «Теплосеть»',
    registeredOn: '2026-03-24',
    fields: { note: 'Срочно: протечка над архивом' },
    files: [
      {
        name: 'Дефектная ведомость.docx',
        docx: ['Дефектная ведомость', 'Кровля рулонная, отслоение по шву.', 'Осмотр провёл инженер Сидоренко В. В.'],
      },
    ],
  },
  {
    key: 'суд',
    direction: 'incoming',
    subject: 'Определение арбитражного суда',
    correspondent: 'Арбитражный суд',
    registeredOn: '2025-12-29',
    fields: { externalNumber: 'А40-128734/2025', signatoryName: 'Черных А. В.' },
    files: [
      {
        name: 'определение.txt',
        cyrillic:
          'Суд определил: привлечь третьим лицом индивидуального предпринимателя Заяц. Истцу представить доказательства.',
      },
    ],
  },
  {
    key: 'запрос',
    direction: 'outgoing',
    subject: 'Запрос о состоянии счётчиков воды',
    correspondent: 'ГУП «Водоканал»',
    registeredOn: '2026-04-01',
    fields: { signatoryName: 'Павлов Илья Львович' },
    files: [
      {
        name: 'Запрос.docx',
        docx: ['Просим сообщить показания приборов учёта холодной воды за март.', 'Исполнитель: Петрова Алёна'],
      },
    ],
  },
  {
    key: 'отказ',
    direction: 'outgoing',
    subject: 'Отказ в согласовании перепланировки',
    correspondent: 'Зайцева Ольга Игоревна',
    registeredOn: '2026-04-15',
    fields: { note: 'Вручить лично' },
    files: [
      {
        name: 'Отказ.pdf',
        pdf: ['Уважаемая Ольга Игоревна! В согласовании отказано: нарушены требования пожарной безопасности.'],
      },
    ],
  },
  {
    key: 'благодарность',
    direction: 'outgoing',
    subject: 'Благодарность Ивану Кузнецову',
    correspondent: 'Кузнецов Иван',
    registeredOn: '2026-05-09',
    comments: ['Подписал Новиков'],
  },
  {
    key: 'отчёт',
    direction: 'outgoing',
    subject: 'Отчёт о расходах за первый квартал',
    correspondent: 'Министерство финансов',
    registeredOn: '2026-04-20',
    fields: { caseIndex: '02-14', externalNumber: 'BX-555' },
    files: [
      { name: 'расходы.csv', text: 'Статья;Сумма\nКанцелярия;12000\nУслуги связи;34500\n' },
      { name: 'Пояснения.txt', text: 'Пояснительная записка: перерасход вызван заменой трансформатора.' },
    ],
  },
  {
    key: 'тайна',
    direction: 'incoming',
    subject: 'Служебная проверка',
    correspondent: 'Отдел безопасности',
    registeredOn: '2026-05-12',
    fields: { clearance: 'confidential' },
    comments: ['Доложено начальнику службы'],
    files: [{ name: 'Материалы.txt', text: 'Материалы о хищении катализаторов.' }],
  },
];
