// The program's own way of migrating, as the proof takes it: one step at a time in a folder of choice.

import type { Migrator } from '#core/db/check/staircase.ts';
import { migrateDown, migrateUp } from '#core/db/migrate.ts';

export const migrator: Migrator = {
  up: (ownerUrl, dir, to) => migrateUp(ownerUrl, () => {}, { dir, to }),
  down: (ownerUrl, dir) => migrateDown(ownerUrl, 1, () => {}, { dir }),
};
