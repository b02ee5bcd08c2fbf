// A text in a few marks of Markdown as blocks that a page draws, no HTML: the manual's chapters, articles.
export type Inline =
  | string
  | { kind: 'code' | 'strong' | 'em'; text: string }
  | { kind: 'link'; text: Inline[]; to: string };

/** A picture as it is served, with its size on the screen where it is known. */
export interface Picture {
  src: string;
  width?: number;
  height?: number;
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

export const plainText = (inline: readonly Inline[]): string =>
  inline.map((one) => (typeof one === 'string' ? one : one.kind === 'link' ? plainText(one.text) : one.text)).join('');
