// A group's own page: what it is and where it stands, its people, the groups below it, and what waits for it.
import { Link, useParams } from '@tanstack/react-router';
import { readGroup } from '#contract/groups.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { usePlaceName } from '../../../core/place.ts';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useText } from '../../../core/text/texts.ts';
import classes from '../People.module.css';
import { GroupMembers } from './GroupMembers.tsx';
import { GroupQueue } from './GroupQueue.tsx';

export default function GroupPage() {
  const t = useText('people');
  const { id } = useParams({ strict: false }) as { id: string };
  const group = useOperation(readGroup, { id });
  usePlaceName(group.data?.name);
  if (group.error && !group.data) return <ErrorState error={group.error} retry={() => void group.refetch()} />;
  if (!group.data) return <SkeletonRows rows={10} />;
  const { name, kind, index, archived, parent, heads, children } = group.data;
  const note = [t(`group.kind.${kind}`), index ? t('group.index', { index }) : '', archived ? t('group.archived') : ''];
  return (
    <article className={classes.page}>
      <header>
        <h1 className={classes.title}>{name}</h1>
        <p className={classes.dim}>
          {note.filter(Boolean).join(' · ')}
          {parent ? (
            <>
              {' · '}
              {t('group.partOf')} <Link to={`/groups/${parent.id}`}>{parent.name}</Link>
            </>
          ) : null}
        </p>
        {heads.length > 0 ? (
          <p>{t('group.heads', { count: heads.length, names: heads.map((head) => head.name).join(', ') })}</p>
        ) : null}
      </header>
      <GroupQueue key={`queue-${id}`} id={id} name={name} />
      <GroupMembers key={`members-${id}`} group={group.data} />
      {children.length > 0 ? (
        <section className={classes.section} aria-labelledby="children">
          <h2 id="children">{t('group.children')}</h2>
          <ul className={classes.list}>
            {children.map((child) => (
              <li key={child.id} className={classes.item}>
                <Link to={`/groups/${child.id}`}>{child.name}</Link>
                <span className={classes.dim}>{t('group.members', { count: child.members })}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </article>
  );
}
