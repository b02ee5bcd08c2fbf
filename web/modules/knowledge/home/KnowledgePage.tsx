// The knowledge base for readers: search, sections, what helps most, what is new.
import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { listArticles, listSections, tellUse } from '#contract/knowledge.ts';
import { useCan } from '../../../core/api/session.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { EmptyState } from '../../../core/show/EmptyState.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useText } from '../../../core/text/texts.ts';
import classes from '../Knowledge.module.css';
import { ArticleList } from './ArticleList.tsx';
import { SectionCards } from './SectionCards.tsx';

export default function KnowledgePage() {
  const t = useText('knowledge');
  const writes = useCan('knowledge.article.create');
  const { hash } = useLocation();
  const sections = useOperation(listSections, {});
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 250);
  const all = sections.data?.items ?? [];
  const section = all.find((one) => one.id === hash) ?? null;
  const path = section
    ? all.filter((one) => section.path === one.path || section.path.startsWith(`${one.path} / `))
    : [];
  const newArticle = writes ? (
    <Button component={Link} to="/knowledge/new" size="xs" leftSection={<IconPlus size={15} />}>
      {t('command.new')}
    </Button>
  ) : null;
  if (sections.error && !sections.data)
    return <ErrorState error={sections.error} retry={() => void sections.refetch()} />;
  if (!sections.data) return <SkeletonRows rows={8} />;
  const inside = all.filter((one) => one.inUse && one.parentId === (section?.id ?? null));
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1 className={classes.title}>{section ? section.name : t('title')}</h1>
        {newArticle}
      </header>
      {section ? (
        <nav className={classes.crumbs} aria-label={t('crumbs')}>
          <Link to="/knowledge">{t('title')}</Link>
          {path.slice(0, -1).map((one) => (
            <span key={one.id}>
              {'› '}
              <Link to="/knowledge" hash={one.id}>
                {one.name}
              </Link>
            </span>
          ))}
        </nav>
      ) : null}
      <TextInput
        className={classes.search}
        size="md"
        type="search"
        aria-label={t('search')}
        placeholder={t('search')}
        leftSection={<IconSearch size={18} stroke={1.6} />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {q ? (
        <Found q={q} />
      ) : (
        <>
          <SectionCards sections={inside} />
          {section ? (
            <>
              {section.hint ? <p className={classes.dim}>{section.hint}</p> : null}
              <ArticleList
                input={{ base: true, sectionId: section.id }}
                empty={<EmptyState compact title={t('home.emptySection')} action={newArticle} />}
              />
            </>
          ) : (
            <div className={classes.pair}>
              <section>
                <h2 className={classes.heading}>{t('home.popular')}</h2>
                <ArticleList
                  input={{ base: true, sort: 'popular', limit: 7 }}
                  only
                  empty={<EmptyState compact title={t('home.empty')} text={t('home.emptyText')} action={newArticle} />}
                />
              </section>
              <section>
                <h2 className={classes.heading}>{t('home.newest')}</h2>
                <ArticleList
                  input={{ base: true, sort: 'newest', limit: 7 }}
                  only
                  empty={<p className={classes.dim}>{t('home.none')}</p>}
                />
              </section>
            </div>
          )}
        </>
      )}
    </div>
  );
}

/** What was found; a search without an answer is kept for the curator as stems of its words, once it stands for a while. */
function Found({ q }: { q: string }) {
  const t = useText('knowledge');
  const found = useOperation(listArticles, { base: true, q, limit: 1 }, { keepPrevious: true });
  const tell = useAction(tellUse);
  const told = useRef('');
  const nothing = found.data?.items.length === 0 && !found.isPlaceholderData;
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once for each text that stays
  useEffect(() => {
    if (!nothing || q.length < 4 || told.current === q) return;
    const wait = setTimeout(() => {
      told.current = q;
      void tell.run({ missed: { text: q } }).catch(() => undefined);
    }, 3000);
    return () => clearTimeout(wait);
  }, [nothing, q]);
  return (
    <ArticleList
      input={{ base: true, q }}
      empty={<EmptyState compact title={t('home.nothing')} text={t('home.nothingText')} />}
    />
  );
}
