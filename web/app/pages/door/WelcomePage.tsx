// The main page of a visitor: whose system this is and what it is for, sign-in, registration. Nothing else is served.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { readDoor } from '#contract/registration.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { useText } from '../../../core/text/texts.ts';
import { DoorPage } from '../DoorPage.tsx';
import classes from './Door.module.css';

const subjects = ['letters', 'requests', 'knowledge'] as const;

export default function WelcomePage() {
  const t = useText('door');
  const door = useOperation(readDoor, {});
  const organisation = door.data?.organisation;
  return (
    <DoorPage title={organisation ?? t('welcome.title')} text={t('welcome.text')}>
      <ul className={classes.subjects}>
        {subjects.map((subject) => (
          <li key={subject}>{t(`welcome.${subject}`)}</li>
        ))}
      </ul>
      <div className={classes.acts}>
        <Button component={Link} to="/auth/login" fullWidth>
          {t('welcome.signIn')}
        </Button>
        {door.data?.registration ? (
          <Button component={Link} to="/register" variant="default" fullWidth>
            {t('welcome.register')}
          </Button>
        ) : null}
      </div>
      <p className={classes.note}>{t(door.data?.registration ? 'welcome.confirmed' : 'welcome.byAdmin')}</p>
    </DoorPage>
  );
}
