// Every list of the catalogue can be taken as a file and has its button on a screen; what cannot says here why.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Operation } from '#contract/core.ts';
import { makeCatalog } from '#core/catalog.ts';
import type { ListExport } from '#core/export/list-export.ts';
import { modules } from '../../server/modules.ts';

const root = join(import.meta.dirname, '../..');
const ownAffairs = "one's own, a handful, on one's own profile";
const partOfCard = 'a part of a card of one person or record, which is taken as a whole';
const toChoose = 'a few answers to choose from in a form';
const made = 'taken as a file by an operation of its own';
const exceptions: Readonly<Record<string, string>> = {
  'helpdesk.checklist.read': partOfCard,
  'helpdesk.macro.offer': toChoose,
  'helpdesk.macro.variables': toChoose,
  'helpdesk.time.read': partOfCard,
  'contacts.contact.search': toChoose,
  'core.export.list': toChoose,
  'core.field.subjects': toChoose,
  'core.import.kinds': toChoose,
  'core.import.rows': `${made}: core.import.result`,
  'core.mailbox.list': 'one or two mailboxes, each a form of settings',
  'core.notice.list': ownAffairs,
  'core.policy.list': 'a few policies, each a form of settings',
  'core.policy.versions': partOfCard,
  'core.schedule.list': 'a few schedules, each a form of settings',
  'core.schedule.versions': partOfCard,
  'core.search.find': 'pieces of texts around what was found; letters found by words are taken from their list',
  'core.search.quick': toChoose,
  'core.setting.list': 'settings, not rows: each has its form and its history',
  'core.task.list': ownAffairs,
  'core.trigger.list': 'a few triggers, each a form of settings',
  'core.trigger.try': 'a look at what is not saved yet',
  'core.trigger.versions': partOfCard,
  'core.view.list': ownAffairs,
  'correspondence.letter.duplicates': toChoose,
  'helpdesk.category.list': toChoose,
  'helpdesk.ticket.joined': ownAffairs,
  'helpdesk.ticket.similar': toChoose,
  'helpdesk.incident.proposals': 'a question or two above the lists, each decided at once',
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
  'knowledge.article.suggest': toChoose,
  'knowledge.article.versions': partOfCard,
  'knowledge.section.list': toChoose,
  'privacy.consent.mine': ownAffairs,
  'privacy.package.list': partOfCard,
  'record.comment.list': `${partOfCard}: the card on paper`,
  'record.mention.offer': toChoose,
  'record.presence.list': 'who looks at this moment, gone in seconds',
  'record.text.list': partOfCard,
  'record.timeline.read': `${partOfCard}: the card on paper`,
};

const catalog = makeCatalog(modules);
const exported = new Set(
  [...catalog.exports.values()].flatMap((one) => [one.operation.name, ...Object.keys(one.names ?? {})]),
);
const exportOf = (list: string): ListExport | undefined =>
  catalog.exports.get(list) ?? [...catalog.exports.values()].find(({ names }) => names && list in names);
/** The constant of each operation, by the operation's name. */
async function contractOperations(): Promise<Map<string, string>> {
  const constants = new Map<string, string>();
  for (const file of globSync('contract/**/*.ts', { cwd: root })) {
    const contract = (await import(pathToFileURL(join(root, file)).href)) as Record<string, Operation>;
    for (const [constant, value] of Object.entries(contract)) {
      if (value && typeof value === 'object' && 'path' in value) constants.set(value.name, constant);
    }
  }
  return constants;
}
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

  it('L6 the columns on a screen are those of the file: what is shown is not left out', async () => {
    const contracts = await contractOperations();
    const wrong: string[] = [];
    let pages = 0;
    for (const file of globSync('web/modules/**/*Page.tsx', { cwd: root })) {
      const text = readFileSync(join(root, file), 'utf8');
      const at = text.indexOf('<ListPage');
      const constant = at < 0 ? undefined : /operation=\{(\w+)\}/.exec(text.slice(at))?.[1];
      const list = constant && [...contracts].find(([, name]) => name === constant)?.[0];
      const columns = exportOf(list ?? '')?.columns;
      if (!columns) continue;
      pages += 1;
      // A list of many columns keeps them in a file of its own beside the page.
      const beside = globSync(join(dirname(file), '*-columns.tsx'), { cwd: root });
      const all = [text, ...beside.map((one) => readFileSync(join(root, one), 'utf8'))].join('\n');
      for (const [, key] of all.matchAll(/\{\s*key: '(\w+)',\s*label:/g)) {
        if (key !== 'pdf' && !columns.some((column) => column.key === key)) wrong.push(`${file}: ${key}`);
      }
    }
    assert.ok(pages > 12, `${pages} pages`);
    assert.deepEqual(wrong, []);
  });

  it('L6 every list that can be taken as a file has its button on a screen', async () => {
    const constants = await contractOperations();
    const screens = globSync('web/**/*.tsx', { cwd: root }).map((file) => readFileSync(join(root, file), 'utf8'));
    const shown = (name: string): boolean => {
      const constant = constants.get(name);
      return screens.some(
        (text) =>
          (text.includes('<ListPage') && text.includes(`operation={${constant}}`)) ||
          (text.includes('<ExportButton') && text.includes(`list: ${constant}.name`)),
      );
    };
    const without = [...catalog.exports.keys()].filter((name) => !shown(name));
    assert.deepEqual(without, [], 'lists that no screen offers as a file');
  });
});
