// Every list of the catalogue can be taken as a file and has its button on a screen; what cannot says here why.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Operation } from '#contract/core.ts';
import { makeCatalog } from '#core/catalog.ts';
import { modules } from '../../server/modules.ts';

const root = join(import.meta.dirname, '../..');
const ownAffairs = "one's own, a handful, on one's own profile";
const partOfCard = 'a part of a card of one person or record, which is taken as a whole';
const toChoose = 'a few answers to choose from in a form';
const made = 'taken as a file by an operation of its own';
const exceptions: Readonly<Record<string, string>> = {
  'contacts.contact.search': toChoose,
  'core.export.list': toChoose,
  'core.field.subjects': toChoose,
  'core.import.kinds': toChoose,
  'core.import.rows': `${made}: core.import.result`,
  'core.notice.list': ownAffairs,
  'core.policy.list': 'a few policies, each a form of settings',
  'core.policy.versions': partOfCard,
  'core.schedule.list': 'a few schedules, each a form of settings',
  'core.schedule.versions': partOfCard,
  'core.place.list': toChoose,
  'core.search.find': 'pieces of texts around what was found; letters found by words are taken from their list',
  'core.search.quick': toChoose,
  'core.setting.list': 'settings, not rows: each has its form and its history',
  'core.task.list': ownAffairs,
  'core.view.list': ownAffairs,
  'correspondence.letter.duplicates': toChoose,
  'helpdesk.category.list': toChoose,
  'identity.client.offer': toChoose,
  'identity.device.list': ownAffairs,
  'identity.directory.search': toChoose,
  'identity.external.list': ownAffairs,
  'identity.key.list': 'two or three keys of signing; programs take them from the published set',
  'identity.ldap.list': 'one or two directories, each a form of settings',
  'identity.ldap.of': partOfCard,
  'identity.ldap.own': ownAffairs,
  'identity.me.rights': ownAffairs,
  'identity.provider.list': 'one or two providers, each a form of settings',
  'identity.provider.offer': toChoose,
  'identity.session.list': ownAffairs,
  'identity.session.listOf': partOfCard,
  'identity.substitution.list': partOfCard,
  'identity.substitution.mine': ownAffairs,
  'identity.token.list': ownAffairs,
  'identity.token.offer': toChoose,
  'privacy.consent.mine': ownAffairs,
  'privacy.package.list': partOfCard,
  'record.comment.list': `${partOfCard}: the card on paper`,
  'record.mention.offer': toChoose,
  'record.text.list': partOfCard,
  'record.timeline.read': `${partOfCard}: the card on paper`,
};

/** Lists that no screen shows. */
const unseen: Readonly<Record<string, string>> = {
  'core.task.watch': 'asked for by programs that watch over the server',
};

const catalog = makeCatalog(modules);
const exported = new Set(
  [...catalog.exports.values()].flatMap((one) => [one.operation.name, ...Object.keys(one.names ?? {})]),
);
/** A query that answers with rows under `items`. */
const isList = ({ kind, stream, output }: Operation): boolean => {
  const items = (output as { shape?: Record<string, { type?: string }> }).shape?.items;
  return kind === 'query' && !stream && items?.type === 'array';
};

describe('lists', () => {
  const lists = catalog.operations.filter(isList).map(({ name }) => name);

  it('L6 every list of the catalogue can be taken as a file, or it is said why not', () => {
    assert.ok(lists.length > 50);
    const missing = lists.filter((name) => !exported.has(name) && !(name in exceptions));
    assert.deepEqual(missing, [], 'add a listExport on the card of the module, or an exception with its reason');
    const idle = Object.keys(exceptions).filter((name) => exported.has(name) || !lists.includes(name));
    assert.deepEqual(idle, [], 'exceptions that nothing needs');
  });

  it('L6 columns of a file have words in both languages, and no key twice', () => {
    for (const { operation, columns } of catalog.exports.values()) {
      assert.equal(new Set(columns.map(({ key }) => key)).size, columns.length, operation.name);
      for (const { key, title } of columns) assert.ok(title.ru && title.en, `${operation.name}: ${key}`);
      assert.ok(
        columns.some((column) => !column.hidden),
        operation.name,
      );
    }
  });

  it('L6 every list that can be taken as a file has its button on a screen', async () => {
    const constants = new Map<string, string>();
    for (const file of globSync('contract/**/*.ts', { cwd: root })) {
      const contract = (await import(pathToFileURL(join(root, file)).href)) as Record<string, Operation>;
      for (const [constant, value] of Object.entries(contract)) {
        if (value && typeof value === 'object' && 'path' in value) constants.set(value.name, constant);
      }
    }
    const screens = globSync('web/**/*.tsx', { cwd: root }).map((file) => readFileSync(join(root, file), 'utf8'));
    const shown = (name: string): boolean => {
      const constant = constants.get(name);
      return screens.some(
        (text) =>
          (text.includes('<ListPage') && text.includes(`operation={${constant}}`)) ||
          (text.includes('<ExportButton') && text.includes(`list: ${constant}.name`)),
      );
    };
    const without = [...catalog.exports.keys()].filter((name) => !shown(name) && !(name in unseen));
    assert.deepEqual(without, [], 'lists that no screen offers as a file');
  });
});
