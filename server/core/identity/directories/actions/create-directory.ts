// A new directory of people. It can be set up and checked before anybody signs in through it.
import { sql } from 'kysely';
import { createDirectory } from '#contract/ldap.ts';
import { action } from '../../../core-operation.ts';
import { requireEverywhere } from '../../../everywhere.ts';
import { shapeOf, unscoped } from '../../../handle.ts';
import { newId } from '../../../ids.ts';
import { checkSettings } from '../check-settings.ts';
import { directoryCard } from '../directory-cards.ts';
import { requireLinkedNotAbove, requireMappingsHeld } from '../guard-directory.ts';
import { sealPassword } from '../stored.ts';

export const createDirectoryAction = action(createDirectory, async (unit, input) => {
  requireEverywhere(unit);
  checkSettings(input.settings);
  await requireMappingsHeld(unit, input.settings);
  // A key that was in use before may still have people linked to it.
  await requireLinkedNotAbove(unit, input);
  const id = newId(unit.now.getTime());
  const { keys } = shapeOf(unit).services;
  const { key, name, enabled, settings, bindPassword = '' } = input;
  await sql`insert into directory (id, key, name, enabled, settings, sealed_password, created_at, changed_at)
    values (${id}, ${key}, ${name}, ${enabled}, ${JSON.stringify(settings)}, ${sealPassword(keys, id, bindPassword)},
      ${unit.moment}, ${unit.moment})`.execute(unscoped(unit));
  unit.event({ data: { directory: key, id, name, enabled, settings, password: bindPassword !== '' } });
  return directoryCard(unit, id);
});
