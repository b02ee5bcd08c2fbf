// A secret that is shown once, with a button that copies it.
import { Button, CopyButton } from '@mantine/core';
import { useText } from '../text/texts.ts';
import classes from './SecretOnce.module.css';

export function SecretOnce({ secret, text }: { secret: string; text: string }) {
  const t = useText('programs');
  return (
    <div className={classes.secret} role="status">
      <p>{text}</p>
      <code>{secret}</code>
      <CopyButton value={secret}>
        {({ copied, copy }) => (
          <Button size="xs" variant="default" onClick={copy}>
            {t(copied ? 'secret.copied' : 'secret.copy')}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}
