// The card of the organisation's own fields.
import * as contract from '#contract/fields.ts';
import { type Module, operationsOf } from '../catalog.ts';
import { createFieldAction } from './actions/create-field.ts';
import { orderFieldsAction } from './actions/order-fields.ts';
import { removeFieldAction } from './actions/remove-field.ts';
import { updateFieldAction } from './actions/update-field.ts';
import { listFieldSubjectsQuery } from './queries/list-field-subjects.ts';
import { listFieldsQuery } from './queries/list-fields.ts';

export const fields: Module = {
  name: 'fields',
  contract: operationsOf(contract),
  handlers: [
    listFieldsQuery,
    listFieldSubjectsQuery,
    createFieldAction,
    updateFieldAction,
    orderFieldsAction,
    removeFieldAction,
  ],
  errors: contract.fieldErrors,
  constraints: { record_field_key_once: 'field_key_taken', record_field_in_use: 'field_in_use' },
  bundles: [{ key: 'system', operations: ['core.field.*'] }],
  searched: [
    {
      // Texts, the words of choices, and the names of people and contacts.
      sql: `select v.record_id as id, string_agg(concat_ws(' ', v.text_value, who.name, other.title,
          (select option ->> 'title' from jsonb_array_elements(f.options) as option where option ->> 'key' = v.code)), ' · '
          order by f.position) as text, '{}'::text[] as numbers
        from record_field_value v join record_field f on f.id = v.field_id
          left join principal who on who.id = v.principal_id left join record other on other.id = v.contact_id
        where v.record_id = any($1::uuid[]) and f.type in ('text', 'long-text', 'choice', 'principal', 'contact')
        group by v.record_id`,
    },
  ],
  references: [{ kind: 'contact', table: 'record_field_value', column: 'contact_id' }],
  personalData: {
    freeTexts: [
      {
        place: 'record_field_value.text_value',
        table: 'record_field_value',
        id: 'id',
        column: 'text_value',
        record: 't.record_id',
        title: { ru: 'Дополнительное поле', en: 'Custom field' },
      },
    ],
  },
};
