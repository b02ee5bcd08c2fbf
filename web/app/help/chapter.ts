// A chapter of the manual as the build makes it from its Markdown.
import type { Block } from '../../core/markdown/blocks.ts';

export interface Chapter {
  /** The end of its address, `/help/<slug>`; of the contents, `/help`, it is empty. */
  slug: string;
  group: 'user' | 'admin';
  title: string;
  blocks: Block[];
}
