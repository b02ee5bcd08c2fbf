// Breaking words into lines of a given width, with the widths of letters kept: pdfkit measures every word anew.

export interface LetterWidths {
  /** In points, at the size that the table is written in. */
  of(letter: string): number;
}

const widthOf = (letters: LetterWidths, text: string): number => {
  let width = 0;
  for (const letter of text) width += letters.of(letter);
  return width;
};

/** Lines of at most `width`; a word that is longer is cut. No more than `most` lines, the last one then ends with «…». */
export function breakLines(letters: LetterWidths, text: string, width: number, most: number): string[] {
  const lines: string[] = [];
  const space = letters.of(' ');
  for (const paragraph of text.split(/\r\n|\r|\n/)) {
    let line = '';
    let length = 0;
    for (const word of paragraph.split(/[ \t]+/)) {
      const long = widthOf(letters, word);
      if (line && length + space + long <= width) {
        line += ` ${word}`;
        length += space + long;
        continue;
      }
      if (line) lines.push(line);
      [line, length] = long <= width ? [word, long] : cut(letters, word, width, lines);
      if (lines.length > most) return shortened(lines, most);
    }
    lines.push(line);
    if (lines.length > most) return shortened(lines, most);
  }
  return lines;
}

function cut(letters: LetterWidths, word: string, width: number, lines: string[]): [line: string, length: number] {
  let line = '';
  let length = 0;
  for (const letter of word) {
    const wide = letters.of(letter);
    if (line && length + wide > width) {
      lines.push(line);
      line = '';
      length = 0;
    }
    line += letter;
    length += wide;
  }
  return [line, length];
}

const shortened = (lines: readonly string[], most: number): string[] => [
  ...lines.slice(0, most - 1),
  `${lines[most - 1]?.slice(0, -1) ?? ''}…`,
];
