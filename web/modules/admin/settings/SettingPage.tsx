// One setting by its address.
import { useParams } from '@tanstack/react-router';
import { usePlaceName } from '../../../core/place.ts';
import { EmptyState } from '../../../core/show/EmptyState.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useLocalText, useText } from '../../../core/text/texts.ts';
import { SettingForm } from './SettingForm.tsx';
import classes from './Settings.module.css';
import { useSetting } from './use-settings.ts';

export default function SettingPage() {
  const { key } = useParams({ strict: false }) as { key: string };
  const t = useText('settings');
  const say = useLocalText();
  const { card, missing, error, retry } = useSetting(key);
  usePlaceName(card ? say(card.title) : undefined);
  if (missing) return <EmptyState title={t('missing')} heading />;
  return (
    <div className={classes.page}>
      {error && !card ? <ErrorState error={error} retry={retry} /> : null}
      {!card && !error ? <SkeletonRows rows={6} /> : null}
      {card ? (
        <>
          <header className={classes.head}>
            <h1 className={classes.title}>{say(card.title)}</h1>
            {card.hint ? <p className={classes.dim}>{say(card.hint)}</p> : null}
          </header>
          <SettingForm key={`${card.key} ${card.version}`} card={card} />
        </>
      ) : null}
    </div>
  );
}
