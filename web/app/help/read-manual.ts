// The whole manual from docs/user and docs/admin, in the order of their contents. Runs when the web application
// is built; a link between chapters becomes an address of the application.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Chapter } from './chapter.ts';
import { parseChapter } from './parse-chapter.ts';

const docs = join(import.meta.dirname, '../../../docs');

/** Paths under docs/, each with the end of its address. */
function slugs(): Map<string, string> {
  const named = (folder: string, prefix: string): [string, string][] =>
    readdirSync(join(docs, folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => {
        const stem = name.slice(0, -3);
        const slug = stem === 'README' ? prefix.replace(/-$/, '') : `${prefix}${stem}`;
        return [`${folder}/${name}`, slug];
      });
  return new Map([...named('user', ''), ...named('admin', 'admin-')]);
}

export const manualFiles = (): string[] => [...slugs().keys()].map((path) => join(docs, path));

export function readManual(): Chapter[] {
  const known = slugs();
  const chapters = [...known].map(([path, slug]): Chapter => {
    const linkOf = (target: string): string | null => {
      const [file = '', anchor] = target.split('#');
      const aimed =
        file === '' ? slug : known.get(relative(docs, join(docs, dirname(path), file)).replaceAll('\\', '/'));
      if (aimed === undefined) return null;
      return `/help${aimed ? `/${aimed}` : ''}${anchor ? `#${anchor}` : ''}`;
    };
    const group = path.startsWith('admin/') ? 'admin' : 'user';
    return { slug, group, ...parseChapter(readFileSync(join(docs, path), 'utf8'), linkOf) };
  });
  return inOrder(chapters);
}

/** Each group as its contents list it; what they forget stands at the end. */
function inOrder(chapters: Chapter[]): Chapter[] {
  const place = (chapter: Chapter): number => {
    const contents = chapters.find((one) => one.slug === (chapter.group === 'admin' ? 'admin' : ''));
    const at = JSON.stringify(contents?.blocks ?? []).indexOf(`"/help/${chapter.slug}"`);
    return (chapter.group === 'admin' ? 1e9 : 0) + (chapter === contents ? -1 : at < 0 ? 1e8 : at);
  };
  return chapters.toSorted((one, other) => place(one) - place(other));
}
