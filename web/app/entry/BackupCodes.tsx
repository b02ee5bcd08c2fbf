// Backup codes, shown once: to copy, to print, to confirm that they are kept.
import { Button, CopyButton } from '@mantine/core';
import { useMe } from '../../core/api/session.ts';
import { useText } from '../../core/text/texts.ts';
import classes from './Entry.module.css';

export function BackupCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const t = useText('entry');
  const { user } = useMe();
  const title = t('factors.codesFor', { login: user.login });
  return (
    <div role="status">
      <p>{t('factors.codesOnce')}</p>
      <ul className={classes.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={classes.acts}>
        <CopyButton value={`${title}\n${codes.join('\n')}`}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {t(copied ? 'factors.codesCopied' : 'factors.codesCopy')}
            </Button>
          )}
        </CopyButton>
        <Button variant="default" onClick={() => printCodes(title, codes)}>
          {t('factors.codesPrint')}
        </Button>
        <Button onClick={onKept}>{t('factors.codesKept')}</Button>
      </div>
    </div>
  );
}

/** A sheet of its own, so that nothing else of the page is printed. */
function printCodes(title: string, codes: readonly string[]): void {
  const sheet = document.createElement('iframe');
  sheet.hidden = true;
  document.body.append(sheet);
  const page = sheet.contentDocument;
  if (!page) return;
  const heading = page.createElement('h1');
  heading.textContent = title;
  const list = page.createElement('pre');
  list.textContent = codes.join('\n\n');
  page.body.append(heading, list);
  sheet.contentWindow?.print();
  setTimeout(() => sheet.remove(), 60_000);
}
