// `files rotate-key`: a new master key of the files; every file's own key is wrapped anew, contents stay as they are.
import { writeEvents } from '#core/events.ts';
import { rotateFileKey } from '#core/files/rotate-keys.ts';
import type { Answer, ProgramGround } from './command.ts';

const event = 'core.fileKey.rotate';

export async function rotateKey({ services, actor, tell }: ProgramGround): Promise<Answer> {
  const { pools, keys, clock } = services;
  let told = 0;
  const rotation = await rotateFileKey(pools.write, keys, clock, {
    onBatch(rewrapped) {
      if (rewrapped - told < 10_000) return;
      told = rewrapped;
      tell(`Перешифровано ключей файлов: ${rewrapped}`);
    },
  });
  await writeEvents(services, pools.write, actor, event, [{ data: { ...rotation } }], 'done');
  const { version, rewrapped, retired } = rotation;
  const gone = retired.length > 0 ? `, прежние стёрты: ${retired.join(', ')}` : '';
  return {
    json: rotation,
    lines: [`Ключ файлов № ${version} действует, ключей файлов перешифровано: ${rewrapped}${gone}`],
  };
}
