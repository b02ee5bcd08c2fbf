// One colleague: how to reach them, where they work, who leads them and whom they lead.
import { Link, useParams } from '@tanstack/react-router';
import { readPerson } from '#contract/directory.ts';
import { useOperation } from '../../core/api/use-operation.ts';
import { fieldDay } from '../../core/dates/format.ts';
import { usePlaceName } from '../../core/place.ts';
import { Facts } from '../../core/record/Facts.tsx';
import { Avatar } from '../../core/show/Avatar.tsx';
import { ErrorState } from '../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../core/show/SkeletonRows.tsx';
import { useText } from '../../core/text/texts.ts';
import classes from './People.module.css';

export default function PersonPage() {
  const t = useText('people');
  const { id } = useParams({ strict: false }) as { id: string };
  const answer = useOperation(readPerson, { id });
  const person = answer.data;
  usePlaceName(person?.name);
  if (answer.error && !person) return <ErrorState error={answer.error} retry={() => void answer.refetch()} />;
  if (!person) return <SkeletonRows rows={6} />;
  const links = (items: readonly { id: string; name: string }[], to: string) =>
    items.map((one, place) => (
      <span key={one.id}>
        {place > 0 ? ', ' : null}
        <Link to={`${to}/${one.id}`}>{one.name}</Link>
      </span>
    ));
  return (
    <article className={classes.page}>
      <header className={classes.line}>
        <Avatar personId={person.id} photoId={person.photoId} name={person.name} size={72} />
        <div>
          <h1 className={classes.title}>{person.name}</h1>
          <p className={classes.dim}>{person.position}</p>
          {person.awayUntil ? (
            <p>
              {t('directory.away', { day: fieldDay(person.awayUntil) })},{' '}
              {t('directory.substitutes', { names: person.substitutes.join(', ') })}
            </p>
          ) : null}
        </div>
      </header>
      <Facts
        items={[
          {
            label: t('directory.phone'),
            value: person.phone ? <a href={`tel:${person.phone.replace(/[^\d+]/g, '')}`}>{person.phone}</a> : null,
          },
          {
            label: t('directory.email'),
            value: person.email ? <a href={`mailto:${person.email}`}>{person.email}</a> : null,
          },
          {
            label: t('directory.groups'),
            value: person.groups.length > 0 ? person.groups.map((group) => group.name).join(', ') : null,
          },
          { label: t('directory.manager'), value: person.manager ? links([person.manager], '/people') : null },
          {
            label: t('directory.subordinates'),
            value: person.subordinates.length > 0 ? links(person.subordinates, '/people') : null,
          },
        ]}
      />
    </article>
  );
}
