// Files of what people send: asked for by the carrier, kept as loose files of the person, pictures without place and time.
import { Readable } from 'node:stream';
import type { Sql } from '../../db/sql.ts';
import { withoutPlace } from '../../files/without-place.ts';
import { uploadTo } from '../../records/upload-file.ts';
import { Refusal } from '../../refusal.ts';
import type { Services } from '../../services.ts';
import { boundedBytes } from '../bounded.ts';
import type { BotName, FileProblem, WantedFile } from '../carrier/chat-core.ts';
import { openFor } from '../sealed.ts';
import { chatActor } from '../talk/chat-actor.ts';
import { wakeChats } from '../wake.ts';
import { fileContext } from './store-updates.ts';

const triesAtMost = 5;
/** Longer than a download may take: a claim that ran out belongs to a carrier that died. */
const claimSeconds = 90;

export async function claimFiles(services: Services, { channel, bot }: BotName, atMost: number): Promise<WantedFile[]> {
  const now = services.clock.now();
  const { rows } = await services.pools.write.query<{ id: string; reference: Buffer }>(
    `update chat_file f set state = 'fetching', tries = tries + 1, next_at = $3::timestamptz + make_interval(secs => ${claimSeconds})
     where f.id in (select w.id from chat_file w join chat_update u on u.id = w.update_id
       where w.state in ('wanted', 'fetching') and w.next_at <= $3 and u.channel = $1 and u.bot = $2 and w.reference is not null
       order by w.id limit $4 for update of w skip locked)
     returning f.id, f.reference`,
    [channel, bot, now.toISOString(), atMost],
  );
  const wanted: WantedFile[] = [];
  for (const { id, reference } of rows) {
    const opened = await openFor<string>(services, services.pools.write as Sql, null, reference, fileContext(id));
    if (opened !== null) wanted.push({ id, reference: opened });
  }
  return wanted;
}

/** Keeps the bytes; a file that may not be kept is told to the person, and never tried again. */
export async function keepChatFile(services: Services, id: string, body: AsyncIterable<Buffer>): Promise<void> {
  const { rows } = await services.pools.read.query<{ person_id: string; name: Buffer; state: string }>(
    'select person_id, name, state from chat_file where id = $1',
    [id],
  );
  const [row] = rows;
  if (!row || row.state === 'kept') return;
  const actor = await chatActor(services, row.person_id, []);
  const name = await openFor<string>(services, services.pools.read as Sql, null, row.name, `${fileContext(id)}:name`);
  if (!actor || name === null) return missChatFile(services, id, 'refused', true);
  try {
    const bytes = await boundedBytes(body);
    const file = await uploadTo(services, actor, { name, body: Readable.from([withoutPlace(bytes)]) });
    await settleFile(services, id, { state: 'kept', error: '', fileId: file.id });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await settleFile(services, id, { state: 'failed', error: `refused:${error.code}`, fileId: null });
  }
}

export async function missChatFile(
  services: Services,
  id: string,
  problem: FileProblem,
  final: boolean,
): Promise<void> {
  const { rows } = await services.pools.write.query<{ tries: number }>('select tries from chat_file where id = $1', [
    id,
  ]);
  const over = final || (rows[0]?.tries ?? 0) >= triesAtMost;
  await settleFile(services, id, { state: over ? 'failed' : 'wanted', error: problem, fileId: null });
}

async function settleFile(
  { pools, clock }: Services,
  id: string,
  end: { state: 'kept' | 'failed' | 'wanted'; error: string; fileId: string | null },
): Promise<void> {
  await pools.write.query(
    `update chat_file set state = $2::text, error = $3, file_id = $4,
       next_at = $5::timestamptz + make_interval(secs => least(60, 2 ^ tries)),
       reference = case when $2::text = 'wanted' then reference end
     where id = $1 and state <> 'kept'`,
    [id, end.state, end.error, end.fileId, clock.now().toISOString()],
  );
  wakeChats(pools);
}
