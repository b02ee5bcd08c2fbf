// The check of the scanner's setting: its version, and whether it finds the harmless file that every scanner must find.
import type { filesSetting } from '#contract/settings/files.ts';
import { shapeOf } from '../../handle.ts';
import { Refusal } from '../../refusal.ts';
import type { SettingCheck } from '../../settings/registry.ts';
import { Scan, scannerVersion } from './clamd.ts';

/** The EICAR test file, in two halves: whole, it would keep this source from passing a scanner. */
export const testVirus = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

export const scannerCheck: SettingCheck<typeof filesSetting> = {
  hint: {
    ru: 'Антивирусу посылается безвредный проверочный файл EICAR: он должен его найти.',
    en: 'The harmless EICAR test file is sent to the scanner, which must find it.',
  },
  async run(reader) {
    const { clamav } = shapeOf(reader).services.config;
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
        told: {
          ru: `${version}: проверочный файл найден (${verdict.virus})`,
          en: `${version}: the test file was found (${verdict.virus})`,
        },
      };
    } catch (error) {
      throw failed(String((error as Error).message).slice(0, 300));
    }
  },
};
