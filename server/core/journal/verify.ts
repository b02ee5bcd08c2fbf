// The check of the whole journal: every event's MAC, every sealed range, the chain of seals, the exported heads.
// Reads in pages, so memory stays flat; memory of findings is bounded too.
import { type Clock, systemClock } from '#core/clock.ts';
import type { Sql } from '#core/db/sql.ts';
import type { Keys } from '#core/keys.ts';
import { comparePlaces, type Place } from './event.ts';
import { type Finding, Findings, findingTexts } from './findings.ts';
import { hasOwnMac } from './mac.ts';
import { lastSeal } from './seal.ts';
import { noSeal, readManifest, type Seal, type SealedRow, sealMac, stampText, summaryOf } from './seal-record.ts';
import { checkHeads } from './verify-heads.ts';
import { type CheckedRow, EventReader, existing, nextPlace, readSeals } from './verify-source.ts';

export interface VerifyOptions {
  /** Exported heads to compare with; a file that does not exist is reported as `headsChecked: 0`. */
  headsFile?: string | undefined;
  clock?: Clock;
  mostFindings?: number;
  onProgress?: (events: number) => void;
}

export interface Verdict {
  ok: boolean;
  seals: number;
  sealedEvents: number;
  unsealedEvents: number;
  /** Age of the oldest event that no seal covers yet. */
  unsealedSeconds: number;
  headsChecked: number;
  findings: Finding[];
  /** Findings beyond those listed. */
  moreFindings: number;
}

type Chained = Pick<Seal, 'no' | 'to' | 'total' | 'mac'>;

export async function verifyJournal(sql: Sql, keys: Keys, options: VerifyOptions = {}): Promise<Verdict> {
  const findings = new Findings(options.mostFindings ?? 1_000);
  // Seals made during the check cover events that its first pages may have been read without.
  const newest = (await lastSeal(sql))?.no ?? 0;
  const check = new Check(sql, keys, findings, options.onProgress);
  for await (const seal of readSeals(sql, newest)) await check.seal(seal);
  const oldest = await check.unsealed();
  const headsChecked = options.headsFile ? await checkHeads(sql, keys, options.headsFile, findings) : 0;
  const now = (options.clock ?? systemClock).now().getTime();
  return {
    ok: !findings.any,
    seals: check.seals,
    sealedEvents: check.sealedEvents,
    unsealedEvents: check.unsealedEvents,
    unsealedSeconds: oldest === undefined ? 0 : Math.max(0, Math.round(now / 1000 - oldest)),
    headsChecked,
    findings: findings.list,
    moreFindings: findings.more,
  };
}

class Check {
  seals = 0;
  sealedEvents = 0;
  unsealedEvents = 0;
  readonly #sql: Sql;
  readonly #keys: Keys;
  readonly #findings: Findings;
  readonly #onProgress: ((events: number) => void) | undefined;
  readonly #events: EventReader;
  #previous: Chained = noSeal;
  /** The last number looked at, valid or not. */
  #lastNo = 0;

  constructor(sql: Sql, keys: Keys, findings: Findings, onProgress: ((events: number) => void) | undefined) {
    this.#sql = sql;
    this.#keys = keys;
    this.#findings = findings;
    this.#onProgress = onProgress;
    this.#events = new EventReader(sql, 2_000);
  }

