// The history and the comments of a record on paper, by the rights of whoever prints it: read through the operations that
// show them on the screen, oldest first.
import type { Output } from '#contract/core.ts';
import { addComment, listComments, readTimeline } from '#contract/record.ts';
import type { Actor } from '../actor.ts';
import { wallClock, writtenDate } from '../export/table.ts';
import type { PdfPaper } from '../pdf/document.ts';
import { Refusal } from '../refusal.ts';
import { call } from '../runner.ts';
import type { Services } from '../services.ts';

type Entry = Output<typeof readTimeline>['items'][number];
type Comment = Output<typeof listComments>['items'][number];

export interface HistoryWords {
  field(name: string): string | undefined;
  /** Words of a value; undefined leaves the plain one. */
  value(field: string, value: unknown): string | undefined;
}
export interface PrintedHistory {
  paper: PdfPaper;
  services: Services;
  actor: Actor;
  recordId: string;
  words: HistoryWords;
}

const pageRows = 200;
/** Of a record that lived through more, the latest. */
const entriesAtMost = 2_000;
const valueAtMost = 400;
const columns = [
  { title: 'Когда', share: 17 },
  { title: 'Кто', share: 27 },
  { title: 'Что сделано', share: 64 },
];

export async function printHistory({ paper, services, actor, recordId, words }: PrintedHistory): Promise<void> {
  const clock = wallClock(services.config.zone);
  const when = (moment: string): string => {
    const wall = clock(moment);
    return `${writtenDate(wall)} ${wall.slice(11, 16)}`;
  };
  const comments = await commentsOf(services, actor, recordId);
  if (comments.length > 0) {
    paper.heading('Комментарии');
    for (const { author, behalfOf, audience, body, createdAt, editedAt } of comments) {
      const by = behalfOf ? `${author} (за: ${behalfOf})` : author;
      const note = [audience === 'internal' ? 'внутренний' : 'виден заявителю', editedAt ? 'изменён' : ''];
      paper.facts([[`${when(createdAt)}, ${by}, ${note.filter(Boolean).join(', ')}`, body]]);
      await paper.breathe();
    }
  }
  const { entries, more } = await entriesOf(services, actor, recordId);
  if (entries.length === 0) return;
  paper.heading('История');
  if (more) paper.paragraph(`Показаны последние ${entriesAtMost} записей истории.`);
  paper.tableHead(columns);
  for (const entry of entries) {
    paper.row(columns, [when(entry.at), whoOf(entry), whatOf(entry, words)]);
    await paper.breathe();
  }
}

const whoOf = ({ actor, program, behalfOf }: Entry): string =>
  [actor ?? 'Система', program ? `программа «${program}»` : '', behalfOf ? `(за: ${behalfOf})` : '']
    .filter(Boolean)
    .join(' ');

function whatOf({ title, changes, data }: Entry, words: HistoryWords): string {
  const text = (field: string, value: unknown): string => cut(words.value(field, value) ?? plainWords(value));
  return [
    title.ru,
    ...changes.map(({ field, from, to }) => {
      const before = text(field, from);
      return `${words.field(field) ?? field}: ${before ? `${before} → ` : ''}${text(field, to) || 'пусто'}`;
    }),
    typeof data.reason === 'string' ? `Причина: ${cut(data.reason)}` : '',
  ]
    .filter(Boolean)
    .join('\n');
}

export function plainWords(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'да' : 'нет';
  if (Array.isArray(value)) return value.map(plainWords).filter(Boolean).join(', ');
  if (typeof value === 'object') return String((value as { name?: unknown }).name ?? '');
  return /^\d{4}-\d{2}-\d{2}$/.test(String(value)) ? writtenDate(String(value)) : String(value);
}

const cut = (text: string): string => (text.length > valueAtMost ? `${text.slice(0, valueAtMost)}…` : text);

/** What the reader may not ask for is not on the paper. */
async function commentsOf(services: Services, actor: Actor, id: string): Promise<Comment[]> {
  if (!actor.rights.has(listComments.name)) return [];
  const answer = await orNothing(call(services, listComments.name, actor, { id }));
  return answer ? (answer.body as Output<typeof listComments>).items : [];
}

async function entriesOf(services: Services, actor: Actor, id: string): Promise<{ entries: Entry[]; more: boolean }> {
  const found: Entry[] = [];
  if (!actor.rights.has(readTimeline.name)) return { entries: found, more: false };
  for (let after: string | null = null; ; ) {
    const asked = { id, limit: pageRows, ...(after ? { after } : {}) };
    const answer = await orNothing(call(services, readTimeline.name, actor, asked));
    if (!answer) return { entries: [], more: false };
    const page = answer.body as Output<typeof readTimeline>;
    found.push(...page.items.filter(({ operation }) => operation !== addComment.name));
    after = page.next;
    if (after === null || found.length >= entriesAtMost) {
      return { entries: found.slice(0, entriesAtMost).reverse(), more: after !== null || found.length > entriesAtMost };
    }
  }
}

const orNothing = <T>(answer: Promise<T>): Promise<T | null> =>
  answer.catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'not_allowed') return null;
    throw error;
  });
