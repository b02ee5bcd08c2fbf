// Compares the exported heads with the seals in the database: what was once exported must still be there.
import { existsSync } from 'node:fs';
import type { Sql } from '#core/db/sql.ts';
import type { Keys } from '#core/keys.ts';
import { type Findings, findingTexts } from './findings.ts';
import { type Head, readHeadLine, readLines } from './heads.ts';
import { lastSeal } from './seal.ts';

/** Returns how many heads were compared. */
export async function checkHeads(sql: Sql, keys: Keys, file: string, findings: Findings): Promise<number> {
  if (!existsSync(file)) return 0;
  const compared = new HeadComparison(sql);
  let page: Head[] = [];
  for await (const { number, line } of readLines(file)) {
    const head = readHeadLine(keys, line);
    if (!head) {
      findings.heads('seal_broken', findingTexts.badHeadLine(number));
      continue;
    }
    page.push(head);
    if (page.length === 1_000) {
      await compared.compare(page);
      page = [];
    }
  }
  await compared.compare(page);
  const { beyond, rewritten } = compared;
  if (rewritten) findings.heads('cut_tail', findingTexts.rewrittenTail(rewritten.no), rewritten.no);
  if (beyond) {
    const last = (await lastSeal(sql))?.no ?? 0;
    findings.heads('cut_tail', findingTexts.cutTail(beyond.no, beyond.total, last), beyond.no);
  }
  return compared.count;
}

class HeadComparison {
  count = 0;
  /** The highest head whose seal is not there. */
  beyond: Head | undefined;
  /** The lowest head whose seal is another one. */
  rewritten: Head | undefined;
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  async compare(heads: readonly Head[]): Promise<void> {
    if (!heads.length) return;
    this.count += heads.length;
    const { rows } = await this.#sql.query<{ no: string; mac: string }>(
      `select no::text as no, encode(mac, 'hex') as mac from journal_seal where journal_seal.no = any($1::bigint[])`,
      [heads.map((head) => head.no)],
    );
    const seals = new Map(rows.map((row) => [Number(row.no), row.mac]));
    for (const head of heads) {
      const mac = seals.get(head.no);
      if (mac === undefined) {
        if (!this.beyond || head.no > this.beyond.no) this.beyond = head;
      } else if (mac !== head.seal && (!this.rewritten || head.no < this.rewritten.no)) this.rewritten = head;
    }
  }
}
