// Numbering for actions: the functions of series, periods and numbers on the transaction of a unit.
import type { NumberContext, Restart } from '#contract/numbering.ts';
import { workOf } from '../actor.ts';
import { sqlOf } from '../handle.ts';
import type { AnyUnit } from '../unit.ts';
import { type ChosenNumber, takeChosen } from './by-hand.ts';
import { closePeriod, reopenPeriod } from './periods.ts';
import { type ReleaseNumbers, type ReserveNumbers, releaseNumbers, reserveNumbers } from './reserve.ts';
import { changeSeries, createSeries, type NumberSeries } from './series.ts';
import { cancelNumber, type TakenNumber, takeNumber } from './take.ts';

/** Takes the next number for a record; the record itself is written after it, as the last thing of the action. */
export function numberFor(
  unit: AnyUnit,
  series: NumberSeries,
  recordId: string,
  registeredOn: string,
  context: Omit<NumberContext, 'registeredOn' | 'journal'>,
): Promise<TakenNumber> {
  return takeNumber(sqlOf(unit), {
    seriesId: series.id,
    seriesTemplate: series.template,
    restart: series.restart,
    registeredOn,
    context: { ...context, journal: series.index },
    recordId,
    issuedBy: unit.actor.id,
    at: unit.now,
  });
}

/** The number that somebody chose: of their own reserve, or by right when `mayChoose`. */
export function chosenNumberFor(
  unit: AnyUnit,
  series: NumberSeries,
  recordId: string,
  registeredOn: string,
  context: Omit<NumberContext, 'registeredOn' | 'journal'>,
  choice: { chosen: ChosenNumber; mayChoose: boolean },
): Promise<TakenNumber & { reservationId: string | null }> {
  return takeChosen(sqlOf(unit), {
    seriesId: series.id,
    seriesTemplate: series.template,
    restart: series.restart,
    registeredOn,
    context: { ...context, journal: series.index },
    recordId,
    issuedBy: unit.actor.id,
    at: unit.now,
    holderId: workOf(unit.actor),
    today: unit.today,
    ...choice,
  });
}

export const reserveFor = (
  unit: AnyUnit,
  request: Omit<ReserveNumbers, 'by' | 'today' | 'at'>,
): Promise<{ first: number; last: number }> =>
  reserveNumbers(sqlOf(unit), { ...request, by: unit.actor.id, today: unit.today, at: unit.now });

export const releaseOf = (unit: AnyUnit, request: Omit<ReleaseNumbers, 'by' | 'at'>): Promise<number[]> =>
  releaseNumbers(sqlOf(unit), { ...request, by: unit.actor.id, at: unit.now });

export const cancelNumberOf = (unit: AnyUnit, recordId: string, reason: string): Promise<TakenNumber> =>
  cancelNumber(sqlOf(unit), { recordId, reason, by: unit.actor.id, at: unit.now });

export const makeSeries = (unit: AnyUnit, series: NumberSeries): Promise<void> => createSeries(sqlOf(unit), series);

export const alterSeries = (unit: AnyUnit, series: NumberSeries): Promise<void> => changeSeries(sqlOf(unit), series);

export const shutPeriod = (
  unit: AnyUnit,
  series: { id: string; restart: Restart },
  period: string,
  reason: string,
  releaseReserved = false,
): Promise<number> =>
  closePeriod(sqlOf(unit), {
    seriesId: series.id,
    restart: series.restart,
    period,
    closedBy: unit.actor.id,
    reason,
    releaseReserved,
    at: unit.now,
  });

export const openPeriod = (unit: AnyUnit, seriesId: string, period: string): Promise<void> =>
  reopenPeriod(sqlOf(unit), { seriesId, period });

/** A series that the program needs by itself; made when it is first used. */
export async function makeSeriesOnce(unit: AnyUnit, series: NumberSeries): Promise<void> {
  await sqlOf(unit).query(
    'insert into number_series (id, template, restart, index) values ($1, $2, $3, $4) on conflict (id) do nothing',
    [series.id, series.template, series.restart, series.index],
  );
}

/** The next number for a paper that is no record: its own row bears the number. */
export const paperNumberFor = (unit: AnyUnit, series: NumberSeries, day: string): Promise<TakenNumber> =>
  takeNumber(sqlOf(unit), {
    seriesId: series.id,
    seriesTemplate: series.template,
    restart: series.restart,
    registeredOn: day,
    context: { journal: series.index },
    recordId: null,
    issuedBy: unit.actor.id,
    at: unit.now,
  });
