// How dates read: the near ones as words, the rest by day and month, in the organisation's zone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysLeft, fullDay, fullMoment, type Here, shortDay, shortMoment, timeOf } from './format.ts';

const here: Here = { locale: 'ru', zone: 'Europe/Moscow', now: new Date('2026-03-11T12:00:00Z') };

test('a moment of today reads as «сегодня» with the time of the zone', () => {
  assert.equal(shortMoment('2026-03-11T11:30:00Z', here), 'сегодня 14:30');
  assert.equal(timeOf('2026-03-11T11:30:00Z', here), '14:30');
});

test('the day changes at midnight of the organisation, not of UTC', () => {
  assert.equal(shortMoment('2026-03-10T21:30:00Z', here), 'сегодня 00:30');
  assert.equal(shortMoment('2026-03-10T20:30:00Z', here), 'вчера 23:30');
});

test('whoever has a zone of their own reads moments by it, while days stay the organisation’s', () => {
  const own: Here = { ...here, ownZone: 'Asia/Vladivostok' };
  assert.equal(shortMoment('2026-03-11T11:30:00Z', own), 'сегодня 21:30');
  assert.equal(shortMoment('2026-03-11T14:30:00Z', { ...own, now: new Date('2026-03-11T15:00:00Z') }), 'сегодня 00:30');
  assert.equal(timeOf('2026-03-11T11:30:00Z', own), '21:30');
  assert.equal(fullMoment('2026-03-11T14:30:05Z', own), '12 марта 2026, 00:30:05');
  assert.equal(shortDay('2026-03-11', { ...own, now: new Date('2026-03-11T15:00:00Z') }), 'сегодня');
});

test('an older moment reads by day and month, of another year with the year', () => {
  assert.equal(shortMoment('2026-02-03T10:00:00Z', here), '3 февраля 13:00');
  assert.match(shortMoment('2024-05-03T10:00:00Z', here), /^3 мая 2024$/);
});

test('a day reads as a word when near', () => {
  assert.equal(shortDay('2026-03-12', here), 'завтра');
  assert.equal(shortDay('2026-03-20', here), '20 марта');
  assert.equal(shortDay('2026-03-12', { ...here, locale: 'en' }), 'tomorrow');
});

test('the full forms leave nothing out', () => {
  assert.equal(fullDay('2026-03-12', 'ru'), 'четверг, 12 марта 2026');
  assert.equal(fullMoment('2026-03-11T11:30:05Z', here), '11 марта 2026, 14:30:05');
});

test('days left are counted by calendar days, overdue is negative', () => {
  assert.equal(daysLeft('2026-03-14', here), 3);
  assert.equal(daysLeft('2026-03-10', here), -1);
});
