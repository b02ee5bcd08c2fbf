// A personal token for programs, shown once. It can do what its owner can do at that moment, or less: never more.
import { sql } from 'kysely';
import { createToken } from '#contract/identity.ts';
import { names } from '../../catalog.ts';
import { action } from '../../core-operation.ts';
import { shapeOf, unscoped } from '../../handle.ts';
import { newId } from '../../ids.ts';
import { refuseField } from '../../refusal.ts';
import type { AnyUnit } from '../../unit.ts';
import { accountOf, refuseTokens } from '../account-of.ts';
import { hashSecret, newSecret, tokenPrefix } from '../session.ts';

export const createTokenAction = action(createToken, async (unit, input) => {
  refuseTokens(unit.actor);
  const owner = accountOf(unit.actor);
  requireKnown(unit, input.operations ?? []);
  if (input.expiresOn && input.expiresOn < unit.today) throw refuseField('expiresOn', 'expiry_past');
  const { zone } = shapeOf(unit).services.config;
  const id = newId(unit.now.getTime());
  const token = tokenPrefix + newSecret();
  const hint = `${tokenPrefix}…${token.slice(-4)}`;
  await unscoped(unit)
    .insertInto('api_token')
    .values({
      id,
      token_hash: hashSecret(token),
      user_id: owner,
      name: input.name,
      hint,
      operations: input.operations ?? null,
      created_at: unit.moment,
      // To the end of the day, where the organisation is.
      expires_at: input.expiresOn ? sql<string>`(${input.expiresOn}::date + 1)::timestamp at time zone ${zone}` : null,
      last_used_at: null,
      revoked_at: null,
    })
    .execute();
  unit.event({
    data: { token: id, hint, operations: input.operations ?? null, expiresOn: input.expiresOn ?? null },
    personal: { [owner]: { name: input.name } },
  });
  return { id, token };
});

function requireKnown(unit: AnyUnit, patterns: readonly string[]): void {
  const { operations } = shapeOf(unit).services.catalog;
  for (const [place, pattern] of patterns.entries()) {
    if (!names(operations, pattern)) throw refuseField(`operations.${place}`, 'not_found');
  }
}
