// What was published of an article: each version, and what is different in it from the one before.
import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '#contract/core.ts';
import { listArticleVersions } from '#contract/knowledge.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { DateText } from '../../../core/show/DateText.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useText } from '../../../core/text/texts.ts';
import classes from '../Knowledge.module.css';
import { lineDiff } from './line-diff.ts';

type Version = Output<typeof listArticleVersions>['items'][number];
const textOf = ({ title, answer, body }: Version) => [title, '', answer, '', body].join('\n').trim();

export default function Versions({ articleId }: { articleId: string }) {
  const t = useText('knowledge');
  const found = useOperation(listArticleVersions, { id: articleId, limit: 50 });
  const [chosen, setChosen] = useState<number | null>(null);
  if (found.error && !found.data) return <ErrorState compact error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <SkeletonRows rows={6} />;
  const versions = found.data.items;
  const at = Math.max(
    0,
    versions.findIndex((one) => one.number === chosen),
  );
  const version = versions[at];
  const before = versions[at + 1];
  if (!version) return <p className={classes.dim}>{t('versions.none')}</p>;
  return (
    <>
      <NativeSelect
        label={t('versions.choose')}
        value={version.number}
        onChange={(event) => setChosen(Number(event.currentTarget.value))}
        data={versions.map((one) => ({
          value: String(one.number),
          label: [t('versions.number', { number: one.number }), one.note].filter(Boolean).join(': '),
        }))}
      />
      <p className={classes.dim}>
        {version.publishedBy.name} · <DateText moment={version.publishedAt} />
        {before ? ` · ${t('versions.against', { number: before.number })}` : null}
      </p>
      {lineDiff(before ? textOf(before) : textOf(version), textOf(version)).map((line, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of one comparison keep their places
        <div key={place} className={classes.line} data-kind={line.kind}>
          {line.kind === 'same' ? null : (
            <span className="visually-hidden">{t(line.kind === 'added' ? 'versions.added' : 'versions.removed')} </span>
          )}
          {line.text || ' '}
        </div>
      ))}
    </>
  );
}
