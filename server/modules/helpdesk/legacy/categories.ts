// Categories of the earlier helpdesk: ours of the same name or as the mapping says, else brought along switched off, so that
// old tickets keep their category and nobody chooses it for a new one.
import type { Output } from '#contract/core.ts';
import type { createCategory, manageCategories } from '#contract/helpdesk.ts';
import { inTransaction } from '#core/bulk/transaction.ts';
import { call } from '#core/runner.ts';
import { StartError } from '#core/start-error.ts';
import { digestOf, keepKeys, knownOf } from './known.ts';
import type { LegacySession } from './session.ts';

const rootName = 'Прежняя система';
const folded = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/\s*\/\s*/g, ' / ');

type Ours = Output<typeof manageCategories>['items'][number];

export async function bringCategories(session: LegacySession): Promise<void> {
  const { services, actor, counts, mapping } = session;
  const { items } = (await call(services, 'helpdesk.category.manage', actor, {})).body as Output<
    typeof manageCategories
  >;
  const byPath = new Map<string, Ours>();
  for (const one of items) byPath.set(folded(one.name), one);
  for (const one of items) byPath.set(folded(one.path), one);
  for (const [from, to] of Object.entries(mapping.category ?? {}))
    if (!byPath.has(folded(to)))
      throw new StartError(
        `Файл сопоставления: категории «${to}» (для «${from}») у нас нет. Создайте её или исправьте путь`,
      );
  const chosenFor = (name: string) =>
    Object.entries(mapping.category ?? {}).find(([from]) => folded(from) === folded(name))?.[1] ?? name;
  const add = async (key: string, name: string, digest: string) => {
    const ours = byPath.get(folded(chosenFor(name)));
    if (ours) {
      counts.categories.matched += 1;
      session.categories.set(key, { id: ours.id, groupId: ours.group?.id ?? null });
      return;
    }
    counts.categories.made += 1;
    if (!session.apply) {
      session.categories.set(key, { id: '', groupId: null });
      return;
    }
    const root = byPath.get(folded(rootName)) ?? (await make(session, rootName, null));
    byPath.set(folded(rootName), root);
    const made = await make(session, name, root.id);
    byPath.set(folded(made.path), made);
    byPath.set(folded(name), made);
    session.categories.set(key, { id: made.id, groupId: null });
    await inTransaction(services, (client) =>
      keepKeys(session, client, [{ kind: 'category', key, digest, recordId: made.id }]),
    );
  };
  for (const page of session.pages('categories', 500)) {
    const known = await knownOf(
      session,
      services.pools.read,
      'category',
      page.map(({ id }) => String(id)),
    );
    for (const row of page) {
      const key = String(row.id);
      const before = known.get(key);
      const ours = before && items.find((one) => one.id === before.recordId);
      if (ours) {
        counts.categories.matched += 1;
        session.categories.set(key, { id: ours.id, groupId: ours.group?.id ?? null });
      } else if (String(row.name ?? '').trim() === '') session.problem('категория без названия пропущена', key);
      else await add(key, String(row.name).trim().slice(0, 120), digestOf(row));
    }
  }
  // Tickets without a category, and those that name one by a word of their own.
  const other = byPath.get('другое') ?? items.find((one) => one.enabled) ?? items[0];
  if (other) session.categories.set('', { id: other.id, groupId: other.group?.id ?? null });
  for (const one of byPath.values()) {
    const key = `name ${folded(one.name)}`;
    if (!session.categories.has(key)) session.categories.set(key, { id: one.id, groupId: one.group?.id ?? null });
  }
}

export function categoryOf(
  session: LegacySession,
  value: unknown,
  ticket: unknown,
): { id: string; groupId: string | null } {
  const key = value == null ? '' : String(value).trim();
  const word = session.mapping.category?.[key] ?? key;
  const found = session.categories.get(key) ?? session.categories.get(`name ${folded(word.split('/').at(-1) ?? '')}`);
  if (found) return found;
  if (key !== '') session.problem(`категории «${key}» нет: заявка отнесена к «Другое»`, ticket);
  const other = session.categories.get('');
  if (!other) throw new StartError('Нет ни одной категории заявок: запустите сервер один раз, он их создаст');
  return other;
}

async function make(session: LegacySession, name: string, parentId: string | null): Promise<Ours> {
  const { services, actor } = session;
  const made = (await call(services, 'helpdesk.category.create', actor, { name, parentId, groupId: null }))
    .body as Output<typeof createCategory>;
  await call(services, 'helpdesk.category.update', actor, { id: made.id, enabled: false }, { version: made.version });
  return { ...made, enabled: false, tickets: 0, open: 0 };
}
