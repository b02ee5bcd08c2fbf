// The card of places.
import * as contract from '#contract/places.ts';
import { type Module, operationsOf } from '../catalog.ts';
import { createPlaceAction } from './create-place.ts';
import { listPlacesQuery } from './list-places.ts';
import { placeExport } from './place-export.ts';
import { updatePlaceAction } from './update-place.ts';

const keeping = ['core.place.create', 'core.place.update'].map((operation) => ({ operation, reach: 'all' as const }));

export const places: Module = {
  name: 'places',
  contract: operationsOf(contract),
  handlers: [listPlacesQuery, createPlaceAction, updatePlaceAction],
  errors: contract.placeErrors,
  constraints: { place_name: 'place_name_taken' },
  exports: [placeExport],
  roles: [
    { key: 'admin', grants: keeping },
    { key: 'curator', grants: keeping },
  ],
};
