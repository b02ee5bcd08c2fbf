// Places: buildings with their floors and rooms, one tree for all modules.
import * as z from 'zod';
import { defineErrors, defineOperation, flag, id, pageInput, pageOf, text } from './core.ts';

export const placeKinds = ['building', 'floor', 'room', 'other'] as const;
export const placeView = z.object({
  id,
  parentId: id.nullable(),
  kind: z.enum(placeKinds),
  name: z.string(),
  /** With the names above it: «Корпус 2, 3 этаж, каб. 214». */
  path: z.string(),
  enabled: z.boolean(),
  /** How many stand right inside it. */
  inside: z.number(),
  version: z.number(),
});
export const placeErrors = defineErrors({
  place_name_taken: {
    status: 409,
    ru: 'Такое место здесь уже есть',
    en: 'There is already such a place here',
  },
  place_loop: {
    status: 409,
    ru: 'Место нельзя поместить внутрь него самого',
    en: 'A place cannot be put inside itself',
  },
});
export const listPlaces = defineOperation({
  name: 'core.place.list',
  kind: 'query',
  method: 'GET',
  path: '/api/places',
  access: 'signed-in',
  standIn: true,
  title: { ru: 'Места', en: 'Places' },
  input: z.object({
    ...pageInput,
    q: z.string().trim().max(100).optional(),
    parentId: id.optional(),
    /** Only those that stand inside none. */
    top: flag.optional(),
    /** Also those that are off. */
    all: flag.optional(),
  }),
  output: pageOf(placeView),
  example: {},
});
export const createPlace = defineOperation({
  name: 'core.place.create',
  kind: 'action',
  method: 'POST',
  path: '/api/places',
  status: 201,
  title: { ru: 'Добавление места', en: 'Add a place' },
  input: z.strictObject({
    name: text(120),
    kind: z.enum(placeKinds).default('room'),
    parentId: id.nullable().optional(),
  }),
  output: placeView,
  example: { name: 'Корпус 3', kind: 'building' },
});
export const updatePlace = defineOperation({
  name: 'core.place.update',
  kind: 'action',
  method: 'PATCH',
  path: '/api/places/:id',
  title: { ru: 'Изменение места', en: 'Change a place' },
  input: z.strictObject({
    id,
    name: text(120).optional(),
    kind: z.enum(placeKinds).optional(),
    parentId: id.nullable().optional(),
    enabled: z.boolean().optional(),
  }),
  output: placeView,
  example: { id: '$place.room', name: 'каб. 215' },
});
