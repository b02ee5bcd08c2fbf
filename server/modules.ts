// The one shared list: what this program consists of.
import type { Module } from '#core/catalog.ts';
import { deadlines, seedDeadlines } from '#core/deadlines/module.ts';
import { exports } from '#core/export/module.ts';
import { fields } from '#core/fields/module.ts';
import { identity } from '#core/identity/module.ts';
import { registration } from '#core/identity/registration/module.ts';
import { imports } from '#core/import/module.ts';
import { mailboxes } from '#core/mailbox/module.ts';
import { messenger, seedMessengerPurpose } from '#core/messenger/module.ts';
import { notices } from '#core/notify/module.ts';
import { privacy, seedPurposes } from '#core/personal-data/module.ts';
import { places } from '#core/places/module.ts';
import { presence } from '#core/presence/module.ts';
import { records } from '#core/records/module.ts';
import { search } from '#core/search/module.ts';
import type { Services } from '#core/services.ts';
import { settings } from '#core/settings/module.ts';
import { shifts } from '#core/shifts/module.ts';
import { systemState } from '#core/system-state/module.ts';
import { tasks } from '#core/tasks/module.ts';
import { triggers } from '#core/triggers/module.ts';
import { contacts } from '#modules/contacts/index.ts';
import { correspondence, seedCorrespondence } from '#modules/correspondence/index.ts';
import { helpdesk, seedHelpdesk } from '#modules/helpdesk/index.ts';
import { knowledge } from '#modules/knowledge/index.ts';

export const modules: readonly Module[] = [
  identity,
  registration,
  privacy,
  records,
  search,
  notices,
  messenger,
  mailboxes,
  settings,
  fields,
  deadlines,
  triggers,
  systemState,
  tasks,
  exports,
  imports,
  places,
  presence,
  shifts,
  contacts,
  correspondence,
  knowledge,
  helpdesk,
];

/** What a first start puts into an empty database; each is idempotent. */
export const seeds: readonly ((services: Services) => Promise<void>)[] = [
  seedPurposes,
  seedDeadlines,
  seedMessengerPurpose,
  seedCorrespondence,
  seedHelpdesk,
];
