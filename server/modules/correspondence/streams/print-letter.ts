// The registration card of a letter on paper: the twenty items that a card has to hold, its correspondence, its files with
// their sums, comments and history. What is printed is what the person sees on the screen, and is journaled as that.
import type { Output } from '#contract/core.ts';
import { printLetter, readChain, readLetter } from '#contract/correspondence.ts';
import { listFields } from '#contract/fields.ts';
import { organisationSetting } from '#contract/settings/organisation.ts';
import type { Actor } from '#core/actor.ts';
import { wallClock, writtenDate } from '#core/export/table.ts';
import { stream } from '#core/operation.ts';
import { PdfPaper } from '#core/pdf/document.ts';
import { sendPdf } from '#core/pdf/send-pdf.ts';
import { type HistoryWords, plainWords, printHistory } from '#core/records/paper-history.ts';
import { call } from '#core/runner.ts';
import type { Services } from '#core/services.ts';
import { settingValue } from '#core/settings/value.ts';
import {
  clearanceWord,
  deliveryStateWord,
  deliveryWord,
  directionWord,
  fieldWord,
  stateWord,
} from '../letter-words.ts';
import { letterFieldSubject } from '../rules.ts';

type Card = Output<typeof readLetter>;
type Chain = Output<typeof readChain>;
type Facts = (readonly [label: string, value: string])[];

const day = (date: string | null): string => (date ? writtenDate(date) : '');
const count = (value: number | null): string => (value === null ? '' : String(value));
const columns = {
  chain: [
    { title: 'Номер', share: 20 },
    { title: 'Дата', share: 12 },
    { title: 'Связь', share: 16 },
    { title: 'Корреспондент', share: 24 },
    { title: 'Содержание', share: 36 },
  ],
  files: [
    { title: 'Файл', share: 40 },
    { title: 'Байт', share: 12 },
    { title: 'SHA-256', share: 56 },
  ],
};

export const printLetterStream = stream(printLetter, async ({ services, actor, input, reply }) => {
  const { id } = input;
  const card = (await call(services, readLetter.name, actor, { id })).body as Card;
  const chain = actor.rights.has(readChain.name)
    ? ((await call(services, readChain.name, actor, { id })).body as Chain)
    : { letters: [], links: [], truncated: false };
  const now = services.clock.now();
  const wall = wallClock(services.config.zone)(now.toISOString());
  const when = `${writtenDate(wall)} ${wall.slice(11, 16)}`;
  const title = `Регистрационная карточка ${card.number ?? ''}`.trim();
  const paper = new PdfPaper(title, `${title} · ${actor.name} · ${when}`, { at: now, counted: true });
  return sendPdf(reply, `${title}.pdf`, paper, async () => {
    const { name, fullName } = await settingValue(services, organisationSetting);
    paper.title(title);
    paper.facts([
      ['Организация', fullName || name],
      ['Журнал', card.journal.name],
      ['Состояние', stateWord(card.state, 'ru') + (card.cancelReason ? `: ${card.cancelReason}` : '')],
    ]);
    paper.heading(directionWord(card.direction, 'ru'));
    paper.facts(items(card));
    const others = chain.letters.filter((letter) => letter.id !== id);
    if (others.length > 0) {
      paper.heading('Связанные документы');
      paper.tableHead(columns.chain);
      for (const letter of others) {
        paper.row(columns.chain, [
          letter.number ?? '',
          day(letter.registeredOn),
          linkWord(chain, id, letter.id),
          letter.counterpart,
          letter.title,
        ]);
      }
    }
    if (card.attachments.length > 0) {
      paper.heading('Файлы');
      paper.tableHead(columns.files);
      for (const file of card.attachments) paper.row(columns.files, [file.name, String(file.size), file.sha256]);
    }
    await printHistory({ paper, services, actor, recordId: id, words: await historyWords(services, actor) });
  });
});

