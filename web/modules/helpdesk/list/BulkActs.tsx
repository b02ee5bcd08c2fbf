// What can be done with several tickets at once: given to somebody, another priority; one undo for all of it. Or made one mass incident.
import { Button, Menu, Popover } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { changeTickets, listProposals, makeIncident, type Priority, runMacro } from '#contract/helpdesk.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useAction } from '../../../core/api/use-operation.ts';
import { Form } from '../../../core/form/Form.tsx';
import type { LookupValue } from '../../../core/form/Lookup.tsx';
import { PersonField } from '../../../core/form/PersonField.tsx';
import { useForm } from '../../../core/form/use-form.ts';
import { Can } from '../../../core/show/Can.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { shownTickets } from '../ticket/shown-tickets.ts';
import { useUndo } from '../ticket/use-undo.ts';
import { useTicketWords } from '../words.ts';
import type { TicketRow } from './ticket-columns.tsx';

const MacroDialog = lazy(() => import('../macros/MacroDialog.tsx'));

export function BulkActs({ rows, done }: { rows: TicketRow[]; done: () => void }) {
  const t = useText('helpdesk');
  const locale = useLocale();
  const words = useTicketWords();
  const undo = useUndo();
  const navigate = useNavigate();
  const [assigning, setAssigning] = useState(false);
  const [macros, setMacros] = useState(false);
  const ids = rows.map((row) => row.id);
  const told = ({ changed, refused, undoId }: { changed: number; refused: unknown[]; undoId: string | null }) => {
    const text = [
      changed > 0 || refused.length > 0 ? t('bulk.changed', { count: changed }) : t('bulk.same'),
      refused.length > 0 ? t('bulk.refused', { count: refused.length }) : '',
    ];
    toast({ tone: refused.length > 0 ? 'info' : 'done', text: text.filter(Boolean).join('. '), acts: undo(undoId) });
    done();
  };
  const action = useAction(changeTickets, { changes: shownTickets });
  const form = useForm<{ executor: LookupValue | null }, typeof changeTickets>({
    action: changeTickets,
    initial: { executor: null },
    toInput: ({ executor }) => ({ ids, executorId: executor?.id ?? null }),
    aliases: { executorId: 'executor' },
    changes: shownTickets,
    onDone: (output) => {
      setAssigning(false);
      told(output);
    },
  });
  const incident = useAction(makeIncident, { changes: [listProposals, ...shownTickets] });
  const join = () =>
    void incident
      .run({ ids })
      .then((made) => {
        toast({ tone: 'done', text: t('incidents:proposal.made', { number: made.number }), acts: undo(made.undoId) });
        done();
        void navigate({ to: `/tickets/${made.id}` });
      })
      .catch((error: unknown) =>
        toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) }),
      );
  const change = async (priority: Priority) => {
    try {
      told(await action.run({ ids, priority }));
    } catch (error) {
      toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) });
    }
  };
  return (
    <>
      <Can operation={changeTickets}>
        <Popover
          opened={assigning}
          onChange={setAssigning}
          width={320}
          trapFocus
          // The list of people lies outside of it.
          closeOnClickOutside={false}
        >
          <Popover.Target>
            <Button size="xs" variant="default" onClick={() => setAssigning(!assigning)}>
              {t('act.assign')}
            </Button>
          </Popover.Target>
          <Popover.Dropdown>
            <Form form={form} label={t('act.assign')}>
              <PersonField name="executor" label={t('field.executor')} kind="user" optional autoFocus />
              <Button size="xs" mt={8} type="submit">
                {t('assign.verb')}
              </Button>
            </Form>
          </Popover.Dropdown>
        </Popover>
        <Menu>
          <Menu.Target>
            <Button size="xs" variant="default" loading={action.pending}>
              {t('field.priority')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {words.priorities.map(({ value, label }) => (
              <Menu.Item key={value} onClick={() => void change(value as Priority)}>
                {label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        {ids.length > 1 ? (
          <Can operation={makeIncident}>
            <Button size="xs" variant="default" loading={incident.pending} onClick={join}>
              {t('incidents:byHand')}
            </Button>
          </Can>
        ) : null}
      </Can>
      <Can operation={runMacro}>
        <Button size="xs" variant="default" onClick={() => setMacros(true)}>
          {t('macros:bulk')}
        </Button>
        {macros ? (
          <Suspense>
            <MacroDialog
              ids={ids}
              close={(ran) => {
                setMacros(false);
                if (ran) done();
              }}
            />
          </Suspense>
        ) : null}
      </Can>
    </>
  );
}
