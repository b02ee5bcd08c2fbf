// What is typed and which letters must be found, by their names in letters.ts, newest first. `more` are the other fields of
// the request; a string in `found` is split at spaces; an empty one finds nothing.
export interface SearchCase {
  q: string;
  found: string;
  more?: Record<string, unknown>;
  /** What was sought under the other layout. */
  layout?: string;
}

const surnames = (forms: string, found: string): SearchCase[] => forms.split(' ').map((q) => ({ q, found }));

export const cases: readonly SearchCase[] = [
  // Surnames in all cases, whichever stands in the text.
  ...surnames('Иванов Иванова Иванову Ивановым Иванове Ивановой ивановых ИВАНОВ', 'жалоба насосы'),
  ...surnames('Соколов Соколова Соколову Соколовым Соколовой', 'жалоба насосы'),
  ...surnames('Достоевский Достоевского Достоевскому Достоевским Достоевская', 'аренда'),
  ...surnames('Королёв Королев Королева Королёву', 'жалоба'),
  ...surnames('Кравец Кравца Кравцу Кравцом', 'насосы'),
  ...surnames('Сидоренко', 'ремонт'),
  ...surnames('Зайцев Зайцева Зайцевой Зайцеву', 'отказ'),
  ...surnames('Павлов Павлова Павлову Павловым', 'запрос'),
  ...surnames('Кузнецов Кузнецова Кузнецову', 'благодарность'),
  ...surnames('Толстой Толстая Толстую', 'насосы'),
  ...surnames('Новикова Новиков Новикову', 'благодарность'),
  { q: 'Черных', found: 'суд' },
  // A given name is not the surname made of it.
  ...surnames('Иван Ивана Ивану', 'благодарность'),
  ...surnames('Пётр Петра петр', 'насосы'),
  ...surnames('Алёна Алена Алене', 'запрос'),
  // ё and е, capitals.
  { q: 'зелёный лес', found: 'аренда' },
  { q: 'ЗЕЛЕНЫЙ', found: 'аренда' },
  { q: 'счётчик', found: 'запрос' },
  { q: 'счетчика', found: 'запрос' },
  { q: 'отчет', found: 'отчёт' },
  { q: 'Федор', found: 'аренда' },
  // Forms of words.
  { q: 'поставка', found: 'насосы' },
  { q: 'поставками насоса', found: 'насосы' },
  { q: 'помещение аренда', found: 'аренда' },
  { q: 'перепланировка', found: 'отказ' },
  { q: 'договоров', found: 'насосы' },
  { q: 'о ремонте', found: 'ремонт' },
  { q: 'доказательство', found: 'суд' },
  { q: 'поставка кабеля', found: '' },
  // Beginnings of words only when asked for.
  { q: 'постав', found: '' },
  { q: 'постав*', found: 'насосы' },
  { q: 'перепл*', found: 'отказ' },
  // Words in different texts of one letter.
  { q: 'котельной муфта', found: 'насосы' },
  { q: 'теплосеть Сидоренко отслоение', found: 'ремонт' },
  { q: 'жалоба молоток участковый', found: 'жалоба' },
  { q: 'ромашка кровля', found: '' },
  // Texts inside PDF, DOCX, XLSX, TXT, CSV, Windows-1251.
  { q: 'муфта', found: 'насосы' },
  { q: 'задвижка чугунная', found: 'насосы' },
  { q: 'пожарная безопасность', found: 'отказ' },
  { q: 'дефектная ведомость', found: 'ремонт' },
  { q: 'показания приборов', found: 'запрос' },
  { q: 'актовый зал', found: 'аренда' },
  { q: 'льготная', found: 'аренда' },
  { q: 'трансформатор', found: 'отчёт' },
  { q: 'отбойный молоток', found: 'жалоба' },
  { q: 'услуги связи', found: 'отчёт' },
  { q: 'истец', found: 'суд' },
  { q: 'предприниматель', found: 'суд' },
  // Comments, notes and other fields of the card.
  { q: 'участковому', found: 'жалоба' },
  { q: 'протечка', found: 'ремонт' },
  { q: 'вручить лично', found: 'отказ' },
  // Phrases.
  { q: '"насос центробежный"', found: 'насосы' },
  { q: '"центробежный насос"', found: '' },
  { q: '"поставки оборудования"', found: 'насосы' },
  { q: '«третьим лицом»', found: 'суд' },
  { q: '"согласовании перепланировки" отказ', found: 'отказ' },
  { q: '"Иванов Сергей"', found: 'насосы' },
  { q: '"Достоевскому Фёдору"', found: 'аренда' },
  // Without.
  { q: 'Иванов -жалоба', found: 'насосы' },
  { q: 'Иванов -муфта', found: 'жалоба' },
  { q: 'Иванов -"отбойный молоток"', found: 'насосы' },
  { q: 'отказ -безопасность', found: '' },
  // Numbers: whole, by the beginning, by look-alike letters, with other signs between, others' numbers.
  { q: '$насосы', found: 'насосы' },
  { q: '$насосы:latin', found: 'насосы' },
  { q: '$насосы:spaces', found: 'насосы' },
  { q: 'номер:$насосы', found: 'насосы' },
  { q: '15/3-22', found: 'насосы' },
  { q: '15-3/22', found: 'насосы' },
  { q: 'номер:15/3-22', found: 'насосы' },
  { q: 'зл-77/а', found: 'аренда' },
  { q: 'ЗЛ-77/A', found: 'аренда' },
  { q: 'номер:ЗЛ', found: 'аренда' },
  { q: 'А40-128734/2025', found: 'суд' },
  { q: 'A40-128734', found: 'суд' },
  { q: 'ВХ-555', found: 'отчёт' },
  { q: 'BX-555', found: 'отчёт' },
  { q: 'номер:BX-555', found: 'отчёт' },
  // The correspondent, dates, kinds, states.
  { q: 'от:ромашка', found: 'насосы' },
  { q: 'корреспондент:"зелёный лес"', found: 'аренда' },
  { q: 'от:иванова', found: 'жалоба' },
  { q: 'from:Водоканал счётчики', found: 'запрос' },
  { q: 'от:муфта', found: '' },
  { q: 'дата:12.2025', found: 'суд' },
  { q: 'дата:2026-03..2026-04-01', found: 'запрос ремонт аренда' },
  { q: 'дата:15.01.2026', found: 'насосы' },
  { q: 'Иванов дата:2026-02', found: 'жалоба' },
  { q: 'Иванов', found: 'насосы', more: { to: '2026-01-31' } },
  { q: 'Иванов', found: 'жалоба', more: { from: '2026-02-01' } },
  { q: '', found: 'благодарность', more: { kind: 'outgoing_letter', from: '2026-05-01' } },
  { q: 'отказ', found: '', more: { kind: 'incoming_letter' } },
  { q: 'отказ', found: 'отказ', more: { kind: ['outgoing_letter', 'incoming_letter'] } },
  { q: 'Иванов', found: 'жалоба', more: { counterpart: 'Мария' } },
  { q: 'Иванов', found: 'насосы', more: { in: ['file'], to: '2026-01-31' } },
  { q: 'соколова', found: 'жалоба', more: { in: ['comment'] } },
  { q: 'муфта', found: '', more: { in: ['card'] } },
  // Typed under the other layout.
  { q: 've anf', found: '' },
  { q: 'veanf', found: 'насосы', layout: 'муфта' },
  { q: 'hjvfirf', found: 'насосы', layout: 'ромашка' },
  { q: 'gjcnfdrf yfcjcjd', found: 'насосы', layout: 'поставка насосов' },
  // What could break a query finds nothing, or what its words say.
  ...[`'`, ':*', '<->', '!!', '\\', '"', '-', '№', '%', '( )', '& |'].map((q) => ({ q, found: '' })),
  { q: `муфта') or true --`, found: '' },
  { q: '<муфта>', found: 'насосы' },
];
