// People of a directory who are signed in are asked after every ten minutes: whoever was closed there is out here soon, not
// only after the night's sync.
import { call } from '../../runner.ts';
import type { Services } from '../../services.ts';
import { bindService, withConnection } from './connect.ts';
import { DirectoryRefusal, faultOf } from './faults.ts';
import { findBySubject } from './find.ts';
import { directoryActor } from './perform.ts';
import { type Directory, enabledDirectories, providerOf } from './stored.ts';
import { isTooMany } from './sync-plan.ts';
import { closeAccount } from './sync-run.ts';
import { tellDown } from './try-directories.ts';

interface Live {
  user_id: string;
  subject: string;
}

export async function recheckSignedIn(services: Services): Promise<void> {
  for (const directory of await enabledDirectories(services, services.pools.read)) {
    if (directory.settings.bind === 'direct' && !directory.settings.bindDn) continue;
    try {
      await recheck(services, directory);
    } catch (error) {
      const fault = error instanceof DirectoryRefusal ? error : faultOf(error);
      await tellDown(services, directory, fault);
    }
  }
}

async function recheck(services: Services, directory: Directory): Promise<void> {
  const { rows } = await services.pools.read.query<Live>(
    `select distinct i.user_id, i.subject from user_identity i join app_user u on u.id = i.user_id and u.status = 'active'
     where i.provider = $1 and exists (select from user_session s where s.user_id = i.user_id and s.expires_at > $2)`,
    [providerOf(directory), services.clock.now().toISOString()],
  );
  if (rows.length === 0) return;
  const { settings, bindPassword } = directory;
  const closed = await withConnection(settings, async (connection) => {
    await bindService(connection, settings.bindDn, bindPassword);
    const found: (Live & { why: 'gone' | 'disabled' })[] = [];
    for (const live of rows) {
      const person = await findBySubject(connection, settings, live.subject, services.clock.now());
      if (!person) found.push({ ...live, why: 'gone' });
      else if (person.disabled) found.push({ ...live, why: 'disabled' });
    }
    return found;
  });
  // An emptied directory must not turn everybody out; the sync tells the administrators of it.
  if (isTooMany(closed.length, rows.length, Math.max(50, settings.sync.maxPercent), null)) return;
  for (const { user_id, why } of closed) {
    if (settings.sync.deactivate) await closeAccount(services, directory, user_id, why);
    else await call(services, 'identity.session.endAll', directoryActor(directory), { id: user_id });
  }
}
