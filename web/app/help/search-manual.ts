// Search in the manual: sections in which every word is found, by its beginning and whatever its ending; headings first. Pure.
import { type Block, plainText } from '../../core/markdown/blocks.ts';
import type { Chapter } from './chapter.ts';

export interface Found {
  chapter: Chapter;
  /** Title of the section, empty for a chapter's beginning. */
  heading: string;
  to: string;
  /** The words around the first match. */
  excerpt: string;
}
interface Section {
  chapter: Chapter;
  heading: string;
  id: string | null;
  text: string;
}

export const addressOfChapter = (slug: string): string => (slug ? `/help/${slug}` : '/help');

export function searchManual(chapters: readonly Chapter[], query: string): Found[] {
  const stems = folded(query)
    .split(/[^\p{L}\p{N}+/[\]?]+/u)
    .filter(Boolean)
    .map(stemOf);
  if (stems.length === 0) return [];
  const found = sectionsOf(chapters).flatMap((section) => {
    const heading = folded(`${section.chapter.title} ${section.heading}`);
    const text = folded(section.text);
    const all = stems.every((stem) => heading.includes(stem) || text.includes(stem));
    if (!all) return [];
    const weight = stems.filter((stem) => heading.includes(stem)).length;
    const to = addressOfChapter(section.chapter.slug) + (section.id ? `#${section.id}` : '');
    return [
      { weight, chapter: section.chapter, heading: section.heading, to, excerpt: excerptOf(section.text, stems) },
    ];
  });
  return found
    .toSorted((one, other) => other.weight - one.weight)
    .slice(0, 30)
    .map(({ weight: _, ...rest }) => rest);
}

const folded = (text: string): string => text.toLowerCase().replaceAll('ё', 'е');

/** «вложения» finds «вложение» and «вложений»: what changes in a word is its end. */
const stemOf = (word: string): string =>
  word.length > 5 ? word.slice(0, -2) : word.length > 3 ? word.slice(0, -1) : word;

function sectionsOf(chapters: readonly Chapter[]): Section[] {
  return chapters.flatMap((chapter) => {
    const sections: Section[] = [{ chapter, heading: '', id: null, text: '' }];
    for (const block of chapter.blocks) {
      if (block.kind === 'heading') {
        sections.push({ chapter, heading: plainText(block.text), id: block.id, text: '' });
      } else {
        const last = sections.at(-1) as Section;
        last.text = `${last.text} ${textOf(block)}`.trim();
      }
    }
    return sections.filter((section) => section.text || section.heading);
  });
}

function textOf(block: Exclude<Block, { kind: 'heading' }>): string {
  switch (block.kind) {
    case 'picture':
      return '';
    case 'paragraph':
      return plainText(block.text);
    case 'code':
      return block.text;
    case 'list':
      return block.items.map((item) => [item.text, ...item.items].map(plainText).join(' ')).join(' ');
    case 'table':
      return block.rows.map((row) => row.map(plainText).join(' ')).join(' ');
  }
}

function excerptOf(text: string, stems: readonly string[]): string {
  const low = folded(text);
  const first = stems.map((stem) => low.indexOf(stem)).filter((at) => at >= 0);
  const at = first.length > 0 ? Math.min(...first) : 0;
  const from = at < 60 ? 0 : text.lastIndexOf(' ', at - 40) + 1;
  const piece = text.slice(from, from + 180);
  return `${from > 0 ? '… ' : ''}${piece}${from + 180 < text.length ? ' …' : ''}`;
}
