// The words of an HTML letter as plain text: paragraphs, lists and quotes stay readable, nothing of the markup does. Pure; time
// grows with the letter's length alone.

const hidden = new Set(['script', 'style', 'head', 'title', 'template', 'noscript']);
const lines = new Set([
  'br',
  'p',
  'div',
  'tr',
  'li',
  'ul',
  'ol',
  'table',
  'hr',
  'pre',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
]);
const apart = new Set(['p', 'ul', 'ol', 'table', 'pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  laquo: '«',
  raquo: '»',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  copy: '©',
  deg: '°',
  bull: '•',
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
};

function character(entity: string, whole: string): string {
  const code = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(entity);
  if (!code) return named[entity.toLowerCase()] ?? whole;
  const point = code[1] ? Number.parseInt(code[1], 16) : Number(code[2]);
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '';
}
const plain = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/&(#?\w{1,10});/g, (whole, entity) => character(entity, whole));

export function textOfHtml(html: string): string {
  let out = '';
  let quotes = 0;
  let skipping = '';
  let atStart = true;
  const newLine = (empty = false) => {
    if (!atStart) out += '\n';
    atStart = true;
    if (empty && !out.endsWith('\n\n') && out !== '') out += '\n';
  };
  const say = (text: string) => {
    const words = plain(text);
    if (atStart && words.trim() === '') return;
    if (atStart) out += '> '.repeat(quotes);
    out += atStart ? words.trimStart() : words;
    atStart = false;
  };
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    const end = open < 0 ? html.length : open;
    if (!skipping && end > at) say(html.slice(at, end));
    if (open < 0) break;
    if (html.startsWith('<!--', open)) {
      const close = html.indexOf('-->', open + 4);
      at = close < 0 ? html.length : close + 3;
      continue;
    }
    const close = html.indexOf('>', open);
    if (close < 0) break;
    at = close + 1;
    const tag = /^<(\/?)([a-z][a-z0-9]*)/i.exec(html.slice(open, open + 20));
    if (!tag) continue;
    const [, slash, name = ''] = tag;
    const key = name.toLowerCase();
    if (skipping) {
      if (slash && key === skipping) skipping = '';
      continue;
    }
    if (hidden.has(key)) {
      if (!slash && !html.slice(open, at).endsWith('/>')) skipping = key;
      continue;
    }
    if (key === 'blockquote') {
      newLine(true);
      quotes = Math.max(0, Math.min(9, quotes + (slash ? -1 : 1)));
    } else if (lines.has(key)) {
      newLine(apart.has(key));
      if (key === 'li' && !slash) say('• ');
    } else if (key === 'td' && !slash && !atStart) say(' ');
  }
  return out
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
