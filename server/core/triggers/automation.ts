// Who acts when a trigger does: a part of the program that may run the operations which triggers of the kind offer, and reads
// its records; nothing else. The request is the run, by which its events are told from those of people.
import { clearances } from '#contract/core.ts';
import { type Actor, systemPrincipals } from '../actor.ts';
import { Rights } from '../rights.ts';
import type { Services } from '../services.ts';
import type { AnyTriggerSubject } from './subject.ts';

export function automation(services: Services, subject: AnyTriggerSubject, runId: string): Actor {
  const read = services.catalog.recordKinds.get(subject.kind)?.read;
  const operations = [...(read ? [read] : []), ...subject.actions.map((one) => one.operation)];
  const id = systemPrincipals.automation;
  return {
    id,
    kind: 'system',
    name: 'system:triggers',
    login: 'system:triggers',
    locale: 'ru',
    address: '',
    requestId: runId,
    rights: new Rights({
      me: id,
      grants: [...new Set(operations)].map((operation) => ({ operation, reach: 'all' as const, area: [], clearances })),
      switches: [],
      area: [],
      roles: [],
    }),
  };
}
