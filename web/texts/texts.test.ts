// Russian and English are complete: the same keys in every area, every plural form, and no screen asks for a missing text.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, test } from 'node:test';

const here = import.meta.dirname;
const web = join(here, '..');
const areas = readdirSync(join(here, 'ru')).map((file) => basename(file, '.ts'));
const pluralForms = { ru: ['one', 'few', 'many', 'other'], en: ['one', 'other'] };

type Texts = { [key: string]: string | Texts };

async function flat(locale: 'ru' | 'en', area: string): Promise<Map<string, string>> {
  const { default: texts } = (await import(`./${locale}/${area}.ts`)) as { default: Texts };
  const found = new Map<string, string>();
  const walk = (part: Texts, path: string) => {
    for (const [key, value] of Object.entries(part)) {
      if (typeof value === 'string') found.set(path + key, value);
      else walk(value, `${path}${key}.`);
    }
  };
  walk(texts, '');
  return found;
}

const stem = (key: string) => key.replace(/_(one|few|many|other)$/, '');
const stems = (texts: Map<string, string>) => [...new Set([...texts.keys()].map(stem))].sort();
const places = (text: string) =>
  [...text.matchAll(/{{\s*(\w+)/g)]
    .map((match) => match[1])
    .sort()
    .join();

test('O3 both languages have the same areas', () => {
  assert.deepEqual(readdirSync(join(here, 'en')).sort(), readdirSync(join(here, 'ru')).sort());
});

describe('O3 every area says the same in both languages', () => {
  for (const area of areas) {
    test(area, async () => {
      const [ru, en] = [await flat('ru', area), await flat('en', area)];
      assert.deepEqual(stems(en), stems(ru));
      for (const [locale, texts] of [
        ['ru', ru],
        ['en', en],
      ] as const) {
        for (const key of texts.keys()) {
          assert.notEqual(texts.get(key), '', `${locale} ${area}:${key} is empty`);
          if (stem(key) === key) continue;
          for (const form of pluralForms[locale]) {
            assert.ok(texts.has(`${stem(key)}_${form}`), `${locale} ${area}:${stem(key)} lacks the form ${form}`);
          }
        }
      }
      for (const key of ru.keys()) {
        if (en.has(key)) assert.equal(places(en.get(key) ?? ''), places(ru.get(key) ?? ''), `places of ${area}:${key}`);
      }
    });
  }
});

test('O3 every text that a screen asks for exists', async () => {
  const known = new Set<string>();
  for (const area of areas) for (const key of await flat('ru', area)) known.add(`${area}:${stem(key[0])}`);
  const files = readdirSync(web, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && !file.includes('.test.') && !/^(dist|texts)[/\\]/.test(file),
  );
  const missing: string[] = [];
  for (const file of files) {
    const code = readFileSync(join(web, file), 'utf8');
    const areasOf = new Map<string, string>();
    for (const match of code.matchAll(/const (\w+) = (?:useText|textOf)\((?:'([\w-]+)')?\)/g)) {
      if (!areasOf.has(match[1] ?? '')) areasOf.set(match[1] ?? '', match[2] ?? 'core');
    }
    const asked = [...code.matchAll(/\b(\w+)\('([\w-]+:)?([a-zA-Z][\w]*(?:\.[\w]+)*)'[,)]/g)];
    for (const [, name = '', area, key = ''] of asked) {
      const own = areasOf.get(name);
      if (own === undefined && !(name === 't' && area)) continue;
      const full = `${area ? area.slice(0, -1) : own}:${key}`;
      if (!known.has(full)) missing.push(`${file}: ${full}`);
    }
    for (const [, full = ''] of code.matchAll(/(?:titleKey|labelKey): '([\w-]+:[\w.]+)'/g)) {
      if (!known.has(full)) missing.push(`${file}: ${full}`);
    }
  }
  assert.deepEqual(missing, []);
});
