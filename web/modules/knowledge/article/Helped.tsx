// «Помогла ли статья?»: one press, counted without a name; what did not help leads to a ticket.
import { Button } from '@mantine/core';
import { IconThumbDown, IconThumbUp } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { tellUse } from '#contract/knowledge.ts';
import { useCan } from '../../../core/api/session.ts';
import { useAction } from '../../../core/api/use-operation.ts';
import { useText } from '../../../core/text/texts.ts';
import classes from '../Knowledge.module.css';

export function Helped({ articleId }: { articleId: string }) {
  const t = useText('knowledge');
  const asks = useCan('helpdesk.ticket.create');
  const tell = useAction(tellUse);
  const [said, setSaid] = useState<'helped' | 'notHelped' | null>(null);
  const say = (kind: 'helped' | 'notHelped') => {
    setSaid(kind);
    void tell.run({ uses: [{ articleId, kind }] }).catch(() => setSaid(null));
  };
  return (
    <div className={classes.helped} role="status">
      {said === null ? (
        <>
          <span>{t('helped.question')}</span>
          <Button size="xs" variant="default" leftSection={<IconThumbUp size={15} />} onClick={() => say('helped')}>
            {t('helped.yes')}
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconThumbDown size={15} />}
            onClick={() => say('notHelped')}
          >
            {t('helped.no')}
          </Button>
        </>
      ) : (
        <>
          <span>{t(said === 'helped' ? 'helped.thanks' : 'helped.sorry')}</span>
          {said === 'notHelped' && asks ? (
            <Button component={Link} to="/tickets/new" size="xs" variant="light">
              {t('helped.ticket')}
            </Button>
          ) : null}
        </>
      )}
    </div>
  );
}
