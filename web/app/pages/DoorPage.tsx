// The frame of the pages outside the shell: sign-in, the owner's set-up, the forced change of password.
import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { setLocale, useLocale, useText } from '../../core/text/texts.ts';
import classes from './DoorPage.module.css';

export function DoorPage({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  const t = useText('app');
  const locale = useLocale();
  useEffect(() => {
    document.title = `${title} · ${t('product')}`;
  }, [title, t]);
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <img src="/favicon.svg" alt="" width={26} height={26} />
        <span className={classes.product}>{t('product')}</span>
        <UnstyledButton
          className={classes.language}
          lang={locale === 'ru' ? 'en' : 'ru'}
          onClick={() => void setLocale(locale === 'ru' ? 'en' : 'ru')}
        >
          {locale === 'ru' ? 'English' : 'Русский'}
        </UnstyledButton>
      </header>
      <main className={classes.card}>
        <h1 className={classes.title}>{title}</h1>
        {text ? <p className={classes.text}>{text}</p> : null}
        {children}
      </main>
    </div>
  );
}
