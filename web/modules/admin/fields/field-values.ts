// A field's definition between its card, the form and the operation's input. Options are typed one a line; an option
// keeps its key when its words change place, and gets one of its own when it is new.
import type { RawInput } from '#contract/core.ts';
import type { createField, FieldCard, FieldType, updateField } from '#contract/fields.ts';

export type FieldValues = Record<string, unknown> & {
  name: string;
  key: string;
  type: FieldType;
  help: string;
  unit: string;
  decimals: number | null;
  options: string;
  retired: string;
  required: boolean;
  personal: boolean;
  enabled: boolean;
};

const lines = (options: FieldCard['options'], retired: boolean) =>
  options
    .filter((option) => option.retired === retired)
    .map((option) => option.title)
    .join('\n');

export const valuesOf = (field: FieldCard | null): FieldValues => ({
  name: field?.name ?? '',
  key: field?.key ?? '',
  type: field?.type ?? 'text',
  help: field?.help ?? '',
  unit: field?.unit ?? '',
  decimals: field?.decimals ?? 0,
  options: lines(field?.options ?? [], false),
  retired: lines(field?.options ?? [], true),
  required: field?.required ?? false,
  personal: field?.personal ?? false,
  enabled: field?.enabled ?? true,
  ...Object.fromEntries((field?.kinds ?? []).map((kind) => [`kind.${kind}`, true])),
  ...Object.fromEntries((field?.variants ?? []).map((one) => [`variant.${one.id}`, true])),
  ...Object.fromEntries((field?.variants ?? []).filter((one) => one.required).map((one) => [`asked.${one.id}`, true])),
});

const letters: Record<string, string> = Object.fromEntries(
  'а=a б=b в=v г=g д=d е=e ё=e ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=sch ъ= ы=y ь= э=e ю=yu я=ya'
    .split(' ')
    .map((pair) => pair.split('=') as [string, string]),
);
/** «Сумма договора» → `summa_dogovora`. */
export const keyFrom = (name: string): string =>
  [...name.toLowerCase()]
    .map((letter) => letters[letter] ?? letter)
    .join('')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_0-9]+|_+$/g, '')
    .slice(0, 40)
    .replace(/_+$/, '');

const same = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase();

export function optionsOf(values: FieldValues, before: FieldCard['options']): FieldCard['options'] {
  const titled = (text: string, retired: boolean) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
      .map((title) => ({ title, retired }));
  const typed = [...titled(values.options, false), ...titled(values.retired, true)];
  const kept = (title: string) => before.find((option) => same(option.title, title));
  const gone = before.filter((option) => !typed.some((one) => same(one.title, option.title)));
  const taken = new Set(before.map((option) => option.key));
  return typed.map(({ title, retired }, place) => {
    const known = kept(title);
    if (known) return { key: known.key, title, retired };
    // Words mended in their own line are the same option.
    const mended = gone.find((option) => before.filter((one) => !one.retired)[place] === option && !retired);
    if (mended) return { key: mended.key, title, retired };
    const base = keyFrom(title) || 'option';
    let key = base;
    for (let at = 2; taken.has(key); at++) key = `${base.slice(0, 36)}_${at}`;
    taken.add(key);
    return { key, title, retired };
  });
}

const chosen = (values: FieldValues, prefix: string): string[] =>
  Object.entries(values).flatMap(([name, value]) =>
    name.startsWith(prefix) && value === true ? [name.slice(prefix.length)] : [],
  );

function fieldsOf(values: FieldValues, before: FieldCard | null) {
  const variants = chosen(values, 'variant.');
  return {
    name: values.name,
    type: values.type,
    help: values.help,
    unit: values.type === 'number' ? values.unit : '',
    decimals: values.type === 'number' ? (values.decimals ?? 0) : 0,
    options: values.type === 'choice' ? optionsOf(values, before?.options ?? []) : [],
    kinds: chosen(values, 'kind.'),
    required: values.required && values.type !== 'flag',
    variants: variants.length > 0 ? variants.map((id) => ({ id, required: values[`asked.${id}`] === true })) : null,
    personal: values.personal,
  };
}

export const toCreate = (values: FieldValues, subject: string): RawInput<typeof createField> => ({
  subject,
  key: values.key || keyFrom(values.name),
  ...fieldsOf(values, null),
});
export const toUpdate = (values: FieldValues, field: FieldCard): RawInput<typeof updateField> => ({
  id: field.id,
  ...fieldsOf(values, field),
  enabled: values.enabled,
});

/** The field as the form describes it now, for its preview. */
export const previewOf = (values: FieldValues, before: FieldCard | null): FieldCard => ({
  id: before?.id ?? '',
  subject: before?.subject ?? '',
  key: 'preview',
  enabled: true,
  used: false,
  position: 0,
  version: 0,
  ...fieldsOf(values, before),
});
