// The office with the letters of the cases, made searchable as the worker does it.
import assert from 'node:assert/strict';
import { refreshDue } from '#core/search/due.ts';
import { followToSearch } from '#core/search/follow.ts';
import { readWaitingFiles } from '#core/search/texts/read-waiting.ts';
import type { Caller, TestServer } from '#test/support/server.ts';
import { settled } from '#test/support/settle.ts';
import { type Office, openOffice } from '../api/office.ts';
import { bytesOf, uploadBytes } from './documents.ts';
import { letters } from './letters.ts';

export interface SearchOffice extends Office {
  /** Of each letter, by its name. */
  letterIds: Map<string, string>;
  numbers: Map<string, string>;
}

/** All that the worker's loops would do by now. */
export async function indexed({ services }: TestServer): Promise<void> {
  await settled(services.pools.write);
  await followToSearch(services);
  await refreshDue(services);
  await readWaitingFiles(services);
}

export async function openSearchOffice(): Promise<SearchOffice> {
  const office = await openOffice();
  const journals = (await office.owner.call('GET', '/api/correspondence/journals')).json().items;
  const letterIds = new Map<string, string>();
  const numbers = new Map<string, string>();
  for (const letter of letters) {
    const journal = journals.find((one: { direction: string }) => one.direction === letter.direction);
    const fileIds: string[] = [];
    for (const file of letter.files ?? [])
      fileIds.push(await uploadBytes(office.owner, file.name, await bytesOf(file)));
    const made = await office.owner.call('POST', '/api/correspondence/letters', {
      journalId: journal.id,
      subject: letter.subject,
      departmentId: office.ids.chancery,
      ...(letter.direction === 'incoming'
        ? { correspondentName: letter.correspondent }
        : { addressees: [{ name: letter.correspondent }] }),
      ...(letter.registeredOn ? { registeredOn: letter.registeredOn } : {}),
      ...letter.fields,
      fileIds,
    });
    assert.equal(made.statusCode, 201, `${letter.key}: ${made.body}`);
    const { id, number } = made.json();
    letterIds.set(letter.key, id);
    numbers.set(letter.key, number);
    for (const body of letter.comments ?? []) await comment(office.owner, id, body);
  }
  await indexed(office.server);
  return { ...office, letterIds, numbers };
}

export async function comment(by: Caller, id: string, body: string, audience = 'internal'): Promise<void> {
  const made = await by.call('POST', `/api/records/${id}/comments`, { body, audience });
  assert.equal(made.statusCode, 201, made.body);
}
