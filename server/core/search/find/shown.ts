// What a found record shows: its head, and the words around what was found in the first of its texts that meets the search.
import { type RawBuilder, sql } from 'kysely';
import type { Audience, Output } from '#contract/core.ts';
import type { search } from '#contract/search.ts';
import { shapeOf, sqlOf, unscoped } from '../../handle.ts';
import type { AnyReader } from '../../reader.ts';
import { namesOfMentioned, shownBody } from '../../records/mentions.ts';
import { Marker, snippetOf } from './marks.ts';
import { type Lexeme, type Question, stemsOf } from './questions.ts';
import type { View } from './view.ts';

type Item = Output<typeof search>['items'][number];
interface TextRow {
  record_id: string;
  audience: Audience;
  source: 'fields' | 'comment' | 'file';
  page: number;
  pages: number | null;
  body: string;
  name: string | null;
  file_id: string | null;
}

/** Enough of a page to find the words in. */
const bodyAtMost = 20_000;

export interface Hits {
  view: View;
  ids: readonly string[];
}

export async function itemsOf(
  reader: AnyReader,
  hits: readonly Hits[],
  ids: readonly string[],
  asked: { questions: readonly Question[]; lexemes: readonly Lexeme[] },
): Promise<Item[]> {
  const heads = await unscoped(reader)
    .selectFrom('record')
    .select(['id', 'kind', 'number', 'title', 'counterpart', 'registered_on as registeredOn', 'state', 'life'])
    .where('id', 'in', [...ids])
    .execute();
  const texts = new Map<string, TextRow>();
  const words = asked.questions.flatMap((question) => question.words ?? []);
  if (words.length > 0)
    for (const { view, ids: own } of hits)
      for (const row of await textsOf(reader, view, own, words)) texts.set(row.record_id, row);
  await tellFields(reader, texts);
  await tellMentions(reader, texts);
  const marker = new Marker(asked.lexemes);
  const shown = [
    ...heads.flatMap((head) => [head.title, head.counterpart]),
    ...[...texts.values()].map((row) => row.body),
  ];
  marker.know(await stemsOf(reader, marker.doubtful(shown)));
  const byId = new Map(heads.map((head) => [head.id, head]));
  return ids.flatMap((id): Item[] => {
    const head = byId.get(id);
    if (!head) return [];
    const text = texts.get(id);
    const source = text?.body ?? [head.title, head.counterpart].filter(Boolean).join(' · ');
    return [
      {
        ...head,
        titleMarks: marker.marks(head.title),
        counterpartMarks: marker.marks(head.counterpart),
        ...snippetOf(source, marker.marks(source)),
        found: {
          in: text?.source ?? 'card',
          name: text?.name ?? null,
          fileId: text?.file_id ?? null,
          page: text && (text.pages ?? 0) > 1 ? text.page + 1 : null,
        },
      },
    ];
  });
}

/** One text for each record whose card alone does not meet the search. */
async function textsOf(
  reader: AnyReader,
  view: View,
  ids: readonly string[],
  words: readonly string[],
): Promise<TextRow[]> {
  if (ids.length === 0) return [];
  const whole = words.map((one) => `(${one})`).join(' & ');
  const some = words.map((one) => `(${one})`).join(' | ');
  const statement: RawBuilder<TextRow> = sql`
    select distinct on (told.record_id) told.record_id, told.audience, told.source, told.page, text.pages,
      left(case told.source when 'comment' then comment.body else told.body end, ${sql.raw(String(bodyAtMost))}) as body,
      file.name, file.id as file_id
    from record join search_text as told on told.record_id = record.id
      left join comment on told.source = 'comment' and comment.id = told.source_id
      left join attachment on told.source = 'file' and attachment.id = told.source_id
      left join file on file.id = attachment.file_id left join file_text as text on text.file_id = file.id
    where record.id = any(${[...ids]}::uuid[]) and told.words @@ ${some}::tsquery and ${view.tellable}
      and not exists (select from search_row as card where card.record_id = record.id and card.words @@ ${whole}::tsquery)
    order by told.record_id, (told.words @@ ${whole}::tsquery) desc, told.source desc, told.page`;
  return (await statement.execute(unscoped(reader))).rows;
}

async function tellMentions(reader: AnyReader, texts: ReadonlyMap<string, TextRow>): Promise<void> {
  const comments = [...texts.values()].filter((row) => row.source === 'comment');
  const names = await namesOfMentioned(
    reader,
    comments.map((row) => row.body),
  );
  for (const row of comments) row.body = shownBody(row.body, names).body;
}

/** Fields live in their modules' tables: only their words are kept. */
async function tellFields(reader: AnyReader, texts: ReadonlyMap<string, TextRow>): Promise<void> {
  const ids = [...texts.values()].filter((row) => row.source === 'fields').map((row) => row.record_id);
  if (ids.length === 0) return;
  for (const searched of shapeOf(reader).services.catalog.searched) {
    const audience = searched.audience ?? 'internal';
    const { rows } = await sqlOf(reader).query<{ id: string; text: string | null; numbers: string[] | null }>(
      searched.sql,
      [ids],
    );
    for (const { id, text, numbers } of rows) {
      const row = texts.get(id);
      if (row?.audience === audience) row.body = [row.body, ...(numbers ?? []), text].filter(Boolean).join(' · ');
    }
  }
}
