// What a check of the journal can find, in words; the list is cut at a number that a person can still read.
import type { Text } from '#contract/core.ts';

export type FindingKind = 'changed' | 'deleted' | 'inserted' | 'bad_mac' | 'seal_broken' | 'cut_tail';

export interface Finding {
  kind: FindingKind;
  eventId?: string;
  sealNo?: number;
  text: Text;
}

export class Findings {
  readonly list: Finding[] = [];
  /** Found beyond the list's end. */
  more = 0;
  readonly #most: number;
  readonly #events = new Set<string>();

  constructor(most: number) {
    this.#most = most;
  }

  get any(): boolean {
    return this.list.length > 0;
  }

  /** An event is named once, though its absence here and its presence there may both be seen. */
  event(kind: 'changed' | 'deleted' | 'inserted' | 'bad_mac', eventId: string, text: Text, sealNo?: number): void {
    if (this.#events.has(eventId)) return;
    if (this.#add({ kind, eventId, ...(sealNo === undefined ? {} : { sealNo }), text })) this.#events.add(eventId);
  }

  seal(sealNo: number, text: Text): void {
    this.#add({ kind: 'seal_broken', sealNo, text });
  }

  heads(kind: 'seal_broken' | 'cut_tail', text: Text, sealNo?: number): void {
    this.#add({ kind, ...(sealNo === undefined ? {} : { sealNo }), text });
  }

  #add(finding: Finding): boolean {
    if (this.list.length >= this.#most) {
      this.more += 1;
      return false;
    }
    this.list.push(finding);
    return true;
  }
}

export const findingTexts = {
  changed: (id: string, no: number): Text => ({
    ru: `Событие ${id} изменено: его содержание не сходится с кодом подлинности (печать № ${no})`,
    en: `Event ${id} was changed: its contents do not match its authentication code (seal no. ${no})`,
  }),
  resigned: (id: string, no: number): Text => ({
    ru: `Событие ${id} изменено: печать № ${no} помнит у него другой код подлинности или номер транзакции`,
    en: `Event ${id} was changed: seal no. ${no} remembers another authentication code or transaction number of it`,
  }),
  moved: (id: string): Text => ({
    ru: `Событие ${id} изменено: номер транзакции или эпоха переписаны, оно стоит не на своём месте`,
    en: `Event ${id} was changed: its transaction number or era was rewritten, it stands out of its place`,
  }),
  deleted: (id: string, no: number): Text => ({
    ru: `Событие ${id} удалено: печать № ${no} его помнит, в журнале его нет`,
    en: `Event ${id} was deleted: seal no. ${no} remembers it, the journal does not hold it`,
  }),
  inserted: (id: string, no?: number): Text => ({
    ru: `Событие ${id} вставлено со стороны: печать ${no === undefined ? 'этого места' : `№ ${no}`} его не помнит`,
    en: `Event ${id} was inserted from outside: ${no === undefined ? 'the seals' : `seal no. ${no}`} of its place do not remember it`,
  }),
  badMac: (id: string): Text => ({
    ru: `Событие ${id} подделано или изменено: код подлинности не сходится (печати на нём ещё нет)`,
    en: `Event ${id} was forged or changed: its authentication code is wrong (it is not sealed yet)`,
  }),
  sealChanged: (no: number): Text => ({
    ru: `Печать № ${no} изменена или подделана`,
    en: `Seal no. ${no} was changed or forged`,
  }),
  sealMissing: (no: number): Text => ({ ru: `Печати № ${no} нет`, en: `Seal no. ${no} is missing` }),
  sealsMissing: (first: number, last: number): Text => ({
    ru: `Печатей № ${first}–${last} нет`,
    en: `Seals no. ${first}–${last} are missing`,
  }),
  sealUnchained: (no: number): Text => ({
    ru: `Печать № ${no} не продолжает предыдущую`,
    en: `Seal no. ${no} does not follow the one before it`,
  }),
  sealDigest: (no: number): Text => ({
    ru: `Печать № ${no} не сходится со своими событиями`,
    en: `Seal no. ${no} does not match its events`,
  }),
  gapCount: (no: number, expected: number, found: number): Text => ({
    ru: `Перед печатью № ${no} должно быть событий без действующей печати: ${expected}, а есть: ${found}`,
    en: `Before seal no. ${no} there must be ${expected} events without a valid seal, and there are ${found}`,
  }),
  cutTail: (head: number, total: number, last: number): Text => ({
    ru: `Конец журнала отрезан: вовне выгружена печать № ${head} (событий под печатями ${total}), последняя в базе № ${last}`,
    en: `The tail of the journal is cut: seal no. ${head} was exported (${total} sealed events), the last one here is no. ${last}`,
  }),
  rewrittenTail: (head: number): Text => ({
    ru: `Конец журнала отрезан и написан заново: печать № ${head} не та, что была выгружена вовне`,
    en: `The tail of the journal was cut and written anew: seal no. ${head} is not the one that was exported`,
  }),
  badHeadLine: (line: number): Text => ({
    ru: `Строка ${line} в файле выгруженных печатей изменена или подделана`,
    en: `Line ${line} of the file of exported seals was changed or forged`,
  }),
};
