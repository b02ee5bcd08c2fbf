// The check of the scanner's setting: its version, and whether it finds the harmless file that every scanner must find.
import type { Text } from '#contract/core.ts';
import type { Actor } from '../../actor.ts';
import { Refusal } from '../../refusal.ts';
import type { Services } from '../../services.ts';
import { Scan, scannerVersion } from './clamd.ts';

/** The EICAR test file, in two halves: whole, it would keep this source from passing a scanner. */
export const testVirus = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

export async function tryScanner({ config }: Services, _actor: Actor): Promise<Text> {
  const { clamav } = config;
  const failed = (reason: string) => new Refusal('setting_check_failed', { reason });
  if (!clamav) throw failed('CLAMAV_URL не задан / CLAMAV_URL is not set');
  try {
    const version = await scannerVersion(clamav);
    const scan = await Scan.open(clamav);
    await scan.write(Buffer.from(testVirus));
    const verdict = await scan.end();
    if (verdict.state !== 'infected')
      throw new Error('проверочный файл EICAR не найден / the EICAR file was not found');
    return {
      ru: `${version}: проверочный файл найден (${verdict.virus})`,
      en: `${version}: the test file was found (${verdict.virus})`,
    };
  } catch (error) {
    throw failed(String((error as Error).message).slice(0, 300));
  }
}
