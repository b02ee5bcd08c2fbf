// The values of the form of an article and what is sent of them.
import type { RawInput } from '#contract/core.ts';
import type { ArticleAudience, createArticle, updateArticle } from '#contract/knowledge.ts';
import type { StoredFile } from '../../../core/api/upload.ts';
import type { LookupValue } from '../../../core/form/Lookup.tsx';
import type { Article } from '../article/ArticlePage.tsx';

export interface ArticleValues {
  title: string;
  answer: string;
  body: string;
  synonyms: string;
  sectionId: string | null;
  audience: ArticleAudience;
  groups: LookupValue[];
  categories: LookupValue[];
  reviewer: LookupValue | null;
  checkOn: string | null;
  files: StoredFile[];
}

export const emptyArticle: ArticleValues = {
  title: '',
  answer: '',
  body: '',
  synonyms: '',
  sectionId: null,
  audience: 'everyone',
  groups: [],
  categories: [],
  reviewer: null,
  checkOn: null,
  files: [],
};
const chip = ({ id, name }: { id: string; name: string }): LookupValue => ({ id, label: name });

export const valuesOf = (article: Article): ArticleValues => ({
  ...(article.draft ?? {
    title: article.title,
    answer: article.answer,
    body: article.body,
    synonyms: article.synonyms,
  }),
  sectionId: article.section.id,
  audience: article.audience,
  groups: article.groups.map(chip),
  categories: article.categories.map(chip),
  reviewer: article.reviewer && chip(article.reviewer),
  checkOn: article.checkOn,
  files: [],
});

export const articleAliases = {
  groupIds: 'groups',
  categoryIds: 'categories',
  reviewerId: 'reviewer',
  fileIds: 'files',
};
const ids = (chips: readonly LookupValue[]) => chips.flatMap(({ id }) => (id ? [id] : []));
const fieldsOf = (values: ArticleValues) => ({
  title: values.title,
  answer: values.answer,
  body: values.body,
  synonyms: values.synonyms,
  sectionId: values.sectionId ?? '',
  audience: values.audience,
  groupIds: values.audience === 'groups' ? ids(values.groups) : [],
  categoryIds: ids(values.categories),
  reviewerId: values.reviewer?.id ?? null,
  checkOn: values.checkOn,
});

export const toCreate = (values: ArticleValues, sourceId: string | null): RawInput<typeof createArticle> => ({
  ...fieldsOf(values),
  ...(values.files.length > 0 ? { fileIds: values.files.map((file) => file.id) } : {}),
  ...(sourceId ? { sourceId } : {}),
});

/** What differs alone. */
export function toUpdate(values: ArticleValues, before: ArticleValues, id: string): RawInput<typeof updateArticle> {
  const [now, then] = [fieldsOf(values), fieldsOf(before)];
  const names = Object.keys(now) as (keyof typeof now)[];
  return {
    id,
    ...Object.fromEntries(
      names.filter((name) => JSON.stringify(now[name]) !== JSON.stringify(then[name])).map((name) => [name, now[name]]),
    ),
  };
}
