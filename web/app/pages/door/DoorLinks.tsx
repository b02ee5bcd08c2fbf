// Under the sign-in form: a forgotten password, and registration where it is open.
import { Link } from '@tanstack/react-router';
import { readDoor } from '#contract/registration.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { useText } from '../../../core/text/texts.ts';
import classes from './Door.module.css';

export function DoorLinks() {
  const t = useText('door');
  const door = useOperation(readDoor, {}, { staleTime: 60_000 });
  return (
    <nav className={classes.links} aria-label={t('links')}>
      <Link to="/auth/forgot">{t('forgot.link')}</Link>
      {door.data?.registration ? <Link to="/register">{t('welcome.register')}</Link> : null}
    </nav>
  );
}
