// Texts of scans as they come out of PDF and recognition, with what a clerk would type from each. Layouts follow
// ГОСТ Р 7.0.97 (letterhead at the corner and along the top), stamps, letters of citizens; marks of recognition are left in.

export interface ScanCase {
  name: string;
  text: string;
  number?: string;
  date?: string;
  subject?: string;
  sender?: string;
  inn?: string;
  /** The surname of ours to whom it is written, in the nominative. */
  addressee?: string;
  answers?: string;
}
interface Letter extends Omit<ScanCase, 'name' | 'text'> {
  letterhead: string[];
  to: string[];
  /** The date as it is printed. */
  on: string;
  heading: string[];
  answered?: string;
  greeting: string;
  body?: string;
}
type Layout = (letter: Letter) => string;

const body =
  'В соответствии с пунктом 3.2 договора № 17-П от 01.02.2024 просим Вас рассмотреть изложенное ниже и сообщить\nо принятом решении в установленный срок. Приложение: на 2 л. в 1 экз.';
const end = (letter: Letter) => [
  letter.greeting,
  '',
  letter.body ?? body,
  '',
  'Директор                    А.В. Смирнов',
  '',
  'Кузнецова Ольга Петровна',
  '8 (495) 123-45-67',
];

const layouts: Record<string, Layout> = {
  corner: (l) =>
    [
      ...l.letterhead,
      '',
      `${l.on} № ${l.number}`,
      ...(l.answered ? [`На ${l.answered}`] : []),
      '',
      ...l.to,
      '',
      ...l.heading,
      '',
      ...end(l),
    ].join('\n'),
  'along the top': (l) =>
    [
      ...l.letterhead,
      '________________________________',
      ...l.to,
      `Исх. № ${l.number} от ${l.on}`,
      ...(l.answered ? [`на ${l.answered}`] : []),
      ...l.heading,
      ...end(l),
    ].join('\n'),
  'addressee first': (l) =>
    [
      ...l.to,
      '',
      ...l.letterhead,
      `от ${l.on} № ${l.number}`,
      ...(l.answered ? [`На ${l.answered}`] : []),
      ...l.heading,
      ...end(l),
    ].join('\n'),
  'number over date': (l) =>
    [
      ...l.letterhead,
      `Исх. № ${l.number}`,
      `от ${l.on}`,
      ...(l.answered ? [`В ответ на ${l.answered}`] : []),
      ...l.to,
      ...l.heading,
      ...end(l),
    ].join('\n'),
  'stamp of receipt': (l) =>
    [
      'ВХОДЯЩИЙ',
      '№ 4512',
      'от 16.04.2026',
      ...l.letterhead,
      `${l.on} № ${l.number}`,
      ...(l.answered ? [`На ${l.answered}`] : []),
      ...l.to,
      ...l.heading,
      ...end(l),
    ].join('\n'),
  'stamp on one line': (l) =>
    [
      ...l.letterhead,
      'Вх. № 881 от 17.04.2026',
      `${l.on} № ${l.number}`,
      ...(l.answered ? [`На ${l.answered}`] : []),
      ...l.to,
      ...l.heading,
      ...end(l),
    ].join('\n'),
  'marks of recognition': (l) =>
    [
      ...l.letterhead,
      `__${l.on}__ Ne __${l.number}__`,
      ...(l.answered ? [`На ${l.answered.replace('№', 'No ')}`] : []),
      ...l.to,
      ...l.heading,
      ...end(l),
    ].join('\n'),
  'lines run together': (l) =>
    [
      ...l.letterhead,
      `${l.on} № ${l.number}${l.answered ? ` На ${l.answered}` : ''}`,
      ...l.to,
      ...l.heading,
      ...end(l),
    ].join('\n'),
};