  async seal(seal: Seal): Promise<void> {
    this.seals += 1;
    const first = this.#lastNo + 1;
    if (seal.no > first) {
      const text =
        seal.no - 1 > first ? findingTexts.sealsMissing(first, seal.no - 1) : findingTexts.sealMissing(first);
      this.#findings.seal(first, text);
    }
    this.#lastNo = Math.max(this.#lastNo, seal.no);
    if (!sealMac(this.#keys, seal).equals(seal.mac)) {
      // Its bounds can't be believed: its events are checked alone, before the next seal that holds.
      this.#findings.seal(seal.no, findingTexts.sealChanged(seal.no));
      return;
    }
    const follows = seal.no === this.#previous.no + 1;
    if (follows && (!seal.previous.equals(this.#previous.mac) || comparePlaces(seal.from, this.#previous.to) !== 0)) {
      this.#findings.seal(seal.no, findingTexts.sealUnchained(seal.no));
    }
    await this.#before(seal, follows);
    await this.#within(seal);
    this.#previous = seal;
    this.#onProgress?.(this.sealedEvents);
  }

  /** Events between the last seal that holds and this one: none, unless seals are missing or broken. */
  async #before(seal: Seal, follows: boolean): Promise<void> {
    let found = 0;
    for (;;) {
      const rows = await this.#events.rows(seal.from);
      if (!rows.length) break;
      found += rows.length;
      for (const row of rows) {
        const genuine = hasOwnMac(this.#keys, row);
        if (follows) this.#outOfPlace(row, genuine);
        else if (!genuine) this.#findings.event('bad_mac', row.id, findingTexts.badMac(row.id));
      }
    }
    if (follows) return;
    const expected = seal.total - seal.count - this.#previous.total;
    if (found !== expected) this.#findings.seal(seal.no, findingTexts.gapCount(seal.no, expected, found));
  }

  async #within(seal: Seal): Promise<void> {
    const remembered = readManifest(seal.manifest);
    const present: SealedRow[] = [];
    let whole = true;
    for (;;) {
      const rows = await this.#events.rows(seal.to);
      if (!rows.length) break;
      this.sealedEvents += rows.length;
      for (const row of rows) {
        const stamp = remembered.get(row.id);
        remembered.delete(row.id);
        const genuine = hasOwnMac(this.#keys, row);
        if (genuine && stamp === stampText(row)) {
          if (whole) present.push({ era: row.era, xid: row.xid, id: row.id, mac: row.mac });
          continue;
        }
        whole = false;
        if (stamp === undefined) this.#outOfPlace(row, genuine, seal.no);
        else {
          const text = genuine ? findingTexts.resigned(row.id, seal.no) : findingTexts.changed(row.id, seal.no);
          this.#findings.event('changed', row.id, text, seal.no);
        }
      }
    }
    if (remembered.size) await this.#missing([...remembered.keys()], seal.no);
    else if (whole && !summaryOf(present).digest.equals(seal.digest)) {
      this.#findings.seal(seal.no, findingTexts.sealDigest(seal.no));
    }
  }

  /** A row where no seal remembers one: written from outside, or an event of ours put elsewhere. */
  #outOfPlace(row: CheckedRow, genuine: boolean, sealNo?: number): void {
    if (genuine) this.#findings.event('changed', row.id, findingTexts.moved(row.id), sealNo);
    else this.#findings.event('inserted', row.id, findingTexts.inserted(row.id, sealNo), sealNo);
  }

  async #missing(ids: string[], sealNo: number): Promise<void> {
    const elsewhere = await existing(this.#sql, ids);
    for (const id of ids) {
      if (elsewhere.has(id)) this.#findings.event('changed', id, findingTexts.moved(id), sealNo);
      else this.#findings.event('deleted', id, findingTexts.deleted(id, sealNo), sealNo);
    }
  }

  /** The events after the last seal; returns the moment of the oldest, in seconds since 1970. */
  async unsealed(): Promise<number | undefined> {
    let oldest: number | undefined;
    let next: Place | undefined;
    for (;;) {
      const rows = await this.#events.rows();
      const last = rows.at(-1);
      if (!last) return oldest;
      if (!next || comparePlaces(last, next) >= 0) next = await nextPlace(this.#sql);
      for (const row of rows) {
        this.unsealedEvents += 1;
        if (!hasOwnMac(this.#keys, row)) this.#findings.event('bad_mac', row.id, findingTexts.badMac(row.id));
        else if (comparePlaces(row, next) >= 0) this.#findings.event('changed', row.id, findingTexts.moved(row.id));
        else oldest = Math.min(oldest ?? Number.POSITIVE_INFINITY, Number(row.at));
      }
      this.#onProgress?.(this.sealedEvents + this.unsealedEvents);
    }
  }
}
