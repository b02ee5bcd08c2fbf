// Fields that the organisation adds to records by itself, for every module: their definitions, and how values are typed,
// shown and filtered. A module names its subject (`letter`) on its card; its own operations carry `custom`.
import * as z from 'zod';
import { date, defineErrors, defineOperation, id, okOutput, optionalText, text } from './core.ts';

export const fieldTypes = ['text', 'long-text', 'number', 'date', 'flag', 'choice', 'principal', 'contact'] as const;
export type FieldType = (typeof fieldTypes)[number];

export const fieldKey = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);
const subject = z.string().regex(/^[a-z][a-z_]{0,39}$/);
const words = z.object({ ru: z.string(), en: z.string() });

/**
 * Values as they are typed, by the field's key; null empties. A person, a group or a contact is given by its id, a choice
 * by its option's key.
 */
export const customInput = z.record(fieldKey, z.union([z.string().max(10_000), z.number(), z.boolean(), z.null()]));
export type CustomInput = z.output<typeof customInput>;
/** Values as they are shown: a person, a group or a contact as `{ id, name }`. Empty fields are left out. */
export const customView = z.record(z.string(), z.unknown());

const bound = z.union([z.number(), date]);
/**
 * A list's conditions by the field's key: words of a text; the option or several of a choice; yes or no; the id of a person,
 * a group or a contact; `from` and `to` of a number or a date.
 */
export const customFilter = z.record(
  fieldKey,
  z.union([
    z.string().min(1).max(200),
    z.boolean(),
    z.array(z.string().max(60)).min(1).max(50),
    z.strictObject({ from: bound.optional(), to: bound.optional() }),
  ]),
);
export type CustomFilter = z.output<typeof customFilter>;
/** A sort of a list by a number or a date: `custom.sum`, `-custom.sum` for the greatest first. */
export const customSort = z.string().regex(/^-?custom\.[a-z][a-z0-9_]{0,39}$/);

export const fieldOption = z.strictObject({
  key: z.string().regex(/^[a-z0-9][a-z0-9_]{0,39}$/),
  title: text(100),
  /** Not offered any longer; records that have it keep it. */
  retired: z.boolean().default(false),
});
export const fieldVariant = z.strictObject({ id, required: z.boolean().default(false) });

const changeable = {
  name: text(100),
  help: optionalText(300),
  /** Of a number: «руб.», «шт.», «кг». */
  unit: optionalText(20),
  /** Of a number: digits after the comma. */
  decimals: z.number().int().min(0).max(6),
  options: z.array(fieldOption).max(200),
  /** Kinds of records that have the field; empty means all of the subject. */
  kinds: z.array(z.string().max(40)).max(20),
  required: z.boolean(),
  /** The subject's own kinds (of letters) that have the field; null means all of them, and records without one. */
  variants: z.array(fieldVariant).max(200).nullable(),
  /** Values are personal data: packages of people hold them, destruction empties them. */
  personal: z.boolean(),
};
export const fieldCard = z.object({
  id,
  subject: z.string(),
  key: z.string(),
  name: z.string(),
  type: z.enum(fieldTypes),
  help: z.string(),
  unit: z.string(),
  decimals: z.number(),
  options: z.array(z.object({ key: z.string(), title: z.string(), retired: z.boolean() })),
  kinds: z.array(z.string()),
  required: z.boolean(),
  variants: z.array(z.object({ id, required: z.boolean() })).nullable(),
  personal: z.boolean(),
  enabled: z.boolean(),
  /** Values were written: the type stays, options are retired, the field is switched off instead of removed. */
  used: z.boolean(),
  position: z.number(),
  version: z.number(),
});
export type FieldCard = z.output<typeof fieldCard>;

/** Where a record stands among what fields differ by. */
export interface FieldPlace {
  kind: string;
  /** The subject's own kind, such as the kind of the letter. */
  variantId: string | null;
}

/** Whether records of this place have the field, and must have it filled in. */
export function fieldAt(field: FieldCard, place: FieldPlace): { has: boolean; required: boolean } {
  if (!field.enabled || (field.kinds.length > 0 && !field.kinds.includes(place.kind)))
    return { has: false, required: false };
  // An unmarked box says no: there is nothing to ask for.
  const required = (asked: boolean) => asked && field.type !== 'flag';
  if (field.variants === null) return { has: true, required: required(field.required) };
  const variant = field.variants.find((one) => one.id === place.variantId);
  return { has: variant !== undefined, required: required(variant?.required ?? false) };
}