const letters: Letter[] = [
  {
    letterhead: [
      'ОБЩЕСТВО С ОГРАНИЧЕННОЙ ОТВЕТСТВЕННОСТЬЮ',
      '«РОМАШКА»',
      '(ООО «Ромашка»)',
      '117312, Москва, ул. Вавилова, д. 19',
      'Тел.: (495) 500-55-50, e-mail: info@romashka.example',
      'ОКПО 00032537, ОГРН 1027700132195',
      'ИНН/КПП 7707083893/773601001',
    ],
    to: ['Генеральному директору', 'АО «Водоканал»', 'Иванову И.И.'],
    number: '15/3-22',
    on: '02.03.2026',
    date: '2026-03-02',
    heading: ['О поставке приборов учёта'],
    subject: 'О поставке приборов учёта',
    answered: '№ ИС-2026/00117 от 20.02.2026',
    answers: 'ИС-2026/00117',
    greeting: 'Уважаемый Иван Иванович!',
    sender: 'ООО «Ромашка»',
    inn: '7707083893',
    addressee: 'Иванов',
  },
  {
    letterhead: [
      'АДМИНИСТРАЦИЯ',
      'ГОРОДА ПЕТРОЗАВОДСКА',
      'пр. Ленина, 2, г. Петрозаводск, 185910',
      'тел. (8142) 71-33-00',
    ],
    to: ['Руководителю', 'АО «Водоканал»', 'А.С. Петровой'],
    number: '01-05/1234-и',
    on: '«12» марта 2026 г.',
    date: '2026-03-12',
    heading: ['О предоставлении сведений о плановых', 'отключениях водоснабжения в 2026 году'],
    subject: 'О предоставлении сведений о плановых отключениях водоснабжения в 2026 году',
    greeting: 'Уважаемая Анна Сергеевна!',
    sender: 'Администрация города Петрозаводска',
    addressee: 'Петрова',
  },
  {
    letterhead: [
      'Публичное акционерное общество «Северный банк»',
      'Лицензия Банка России № 1481 от 11.08.2015',
      'ИНН 7702070139',
    ],
    to: ['Главному бухгалтеру АО «Водоканал»', 'Сидоренко Т.П.'],
    number: 'СБ-77-исх/904',
    on: '5 апреля 2026 г.',
    date: '2026-04-05',
    heading: ['Об изменении тарифов на расчётно-кассовое', 'обслуживание'],
    subject: 'Об изменении тарифов на расчётно-кассовое обслуживание',
    answered: '№ 88-ф от 30.03.2026',
    answers: '88-ф',
    greeting: 'Уважаемая Татьяна Павловна!',
    sender: 'ПАО «Северный банк»',
    inn: '7702070139',
    addressee: 'Сидоренко',
  },
  {
    letterhead: [
      'Министерство строительства и жилищно-коммунального',
      'хозяйства Республики Карелия',
      '185035, г. Петрозаводск, ул. Свердлова, 8',
    ],
    to: ['Генеральному директору', 'акционерного общества «Водоканал»', 'И.И. Иванову'],
    number: '4482/12-18/МСЖКХи',
    on: '14.04.2026',
    date: '2026-04-14',
    heading: ['О направлении отчётности'],
    subject: 'О направлении отчётности',
    greeting: 'Уважаемый Иван Иванович!',
    sender: 'Министерство строительства и жилищно-коммунального хозяйства Республики Карелия',
    addressee: 'Иванов',
  },
  {
    letterhead: ['Индивидуальный предприниматель Орлов Лев Борисович', 'ОГРНИП 304500116000157', 'ИНН 500100732259'],
    to: ['Директору по закупкам АО «Водоканал»', 'Громову Петру Ильичу'],
    number: '7',
    on: '01.04.26',
    date: '2026-04-01',
    heading: ['О коммерческом предложении'],
    subject: 'О коммерческом предложении',
    greeting: 'Уважаемый Пётр Ильич!',
    sender: 'ИП Орлов Лев Борисович',
    inn: '500100732259',
    addressee: 'Громов',
  },
];

