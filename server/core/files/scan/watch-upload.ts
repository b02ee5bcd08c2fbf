// A virus scanner beside an upload: it gets each piece that passes, and decides before the store keeps anything.
import { filesSetting } from '#contract/settings/files.ts';
import { Refusal } from '../../refusal.ts';
import type { Services } from '../../services.ts';
import { settingValue } from '../../settings/value.ts';
import { Scan, ScannerAway } from './clamd.ts';

/** `none`: no scanner is set. `waiting`: it was away, the file is looked at later. `skipped`: too large for it. */
export type ScanState = 'none' | 'clean' | 'waiting' | 'skipped';

export interface UploadWatch {
  write(piece: Buffer): Promise<void>;
  /** Refuses an infected file; otherwise what the row is to say. */
  end(): Promise<ScanState>;
  abort(): void;
}

/** Undefined where no scanner is set. */
export async function watchUpload(services: Services, name: string): Promise<UploadWatch | undefined> {
  const { clamav } = services.config;
  if (!clamav) return undefined;
  const { whenScannerAway, whenTooLarge } = await settingValue(services, filesSetting);
  const away = (error: unknown): 'waiting' => {
    if (!(error instanceof ScannerAway)) throw error;
    services.log.warn({ reason: error.message }, 'the virus scanner is away');
    if (whenScannerAway === 'refuse') throw new Refusal('scanner_away');
    return 'waiting';
  };
  let scan: Scan | undefined;
  let missed: 'waiting' | undefined;
  try {
    scan = await Scan.open(clamav);
  } catch (error) {
    missed = away(error);
  }
  return {
    async write(piece) {
      await scan?.write(piece);
    },
    async end() {
      if (!scan) return missed ?? 'waiting';
      const verdict = await scan.end().catch(away);
      if (verdict === 'waiting') return verdict;
      if (verdict.state === 'infected') throw new Refusal('file_infected', { name, virus: verdict.virus });
      if (verdict.state === 'clean') return 'clean';
      if (whenTooLarge === 'refuse') throw new Refusal('file_too_large_to_scan', { name });
      return 'skipped';
    },
    abort: () => scan?.abort(),
  };
}