/** How changes of the card's fields, and of the organisation's own, are told. */
async function historyWords(services: Services, actor: Actor): Promise<HistoryWords> {
  const answer = await call(services, listFields.name, actor, { subject: letterFieldSubject });
  const own = new Map((answer.body as Output<typeof listFields>).items.map((field) => [`custom.${field.key}`, field]));
  const closed: Record<string, (value: string, locale: 'ru') => string> = {
    state: stateWord,
    deliveryState: deliveryStateWord,
    deliveryMethod: deliveryWord,
    clearance: (value) => clearanceWord(value, 'ru') || 'без грифа',
  };
  return {
    field: (name) => own.get(name)?.name ?? fieldWord(name, 'ru'),
    value(name, value) {
      const field = own.get(name);
      if (field?.type === 'choice') return field.options.find(({ key }) => key === value)?.title;
      if (field?.unit && value !== null) return `${plainWords(value)} ${field.unit}`;
      return typeof value === 'string' ? closed[name]?.(value, 'ru') : undefined;
    },
  };
}

/** In the order of the norm; what a direction does not have is left out. */
function items(card: Card): Facts {
  const incoming = card.direction === 'incoming';
  const addressees = card.addressees
    .map((one) => [one.name, one.deliveryMethod && deliveryWord(one.deliveryMethod, 'ru')].filter(Boolean).join(', '))
    .join('; ');
  return [
    [
      '1. Адресант',
      incoming ? (card.correspondent?.name ?? card.correspondentName) : (card.department?.name ?? card.author.name),
    ],
    ['2. Адресат', incoming ? (card.addressee?.name ?? '') : addressees || (card.addressee?.name ?? '')],
    ['3. Подписал', [card.signatoryPosition, card.signatoryName].filter(Boolean).join(' ')],
    ['4. Вид документа', card.letterKind?.name ?? ''],
    ['5. Дата документа', day(card.documentDate)],
    ['6. Номер документа', incoming ? card.externalNumber : (card.number ?? '')],
    ['7. Дата поступления', day(card.receivedOn)],
    [
      '8. Регистрационный номер',
      [card.number, card.registeredOn && `от ${day(card.registeredOn)}`].filter(Boolean).join(' '),
    ],
    ['10. Заголовок', card.subject],
    ['11. Индекс дела', card.caseIndex],
    ['12. Переадресация', card.forwardedTo],
    ['13. Листов основного документа', count(card.mainSheets)],
    [
      '14. Приложения',
      [count(card.appendixCount), card.appendixSheets !== null && `листов ${card.appendixSheets}`]
        .filter(Boolean)
        .join(', '),
    ],
    [
      '15. Указания по исполнению',
      [
        card.instruction,
        card.responsible && `исполнитель ${card.responsible.name}`,
        card.dueOn && `срок ${day(card.dueOn)}`,
      ]
        .filter(Boolean)
        .join('; '),
    ],
    ['16. Контроль', card.onControl ? 'на контроле' : 'нет'],
    ['17. Гриф', clearanceWord(card.clearance, 'ru')],
    ['18. Электронная подпись', card.signatureNote],
    ['19. Проверка подписи', card.signatureCheck],
    ['20. Подразделение-исполнитель', card.department?.name ?? ''],
    [
      'Доставка',
      [card.deliveryMethod && deliveryWord(card.deliveryMethod, 'ru'), card.trackingNumber].filter(Boolean).join(', '),
    ],
    ['Примечание', card.note],
    ['Зарегистрировал', card.author.name],
  ];
}

const words: Record<string, [outward: string, inward: string]> = {
  answers: ['в ответ на', 'ответ'],
  relates: ['связано с', 'связано с'],
  continues: ['в дополнение к', 'дополнение'],
  replaces: ['взамен', 'заменено'],
  attached: ['приложено к', 'приложение'],
};
/** How the other letter is linked with this one; of those further along the chain, only that they belong to it. */
function linkWord(chain: Chain, id: string, other: string): string {
  const out = chain.links.find((link) => link.fromId === id && link.toId === other);
  if (out) return words[out.kind]?.[0] ?? 'связано с';
  const into = chain.links.find((link) => link.fromId === other && link.toId === id);
  return into ? (words[into.kind]?.[1] ?? 'связано с') : 'переписка';
}
