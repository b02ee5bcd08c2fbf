// One place: its name, its kind, inside what it stands.
import { createPlace, listPlaces, placeKinds, updatePlace } from '#contract/places.ts';
import { api } from '../../../core/api/call.ts';
import { Form } from '../../../core/form/Form.tsx';
import { FormBar } from '../../../core/form/FormBar.tsx';
import { Lookup, type LookupValue } from '../../../core/form/Lookup.tsx';
import { SelectField } from '../../../core/form/SelectField.tsx';
import { TextField } from '../../../core/form/TextField.tsx';
import { useForm } from '../../../core/form/use-form.ts';
import type { LookupSearch } from '../../../core/form/use-lookup.ts';
import { useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import type { EditedPlace } from './PlacesPage.tsx';

type Kind = (typeof placeKinds)[number];
interface Values {
  name: string;
  kind: Kind;
  parent: LookupValue | null;
}
/** What is usually added there. */
const kindInside: Record<Kind, Kind> = { building: 'floor', floor: 'room', room: 'other', other: 'other' };

export function PlaceForm({ place, inside, done }: EditedPlace & { done: () => void }) {
  const t = useText('places');
  const above = place?.path.endsWith(`, ${place.name}`) ? place.path.slice(0, -place.name.length - 2) : '';
  const parent: LookupValue | null = place?.parentId
    ? { id: place.parentId, label: above }
    : inside && { id: inside.id, label: inside.path };
  const search: LookupSearch = async (q, signal) => {
    const { items } = await api.call(listPlaces, { q, limit: 20 }, { signal });
    return items.filter((one) => one.id !== place?.id).map(({ id, path }) => ({ id, label: path }));
  };
  const form = useForm<Values, typeof createPlace>({
    action: (place ? updatePlace : createPlace) as never,
    initial: {
      name: place?.name ?? '',
      kind: place?.kind ?? (inside ? kindInside[inside.kind] : 'building'),
      parent,
    },
    toInput: (values) =>
      ({
        ...(place ? { id: place.id } : {}),
        name: values.name,
        kind: values.kind,
        parentId: values.parent?.id ?? null,
      }) as never,
    aliases: { parentId: 'parent' },
    changes: [listPlaces],
    onDone: (saved) => {
      toast({ tone: 'done', text: t('saved', { path: saved.path }) });
      done();
    },
  });
  return (
    <Form form={form} label={place ? t('changing', { name: place.name }) : t('new')}>
      <TextField name="name" label={t('name')} hint={t('nameHint')} maxLength={120} autoFocus />
      <SelectField
        name="kind"
        label={t('kindLabel')}
        options={placeKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
      />
      <Lookup
        name="parent"
        label={t('parent')}
        hint={t('parentHint')}
        searchKey={`places-${place?.id ?? ''}`}
        search={search}
        optional
      />
      <FormBar save={t('save')} cancel={done} />
    </Form>
  );
}
