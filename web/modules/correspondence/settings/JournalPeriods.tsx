// Closing a period of a journal (no letter can be registered in it any more) and opening it again with a reason.
import { Button, Menu } from '@mantine/core';
import { useState } from 'react';
import { closePeriod, listJournals, reopenPeriod } from '#contract/correspondence.ts';
import { periodOf, type Restart } from '#contract/numbering.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useAction } from '../../../core/api/use-operation.ts';
import { today } from '../../../core/dates/use-here.ts';
import { ConfirmWithReason } from '../../../core/dialog/ConfirmWithReason.tsx';
import { Can } from '../../../core/show/Can.tsx';
import { useText } from '../../../core/text/texts.ts';
import type { Journal } from './JournalsPage.tsx';

/** This period and the one before it: what a registry closes in practice. */
function offered(journal: Journal): string[] {
  const now = today();
  const earlier: Record<string, number> = { year: 366, quarter: 92, month: 31, day: 1, never: 0 };
  const before = new Date(Date.parse(now) - (earlier[journal.restart] ?? 0) * 86_400_000).toISOString().slice(0, 10);
  const periods = [periodOf(journal.restart as Restart, before), periodOf(journal.restart as Restart, now)];
  return [...new Set(periods)].filter((period) => !journal.closedPeriods.includes(period));
}

export function JournalPeriods({ journal }: { journal: Journal }) {
  const t = useText('correspondence');
  const [asked, setAsked] = useState<{ period: string; reopen: boolean; reserved?: number } | null>(null);
  const close = useAction(closePeriod, { changes: [listJournals] });
  const shut = async (period: string, reason: string, releaseReserved: boolean) => {
    try {
      return await close.run({ id: journal.id, period, reason, ...(releaseReserved ? { releaseReserved } : {}) });
    } catch (error) {
      // Asked again with what the closing would give up.
      if (!(error instanceof ApiError) || error.code !== 'period_has_reserved') throw error;
      setAsked({ period, reopen: false, reserved: Number(error.details?.count ?? 0) });
      return 'again';
    }
  };
  const reopen = useAction(reopenPeriod, { changes: [listJournals] });
  return (
    <Can operation={closePeriod} of={journal.can}>
      <Menu>
        <Menu.Target>
          <Button size="xs" variant="default">
            {t('periods.menu')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {offered(journal).map((period) => (
            <Menu.Item key={period} onClick={() => setAsked({ period, reopen: false })}>
              {t('periods.close', { period })}
            </Menu.Item>
          ))}
          {journal.closedPeriods.map((period) => (
            <Menu.Item key={period} onClick={() => setAsked({ period, reopen: true })}>
              {t('periods.reopen', { period })}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {asked ? (
        <ConfirmWithReason
          opened
          title={t(asked.reopen ? 'periods.reopen' : 'periods.close', { period: asked.period })}
          text={
            asked.reserved
              ? t('numbers:close.releaseText', { period: asked.period, count: asked.reserved })
              : t(asked.reopen ? 'periods.reopenText' : 'periods.closeText', {
                  name: journal.name,
                  period: asked.period,
                })
          }
          verb={
            asked.reserved ? t('numbers:close.release') : t(asked.reopen ? 'periods.reopenVerb' : 'periods.closeVerb')
          }
          reason={asked.reopen || asked.reserved ? 'required' : 'optional'}
          onConfirm={(reason) =>
            asked.reopen
              ? reopen.run({ id: journal.id, period: asked.period, reason })
              : shut(asked.period, reason, asked.reserved !== undefined)
          }
          onClose={() => setAsked(null)}
        />
      ) : null}
    </Can>
  );
}
