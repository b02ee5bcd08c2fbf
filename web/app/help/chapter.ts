// A chapter of the manual as the build makes it from its Markdown: blocks that the page draws, no HTML.
export type Inline =
  | string
  | { kind: 'code' | 'strong' | 'em'; text: string }
  | { kind: 'link'; text: Inline[]; to: string };

/** A picture as it is served, with its size on the screen. */
export interface Picture {
  src: string;
  width: number;
  height: number;
}
export interface ListItem {
  text: Inline[];
  items: Inline[][];
}
export type Block =
  | { kind: 'heading'; level: 2 | 3; id: string; text: Inline[] }
  | { kind: 'paragraph'; text: Inline[] }
  | { kind: 'list'; ordered: boolean; items: ListItem[] }
  | { kind: 'table'; head: Inline[][]; rows: Inline[][][] }
  | { kind: 'code'; text: string }
  | ({ kind: 'picture'; text: string } & Picture);

export interface Chapter {
  /** The end of its address, `/help/<slug>`; of the contents, `/help`, it is empty. */
  slug: string;
  group: 'user' | 'admin';
  title: string;
  blocks: Block[];
}

export const plainText = (inline: readonly Inline[]): string =>
  inline.map((one) => (typeof one === 'string' ? one : one.kind === 'link' ? plainText(one.text) : one.text)).join('');
