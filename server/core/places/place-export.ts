// The tree of places as a file, in the order of their paths.
import { listPlaces, type placeKinds } from '#contract/places.ts';
import { column, type ListExport, listExport } from '../export/list-export.ts';

const kinds: Record<(typeof placeKinds)[number], { ru: string; en: string }> = {
  building: { ru: 'Корпус', en: 'Building' },
  floor: { ru: 'Этаж', en: 'Floor' },
  room: { ru: 'Помещение', en: 'Room' },
  other: { ru: 'Другое', en: 'Other' },
};

export const placeExport: ListExport = listExport(listPlaces, {
  title: () => ({ ru: 'Места', en: 'Places' }),
  columns: [
    column('path', 'Место', 'Place', 60, (row) => row.path),
    column('name', 'Название', 'Name', 30, (row) => row.name),
    column('kind', 'Вид', 'Kind', 14, (row, locale) => kinds[row.kind][locale]),
    column('inside', 'Внутри', 'Inside', 9, (row) => row.inside, 'number'),
    column('enabled', 'Используется', 'In use', 12, (row) => row.enabled, 'flag'),
  ],
});
