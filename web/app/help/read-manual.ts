// The whole manual from docs/user and docs/admin, in the order of their contents. Runs when the web application
// is built; a link between chapters becomes an address of the application.

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Picture } from '../../core/markdown/blocks.ts';
import { parseMarkdown } from '../../core/markdown/parse-markdown.ts';
import type { Chapter } from './chapter.ts';

const docs = join(import.meta.dirname, '../../../docs');
/** Made by `npm run manual-pictures` and kept by nobody: the manual is whole without them. */
export const picturesFolder = join(docs, 'pictures');

export interface ShippedPicture extends Picture {
  content: Buffer;
}

/** The pictures that are there, by name. */
export function readPictures(): Map<string, ShippedPicture> {
  const names = existsSync(picturesFolder) ? readdirSync(picturesFolder).filter((name) => name.endsWith('.png')) : [];
  return new Map(
    names.map((name) => {
      const content = readFileSync(join(picturesFolder, name));
      const stem = name.slice(0, -4);
      const src = `/assets/manual-${stem}-${createHash('sha256').update(content).digest('hex').slice(0, 8)}.png`;
      // A PNG begins with its size; pictures are taken at twice that of the screen.
      return [stem, { src, content, width: content.readUInt32BE(16) / 2, height: content.readUInt32BE(20) / 2 }];
    }),
  );
}

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

export function readManual(pictures: ReadonlyMap<string, Picture> = readPictures()): Chapter[] {
  const known = slugs();
  const pictureOf = (name: string): Picture | null => {
    const found = pictures.get(name);
    return found ? { src: found.src, width: found.width, height: found.height } : null;
  };
  const chapters = [...known].map(([path, slug]): Chapter => {
    const linkOf = (target: string): string | null => {
      const [file = '', anchor] = target.split('#');
      const aimed =
        file === '' ? slug : known.get(relative(docs, join(docs, dirname(path), file)).replaceAll('\\', '/'));
      if (aimed === undefined) return null;
      return `/help${aimed ? `/${aimed}` : ''}${anchor ? `#${anchor}` : ''}`;
    };
    const group = path.startsWith('admin/') ? 'admin' : 'user';
    return { slug, group, ...parseMarkdown(readFileSync(join(docs, path), 'utf8'), linkOf, pictureOf) };
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
