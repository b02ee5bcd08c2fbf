// Counts how suggestions fared, and keeps of a text that nothing was found for what it may have been about: stems of its
// words without numbers, addresses and names, in the order of the alphabet.
import { tellUse } from '#contract/knowledge.ts';
import { sqlOf } from '#core/handle.ts';
import { formsOfName } from '#core/search/find/names.ts';
import { foldWord } from '#core/search/fold.ts';
import type { Unit } from '#core/unit.ts';
import { articleRead } from '../rules.ts';
import { action, type Knowledge } from '../tables.ts';
import { stemsOf } from './stems.ts';

const columns = {
  shown: 'shown',
  opened: 'opened',
  helped: 'helped',
  notHelped: 'not_helped',
  spared: 'spared',
} as const;
const stemsAtMost = 6;

export const tellUseAction = action(tellUse, async (unit, { uses = [], missed }) => {
  const ids = [...new Set(uses.map((one) => one.articleId))];
  const seen = ids.length
    ? await unit.fromUnder(articleRead, 'article').select('article.id').where('article.id', 'in', ids).execute()
    : [];
  for (const { id } of seen.toSorted((one, other) => (one.id < other.id ? -1 : 1))) {
    const told = new Set(uses.filter((one) => one.articleId === id).map((one) => columns[one.kind]));
    const names = [...told];
    await sqlOf(unit).query(
      `insert into article_use as known (article_id, day, ${names.join(', ')}) values ($1, $2, ${names.map(() => 1).join(', ')})
       on conflict (article_id, day) do update set ${names.map((name) => `${name} = known.${name} + 1`).join(', ')}`,
      [id, unit.today],
    );
  }
  if (missed && unit.actor.rights.has(articleRead)) await keepMissed(unit, missed.text, missed.categoryId ?? null);
  return { ok: true as const };
});

async function keepMissed(unit: Unit<Knowledge>, text: string, categoryId: string | null): Promise<void> {
  const stems = (await stemsOf(sqlOf(unit), impersonal(text))).map(({ stem }) => stem).slice(0, stemsAtMost);
  if (stems.length === 0) return;
  await sqlOf(unit).query(
    `insert into article_miss as known (day, words, category_id)
     select $1, $2, (select c.id from ticket_category c where c.id = $3::uuid)
     on conflict on constraint article_miss_key do update set count = known.count + 1`,
    [unit.today, stems.toSorted().join(' '), categoryId],
  );
}

/** Without what may name a person: addresses, numbers, given names, and words with a capital inside a sentence. */
export function impersonal(text: string): string {
  return text
    .split(/(?<=[.!?…\n])\s*/)
    .map((sentence) =>
      sentence
        .split(/\s+/)
        .filter((word, at) => {
          if (/[\d@]/.test(word)) return false;
          const folded = foldWord(word);
          if (formsOfName(folded) || /(вич|вна|вичу|вича|вной|вне|вны)$/.test(folded)) return false;
          return at === 0
            ? !/^\p{Lu}\p{Ll}+(?:ов|ев|ин|ова|ева|ина|ский|ская)$/u.test(word)
            : !/^[«"(]?\p{Lu}\p{Ll}/u.test(word);
        })
        .join(' '),
    )
    .join(' ');
}
