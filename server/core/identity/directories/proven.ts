// The act behind a sign-in or a sync that HTTP does not offer: it has a name for the journal and no address.
import * as z from 'zod';
import { defineOperation } from '#contract/core.ts';

export const provenByDirectory = defineOperation({
  name: 'identity.ldap.prove',
  kind: 'action',
  method: 'POST',
  path: '/no/address',
  title: { ru: 'Человек подтверждён каталогом', en: 'A person vouched for by a directory' },
  input: z.looseObject({}),
  output: z.looseObject({}),
  example: {},
});
