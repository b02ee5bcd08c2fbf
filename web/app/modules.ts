// The modules of the web application in the order of the rail: the one shared line that a new module adds.
import { correspondence } from '../modules/correspondence/module.ts';
import type { WebModule } from '../core/module.ts';
import { tellRecordAddresses } from '../core/record-addresses.ts';

export const modules: WebModule[] = [correspondence];

for (const module of modules) if (module.recordPath) tellRecordAddresses(module.recordPath);
