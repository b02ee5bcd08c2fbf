// The modules of the web application in the order of the rail: the one shared line that a new module adds.

import type { WebModule } from '../core/module.ts';
import { tellRecordAddresses } from '../core/record-addresses.ts';
import { admin } from '../modules/admin/module.ts';
import { contacts } from '../modules/contacts/module.ts';
import { correspondence } from '../modules/correspondence/module.ts';
import { helpdesk } from '../modules/helpdesk/module.ts';
import { imports } from '../modules/imports/module.ts';
import { knowledge } from '../modules/knowledge/module.ts';
import { people } from '../modules/people/module.ts';
import { privacy } from '../modules/privacy/module.ts';
import { search } from '../modules/search/module.ts';
import { tasks } from '../modules/tasks/module.ts';

export const modules: WebModule[] = [
  correspondence,
  helpdesk,
  knowledge,
  contacts,
  people,
  privacy,
  imports,
  search,
  tasks,
  admin,
];

for (const module of modules) if (module.recordPath) tellRecordAddresses(module.recordPath);