/** What forms, cards, lists and filters are drawn from: also fields that are switched off, for the values that stand. */
export const listFields = defineOperation({
  name: 'core.field.list',
  kind: 'query',
  method: 'GET',
  path: '/api/fields',
  access: 'signed-in',
  standIn: true,
  title: { ru: 'Дополнительные поля', en: 'Custom fields' },
  input: z.object({ subject: subject.optional() }),
  output: z.object({ items: z.array(fieldCard) }),
  example: { subject: 'letter' },
});
/** What may have fields: subjects of modules, their kinds of records and their own kinds. */
export const listFieldSubjects = defineOperation({
  name: 'core.field.subjects',
  kind: 'query',
  method: 'GET',
  path: '/api/admin/fields/subjects',
  title: { ru: 'К чему добавляют поля', en: 'What may have custom fields' },
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({
        subject: z.string(),
        title: words,
        kinds: z.array(z.object({ kind: z.string(), title: words })),
        variants: z.array(z.object({ id, name: z.string() })),
      }),
    ),
  }),
  example: {},
});
export const createField = defineOperation({
  name: 'core.field.create',
  kind: 'action',
  method: 'POST',
  path: '/api/admin/fields',
  status: 201,
  title: { ru: 'Новое дополнительное поле', en: 'New custom field' },
  input: z.strictObject({
    subject,
    key: fieldKey,
    type: z.enum(fieldTypes),
    ...changeable,
    help: changeable.help.default(''),
    unit: changeable.unit.default(''),
    decimals: changeable.decimals.default(0),
    options: changeable.options.default([]),
    kinds: changeable.kinds.default([]),
    required: changeable.required.default(false),
    variants: changeable.variants.default(null),
    personal: changeable.personal.default(false),
  }),
  output: fieldCard,
  example: {
    subject: 'letter',
    key: 'contract_sum',
    name: 'Сумма договора',
    type: 'number',
    unit: 'руб.',
    decimals: 2,
  },
});
export const updateField = defineOperation({
  name: 'core.field.update',
  kind: 'action',
  method: 'PATCH',
  path: '/api/admin/fields/:id',
  versioned: true,
  title: { ru: 'Изменение дополнительного поля', en: 'Change a custom field' },
  input: z.strictObject({
    id,
    ...z.object(changeable).partial().shape,
    type: z.enum(fieldTypes).optional(),
    enabled: z.boolean().optional(),
  }),
  output: fieldCard,
  example: { id: '$field.topic', help: 'О чём договор' },
});
/** All fields of the subject in their new order. */
export const orderFields = defineOperation({
  name: 'core.field.order',
  kind: 'action',
  method: 'PUT',
  path: '/api/admin/fields/order',
  title: { ru: 'Порядок дополнительных полей', en: 'Order of custom fields' },
  input: z.strictObject({ subject, ids: z.array(id).min(1).max(500) }),
  output: okOutput,
  example: { subject: 'letter', ids: ['$field.topic'] },
});
/** Only a field that was never filled in; others are switched off. */
export const removeField = defineOperation({
  name: 'core.field.remove',
  kind: 'action',
  method: 'DELETE',
  path: '/api/admin/fields/:id',
  title: { ru: 'Удаление дополнительного поля', en: 'Remove a custom field' },
  input: z.object({ id }),
  output: okOutput,
  example: { id: '$field.topic' },
});

export const fieldErrors = defineErrors({
  field_key_taken: { status: 409, ru: 'Поле с таким ключом уже есть', en: 'There is a field with this key already' },
  field_in_use: {
    status: 409,
    ru: 'Поле «{name}» уже заполняли: отключите его, и оно останется только в старых карточках',
    en: 'The field “{name}” has values: switch it off, and it stays in old cards only',
  },
  field_type_fixed: {
    status: 409,
    ru: 'Поле уже заполняли: его вид не меняется. Заведите новое поле',
    en: 'The field has values: its type stays. Make a new field',
  },
  field_option_used: {
    status: 409,
    ru: 'Вариант «{title}» мог быть выбран: отметьте, что он больше не предлагается',
    en: 'The option “{title}” may have been chosen: retire it instead',
  },
  field_options_missing: {
    status: 400,
    ru: 'Добавьте хотя бы один вариант, который предлагается',
    en: 'Add at least one option that is offered',
  },
  field_option_repeated: { status: 400, ru: 'Такой вариант уже есть', en: 'There is such an option already' },
  field_subject_unknown: { status: 400, ru: 'К этому поля не добавляют', en: 'Fields cannot be added to this' },
  field_order_partial: {
    status: 409,
    ru: 'Поля изменились: обновите страницу и расставьте их заново',
    en: 'The fields have changed: reload the page and order them anew',
  },
  custom_unknown: { status: 400, ru: 'Такого поля нет или оно отключено', en: 'There is no such field, or it is off' },
  custom_not_here: {
    status: 400,
    ru: 'Поля «{name}» у этого вида нет',
    en: 'This kind does not have the field “{name}”',
  },
  custom_required: { status: 400, ru: 'Заполните поле «{name}»', en: 'Fill in “{name}”' },
  custom_text: { status: 400, ru: 'Здесь нужен текст', en: 'A text is expected here' },
  custom_text_long: { status: 400, ru: 'Не длиннее {max} знаков', en: 'At most {max} characters' },
  custom_number: { status: 400, ru: 'Здесь нужно число', en: 'A number is expected here' },
  custom_number_great: { status: 400, ru: 'Число слишком большое', en: 'The number is too great' },
  custom_decimals: {
    status: 400,
    ru: 'После запятой не больше {decimals} знаков',
    en: 'At most {decimals} digits after the point',
  },
  custom_date: { status: 400, ru: 'Здесь нужна дата', en: 'A date is expected here' },
  custom_flag: { status: 400, ru: 'Здесь нужно «да» или «нет»', en: 'Yes or no is expected here' },
  custom_choice: { status: 400, ru: 'Такого варианта нет', en: 'There is no such option' },
  custom_choice_retired: {
    status: 400,
    ru: 'Вариант «{title}» больше не предлагается',
    en: 'The option “{title}” is no longer offered',
  },
  custom_filter_wrong: {
    status: 400,
    ru: 'По этому полю так не отбирают',
    en: 'The field cannot be filtered like this',
  },
  custom_sort_wrong: {
    status: 400,
    ru: 'Сортируют по полям с числом или датой',
    en: 'Lists sort by fields with a number or a date',
  },
});
