// The manual inside the program: what its Markdown becomes, that no link and no screen's chapter leads nowhere, and search.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { Block, Inline } from '../../core/markdown/blocks.ts';
import { parseMarkdown } from '../../core/markdown/parse-markdown.ts';
import { readManual } from './read-manual.ts';
import { searchManual } from './search-manual.ts';

const manual = readManual();
const linksIn = (inline: Inline[]): string[] =>
  inline.flatMap((one) => (typeof one !== 'string' && one.kind === 'link' ? [one.to] : []));
const linksOf = (block: Block): string[] => {
  if (block.kind === 'code' || block.kind === 'picture') return [];
  if (block.kind === 'list') return block.items.flatMap((item) => [item.text, ...item.items].flatMap(linksIn));
  if (block.kind === 'table') return [block.head, ...block.rows].flat().flatMap(linksIn);
  return linksIn(block.text);
};

test('O3 a chapter becomes headings, paragraphs, lists, tables and code', () => {
  const text = [
    '# Заголовок',
    '',
    'Две строки',
    '**одного** абзаца с `кодом` и [ссылкой](lists.md#виды).',
    '',
    '## По расписанию: раз',
    '1. первое,',
    '   продолжение',
    '2. второе',
    '   - внутри',
    '',
    '| а | б |',
    '|---|---|',
    '| 1 | `2` |',
    '',
    '```sh',
    'npm start',
    '```',
  ].join('\n');
  const { title, blocks } = parseMarkdown(text, (target) => `/help/${target}`);
  assert.equal(title, 'Заголовок');
  assert.deepEqual(blocks, [
    {
      kind: 'paragraph',
      text: [
        'Две строки ',
        { kind: 'strong', text: 'одного' },
        ' абзаца с ',
        { kind: 'code', text: 'кодом' },
        ' и ',
        { kind: 'link', text: ['ссылкой'], to: '/help/lists.md#виды' },
        '.',
      ],
    },
    { kind: 'heading', level: 2, id: 'по-расписанию-раз', text: ['По расписанию: раз'] },
    {
      kind: 'list',
      ordered: true,
      items: [
        { text: ['первое, продолжение'], items: [] },
        { text: ['второе'], items: [['внутри']] },
      ],
    },
    { kind: 'table', head: [['а'], ['б']], rows: [[['1'], [{ kind: 'code', text: '2' }]]] },
    { kind: 'code', text: 'npm start' },
  ]);
});

test('O3 a picture stands where it is named, and nothing where it was not made', () => {
  const text = ['Перед ней.', '<!-- picture: list | Список писем -->', '<!-- заметка -->', 'После неё.'].join('\n');
  const words = (said: string) => ({ kind: 'paragraph', text: [said] });
  const picture = { src: '/assets/manual-list-1.png', width: 600, height: 300 };
  const pictureOf = (name: string) => (name === 'list' ? picture : null);
  assert.deepEqual(parseMarkdown(text, () => null, pictureOf).blocks, [
    words('Перед ней.'),
    { kind: 'picture', text: 'Список писем', ...picture },
    words('После неё.'),
  ]);
  assert.deepEqual(parseMarkdown(text, () => null).blocks, [words('Перед ней.'), words('После неё.')]);
});

describe('O3 the manual as it is shipped', () => {
  const slugs = new Set(manual.map((chapter) => chapter.slug));

  test('has its chapters with a title and words, the contents first', () => {
    assert.deepEqual([manual[0]?.slug, manual.find((one) => one.group === 'admin')?.slug], ['', 'admin']);
    for (const chapter of manual) {
      assert.notEqual(chapter.title, '', chapter.slug);
      assert.ok(chapter.blocks.length > 1, chapter.slug);
    }
  });

  test('has no link that leads nowhere', () => {
    const anchors = new Set(
      manual.flatMap((chapter) =>
        chapter.blocks.flatMap((block) => (block.kind === 'heading' ? [`${chapter.slug}#${block.id}`] : [])),
      ),
    );
    for (const chapter of manual) {
      for (const link of chapter.blocks.flatMap(linksOf)) {
        if (link.startsWith('https://')) continue;
        const [, slug = '', anchor] =
          /^\/help\/?([^#]*)(?:#(.*))?$/.exec(link) ?? assert.fail(`${chapter.slug}: ${link}`);
        assert.ok(slugs.has(slug), `${chapter.slug}: ${link}`);
        if (anchor) assert.ok(anchors.has(`${slug}#${anchor}`), `${chapter.slug}: ${link}`);
      }
    }
  });

  test('has the chapter that each screen names', () => {
    const web = join(import.meta.dirname, '../..');
    const files = readdirSync(web, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /(modules[/\\]\w+[/\\]module\.ts|app[/\\]router\.tsx)$/.test(file),
    );
    const named = files.flatMap((file) =>
      [
        ...readFileSync(join(web, file), 'utf8').matchAll(
          /help: (?:[^'\n]*'[\w-]+' \? )?'([\w-]+)'(?: : '([\w-]+)')?/g,
        ),
      ].flatMap(([, one, other]) => [one, other].filter((slug) => slug !== undefined)),
    );
    assert.ok(named.length > 10);
    for (const slug of named) assert.ok(slugs.has(slug), slug);
  });

  test('is searched by words in any form, headings first', () => {
    const [first] = searchManual(manual, 'аннулирование письма');
    assert.match(`${first?.chapter.title} ${first?.heading}`, /Аннулир|Карточка/);
    assert.ok(searchManual(manual, 'вложения').length > 0);
    assert.deepEqual(searchManual(manual, 'вложения жираф'), []);
    assert.deepEqual(searchManual(manual, '  '), []);
  });
});
