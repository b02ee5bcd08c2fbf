// Names: any language goes in and comes out unharmed, a path or a control character does not.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { cleanFileName, contentDisposition } from './file-name.ts';

const cleaned: [string, string, string][] = [
  ['a Russian name', 'Договор № 5 «Ромашка».pdf', 'Договор № 5 «Ромашка».pdf'],
  ['Chinese, Arabic and an emoji', '合同 عقد 👩‍💻.docx', '合同 عقد 👩‍💻.docx'],
  ['a path of Linux', '../../etc/passwd', 'passwd'],
  ['a path of Windows', 'C:\\Users\\Иванова\\скан.pdf', 'скан.pdf'],
  ['the folder above', '..', 'file'],
  ['nothing', ' ', 'file'],
  ['a name that ends with a slash', 'скан/', 'file'],
  ['line breaks and zeros', 'a\r\nSet-Cookie: x\u0000.pdf', 'aSet-Cookie: x.pdf'],
  ['marks that turn the writing around', 'счёт\u202efdp.exe', 'счётfdp.exe'],
  ['й of two parts, as macOS sends it', 'Чертёж и\u0306.pdf', 'Чертёж й.pdf'],
  ['half a letter', 'a\ud800.pdf', 'a\ufffd.pdf'],
];

describe('the name of a file', () => {
  for (const [what, given, expected] of cleaned) {
    test(`${what} becomes ${JSON.stringify(expected)}`, () => assert.equal(cleanFileName(given), expected));
  }
  test('a long name is cut to 255 characters and keeps its extension and whole letters', () => {
    assert.equal(cleanFileName(`${'я'.repeat(300)}.docx`), `${'я'.repeat(250)}.docx`);
    const faces = cleanFileName(`${'😀'.repeat(200)}.pdf`);
    assert.equal(faces, `${'😀'.repeat(125)}.pdf`);
    assert.equal(cleanFileName(`a.${'b'.repeat(400)}`).length, 255);
  });
  test('a header carries a plain name for old readers and the whole name in UTF-8', () => {
    assert.equal(
      contentDisposition('attachment', `Акт "1" (копия)'*%.pdf`),
      `attachment; filename="___ _1_ (_____)'*_.pdf"; filename*=UTF-8''%D0%90%D0%BA%D1%82%20%221%22%20%28%D0%BA%D0%BE%D0%BF%D0%B8%D1%8F%29%27%2A%25.pdf`,
    );
    assert.equal(contentDisposition('inline', 'a.pdf'), `inline; filename="a.pdf"; filename*=UTF-8''a.pdf`);
  });
  test('no name can break out of the header', () => {
    for (const name of ['a"; filename="b.exe', 'a\r\nX: y', '\ud800', '\\', '👩‍💻'.repeat(300)]) {
      assert.match(
        contentDisposition('attachment', name),
        /^attachment; filename="[ !#-[\]-~]*"; filename\*=UTF-8''[\w.~!%-]*$/,
      );
    }
  });
});
