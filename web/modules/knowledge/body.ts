// An article's text as blocks: links lead inside the program or to https addresses, pictures are the article's own files.
import { fileAddress } from '../../core/api/upload.ts';
import type { Block } from '../../core/markdown/blocks.ts';
import { parseMarkdown } from '../../core/markdown/parse-markdown.ts';

const linkOf = (target: string): string | null =>
  /^\/(?!\/)/.test(target) || /^https?:\/\/[^\s]+$/.test(target) ? target : null;
const isId = (name: string) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(name);

export const bodyBlocks = (body: string): Block[] =>
  parseMarkdown(body, linkOf, (name) => (isId(name) ? { src: fileAddress(name, true) } : null), { untitled: true })
    .blocks;

/** The files that stand in the text as pictures. */
export const picturesIn = (body: string): Set<string> =>
  new Set(
    [...body.matchAll(/^!\[[^\]]*\]\(([^)\s]+)\)\s*$/gm)].flatMap(([, name]) => (name && isId(name) ? [name] : [])),
  );
