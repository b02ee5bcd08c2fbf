// The fields of an article: what it says first, then whom it is for and where it stands.
import { listCategories } from '#contract/helpdesk.ts';
import { articleAudiences, listSections } from '#contract/knowledge.ts';
import { api } from '../../../core/api/call.ts';
import { useCan } from '../../../core/api/session.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { ChipsField } from '../../../core/form/ChipsField.tsx';
import { DateField } from '../../../core/form/DateField.tsx';
import { PersonField } from '../../../core/form/PersonField.tsx';
import { Row, Section } from '../../../core/form/Section.tsx';
import { SelectField } from '../../../core/form/SelectField.tsx';
import { searchPeople } from '../../../core/form/search-people.ts';
import { TextArea } from '../../../core/form/TextArea.tsx';
import { TextField } from '../../../core/form/TextField.tsx';
import type { Form } from '../../../core/form/use-form.ts';
import { useFormState } from '../../../core/form/use-form.ts';
import type { LookupSearch } from '../../../core/form/use-lookup.ts';
import { useText } from '../../../core/text/texts.ts';
import { useArticleWords } from '../words.ts';
import type { ArticleValues } from './article-values.ts';
import { BodyField, type BodyFieldProps } from './BodyField.tsx';

const findCategories: LookupSearch = async (q, signal) => {
  const { items } = await api.call(listCategories, {}, { signal });
  const wanted = q.trim().toLowerCase();
  return items
    .filter((one) => one.path.toLowerCase().includes(wanted))
    .slice(0, 20)
    .map((one) => ({ id: one.id, label: one.path }));
};

export function ArticleFields({ form, ...body }: BodyFieldProps & { form: Form<ArticleValues> }) {
  const t = useText('knowledge');
  const words = useArticleWords();
  const knowsCategories = useCan('helpdesk.category.list');
  const sections = useOperation(listSections, {}, { staleTime: 60_000 });
  const audience = useFormState(form, (state) => state.values.audience);
  const options = (sections.data?.items ?? [])
    .filter((one) => one.inUse)
    .map((one) => ({ value: one.id, label: one.path }));
  return (
    <>
      <TextField name="title" label={t('field.title')} hint={t('hint.title')} maxLength={200} autoFocus />
      <TextArea name="answer" label={t('field.answer')} hint={t('hint.answer')} rows={3} maxLength={1000} />
      <BodyField {...body} />
      <Section title={t('edit.found')}>
        <SelectField name="sectionId" label={t('field.sectionId')} options={options} width="full" />
        <TextArea
          name="synonyms"
          label={t('field.synonyms')}
          hint={t('hint.synonyms')}
          rows={2}
          maxLength={1000}
          optional
        />
        {knowsCategories ? (
          <ChipsField
            name="categories"
            label={t('field.categoryIds')}
            hint={t('hint.categories')}
            searchKey="article-categories"
            search={findCategories}
            optional
          />
        ) : null}
      </Section>
      <Section title={t('edit.people')}>
        <SelectField
          name="audience"
          label={t('field.audience')}
          options={articleAudiences.map((value) => ({ value, label: words.audience(value) }))}
        />
        {audience === 'groups' ? (
          <ChipsField
            name="groups"
            label={t('field.groupIds')}
            hint={t('hint.groups')}
            searchKey="groups"
            search={searchPeople('group')}
          />
        ) : null}
        <Row>
          <PersonField name="reviewer" label={t('field.reviewerId')} kind="user" optional />
          <DateField name="checkOn" label={t('field.checkOn')} hint={t('publish.checkHint')} optional />
        </Row>
      </Section>
    </>
  );
}
