// The manual inside the program: contents and search at the left, a chapter at the right, each chapter at its own address.
import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { Link, useLocation, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { MarkdownText, markdownText } from '../../core/markdown/MarkdownText.tsx';
import { usePlaceName } from '../../core/place.ts';
import { EmptyState } from '../../core/show/EmptyState.tsx';
import { useLocale, useText } from '../../core/text/texts.ts';
import classes from './Help.module.css';
import { chapters } from './manual.ts';
import { addressOfChapter, searchManual } from './search-manual.ts';

export default function HelpPage() {
  const t = useText('help');
  const { chapter: slug = '' } = useParams({ strict: false }) as { chapter?: string };
  const { hash } = useLocation();
  const [query, setQuery] = useState('');
  const chapter = chapters.find((one) => one.slug === slug);
  usePlaceName(slug && chapter ? chapter.title : null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another chapter is what takes the reader to its beginning
  useEffect(() => {
    // Another chapter begins at its beginning, or at the heading that the address names.
    setQuery('');
    const heading = hash ? document.getElementById(decodeURIComponent(hash)) : null;
    if (heading) {
      heading.scrollIntoView();
      heading.focus({ preventScroll: true });
    } else document.getElementById('content')?.scrollTo({ top: 0 });
  }, [slug, hash]);
  return (
    <div className={classes.page} data-contents={slug === ''}>
      <div className={classes.side}>
        <TextInput
          size="xs"
          aria-label={t('find')}
          placeholder={t('find')}
          leftSection={<IconSearch size={14} />}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setQuery('');
          }}
          rightSection={query ? <CloseButton size="xs" aria-label={t('clear')} onClick={() => setQuery('')} /> : null}
        />
        <Contents />
      </div>
      <div className={classes.main}>
        {query.trim() ? (
          <Results query={query} />
        ) : chapter ? (
          <>
            <NotInEnglish />
            <article className={markdownText} lang="ru" aria-labelledby="chapter">
              <h1 id="chapter">{chapter.title}</h1>
              <MarkdownText blocks={chapter.blocks} />
            </article>
          </>
        ) : (
          <EmptyState title={t('noChapter')} action={<Link to="/help">{t('contents')}</Link>} />
        )}
      </div>
    </div>
  );
}

function Contents() {
  const t = useText('help');
  return (
    <nav aria-label={t('contents')} className={classes.contents} lang="ru">
      {(['user', 'admin'] as const).map((group) => (
        <section key={group}>
          <h2>{t(`group.${group}`)}</h2>
          <ul>
            {chapters
              .filter((one) => one.group === group)
              .map((one) => (
                <li key={one.slug}>
                  <Link to={addressOfChapter(one.slug)} activeOptions={{ exact: true, includeHash: false }}>
                    {one.title}
                  </Link>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

function Results({ query }: { query: string }) {
  const t = useText('help');
  const found = searchManual(chapters, query);
  return (
    <section aria-label={t('results')}>
      <p role="status" className={classes.dim}>
        {t('found', { count: found.length })}
      </p>
      <ul className={classes.results} lang="ru">
        {found.map((one) => {
          const [to = '', hash] = one.to.split('#');
          return (
            <li key={one.to}>
              <Link to={to} {...(hash ? { hash } : {})}>
                {[one.chapter.title, one.heading].filter(Boolean).join(' · ')}
              </Link>
              <p>{one.excerpt}</p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function NotInEnglish() {
  const t = useText('help');
  return useLocale() === 'en' ? <p className={classes.dim}>{t('onlyRussian')}</p> : null;
}
