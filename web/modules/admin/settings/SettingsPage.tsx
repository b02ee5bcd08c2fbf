// What can be set up in the program: a line each, opened by its name.
import { Link } from '@tanstack/react-router';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useLocalText, useText } from '../../../core/text/texts.ts';
import classes from './Settings.module.css';
import { useSettings } from './use-settings.ts';

export default function SettingsPage() {
  const t = useText('settings');
  const say = useLocalText();
  const settings = useSettings();
  return (
    <div className={classes.page}>
      <h1 className={classes.title}>{t('title')}</h1>
      {settings.error ? <ErrorState error={settings.error} retry={() => void settings.refetch()} /> : null}
      {settings.isPending ? <SkeletonRows rows={6} /> : null}
      <ul className={classes.list}>
        {settings.data?.items.map((setting) => (
          <li key={setting.key} className={classes.row}>
            <Link to={`/admin/settings/${setting.key}` as never} className={classes.name}>
              {say(setting.title)}
            </Link>
            {setting.hint ? <span className={classes.dim}>{say(setting.hint)}</span> : null}
          </li>
        ))}
      </ul>
    </div>
  );
}