const made = letters.flatMap((letter, at) =>
  Object.entries(layouts).map(([layout, print]): ScanCase => {
    const { letterhead: _l, to: _t, on: _o, heading: _h, answered: _a, greeting: _g, body: _b, ...expected } = letter;
    return { name: `${layout}, letter ${at + 1}`, text: print(letter), ...expected };
  }),
);

const written: ScanCase[] = [
  {
    name: 'application of a citizen',
    text: 'Директору АО «Водоканал»\nИванову И.И.\nот Петровой Анны Сергеевны,\nпроживающей по адресу: г. Петрозаводск,\nул. Лесная, д. 5, кв. 12\n\nЗАЯВЛЕНИЕ\nо перерасчёте платы за воду\n\nПрошу произвести перерасчёт платы за март 2026 года в связи с отсутствием воды.\n\n15.04.2026                    Петрова',
    date: '2026-04-15',
    subject: 'Заявление о перерасчёте платы за воду',
    sender: 'Петрова Анна Сергеевна',
    addressee: 'Иванов',
  },
  {
    name: 'complaint of a citizen',
    text: 'Руководителю АО «Водоканал»\nот гражданина Соколова Андрея Викторовича\n\nЖАЛОБА\nна действия контролёра\n\nСообщаю, что 3 апреля контролёр не явился.\n\n«10» апреля 2026 г.',
    date: '2026-04-10',
    subject: 'Жалоба на действия контролёра',
    sender: 'Соколов Андрей Викторович',
  },
  {
    name: 'no letterhead, the organisation signs at the end',
    text: 'Исх. № 44 от 03.04.2026\nО переносе срока\nУважаемые коллеги!\nПросим перенести срок поставки на май.\nС уважением,\nдиректор ООО «Заря»                  В.П. Котов',
    number: '44',
    date: '2026-04-03',
    subject: 'О переносе срока',
    sender: 'ООО «Заря»',
  },
  {
    name: 'without a number',
    text: 'ТСЖ «Берёзовая роща»\nг. Кондопога, ул. Мира, 4\nИсх. б/н от 09.04.2026\nНачальнику абонентского отдела\nЗайцевой М.Н.\nОб установке общедомового счётчика\nУважаемая Мария Николаевна!\nПросим установить счётчик.',
    number: 'б/н',
    date: '2026-04-09',
    subject: 'Об установке общедомового счётчика',
    sender: 'ТСЖ «Берёзовая роща»',
    addressee: 'Зайцева',
  },
  {
    name: 'reference in the text',
    text: 'МУП «Теплосеть»\n20.04.2026 № 311\nАО «Водоканал»\nУважаемые коллеги!\nВ ответ на Ваше письмо от 12.04.2026 № ИС-2026/00201 сообщаем, что работы закончены.',
    number: '311',
    date: '2026-04-20',
    sender: 'МУП «Теплосеть»',
    answers: 'ИС-2026/00201',
  },
  {
    name: 'a subject with a label',
    text: 'ГБУЗ «Городская больница № 2»\nИсх. № 02-11/77 от 21.04.2026 г.\nТема: согласование проекта водоснабжения\nГенеральному директору АО «Водоканал»\nИванову И. И.\nУважаемый Иван Иванович!\nПросим согласовать.',
    number: '02-11/77',
    date: '2026-04-21',
    subject: 'согласование проекта водоснабжения',
    sender: 'ГБУЗ «Городская больница № 2»',
    addressee: 'Иванов',
  },
  {
    name: 'an invoice with its own papers',
    text: 'ООО «Пишущие машины»\nСчёт № 118 от 22.04.2026\nк договору № 5 от 10.01.2026\nПокупатель: АО «Водоканал»\nИтого к оплате 12 500,00 руб.',
    sender: 'ООО «Пишущие машины»',
  },
  { name: 'nothing but a picture', text: 'лл 11 .. — ~ ,,' },
];

export const scanCases: readonly ScanCase[] = [...made, ...written];
