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
