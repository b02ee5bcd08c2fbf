// The people of a group: today, on any day before, and every stay; administrators add, remove and name heads here.
import { ActionIcon, Button } from '@mantine/core';
import { IconCrown, IconCrownOff, IconUserMinus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '#contract/core.ts';
import { addMember, changeMember, listMembers, readGroup, removeMember } from '#contract/groups.ts';
import { listGroups, listUsers, readUser } from '#contract/identity.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useAction } from '../../../core/api/use-operation.ts';
import { today } from '../../../core/dates/use-here.ts';
import { ConfirmWithReason } from '../../../core/dialog/ConfirmWithReason.tsx';
import { DayInput } from '../../../core/form/DayInput.tsx';
import { ExportButton } from '../../../core/list/ExportButton.tsx';
import { DateText } from '../../../core/show/DateText.tsx';
import { EmptyState } from '../../../core/show/EmptyState.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { Segments } from '../../../core/show/Segments.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import classes from '../People.module.css';
import { AddMember } from './AddMember.tsx';
import { usePages } from './use-pages.ts';

type Group = Output<typeof readGroup>;
type Member = Output<typeof listMembers>['items'][number];
const changes = [readGroup, listMembers, listGroups, listUsers, readUser];

export function GroupMembers({ group }: { group: Group }) {
  const t = useText('people');
  const [when, setWhen] = useState<'now' | 'day' | 'past'>('now');
  const [on, setOn] = useState<string | null>(today());
  const asked = when === 'past' ? { past: 'true' } : when === 'day' && on ? { on } : {};
  const members = usePages<Member>(listMembers, { id: group.id, ...asked });
  const mayChange = when === 'now' && group.can.includes(addMember.name);
  return (
    <section className={classes.section} aria-labelledby="members">
      <div className={classes.line}>
        <h2 id="members">
          {t('group.people')} {members.count === null ? null : <span className={classes.dim}>{members.count}</span>}
        </h2>
        <Segments
          label={t('group.when')}
          value={when}
          onChange={setWhen}
          options={(['now', 'day', 'past'] as const).map((value) => ({ value, label: t(`group.at.${value}`) }))}
        />
        {when === 'day' ? (
          <DayInput
            size="xs"
            w={140}
            aria-label={t('group.day')}
            calendarLabel={t('group.day')}
            value={on}
            onChange={setOn}
          />
        ) : null}
        <ExportButton
          given={{
            list: listMembers.name,
            filter: { id: group.id, ...asked },
            about: [group.name, ...(when === 'day' && on ? [on] : [])],
          }}
        />
      </div>
      {mayChange && !group.archived ? <AddMember groupId={group.id} changes={changes} /> : null}
      {members.pending ? <SkeletonRows rows={3} /> : null}
      {members.error ? <ErrorState compact error={members.error} retry={members.retry} /> : null}
      {!members.pending && !members.error && members.items.length === 0 ? (
        <EmptyState compact title={t('group.nobody')} text={t('group.nobodyText')} />
      ) : null}
      <ul className={classes.list}>
        {members.items.map((member) => (
          <MemberLine
            key={`${member.id} ${member.fromAt}`}
            member={member}
            groupId={group.id}
            mayChange={mayChange}
            past={when === 'past'}
          />
        ))}
      </ul>
      {members.more ? (
        <Button variant="default" size="xs" loading={members.loadingMore} onClick={members.loadMore}>
          {t('more')}
        </Button>
      ) : null}
    </section>
  );
}

interface MemberLineProps {
  member: Member;
  groupId: string;
  mayChange: boolean;
  past: boolean;
}

function MemberLine({ member, groupId, mayChange, past }: MemberLineProps) {
  const t = useText('people');
  const locale = useLocale();
  const [removing, setRemoving] = useState(false);
  const change = useAction(changeMember, { changes });
  const remove = useAction(removeMember, { changes });
  const { id: userId, name, head } = member;
  const turn = () =>
    change
      .run({ id: groupId, userId, head: !head })
      .catch((error: unknown) =>
        toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) }),
      );
  const headWords = t(head ? 'group.unhead' : 'group.makeHead', { name });
  return (
    <li className={classes.item}>
      <span className={classes.grow}>
        {name} <span className={classes.dim}>{member.position}</span>
        <br />
        <span className={classes.dim}>
          {t('group.since')} <DateText moment={member.fromAt} />, {member.fromBy}
          {member.fromReason && member.fromReason !== 'migration' ? `: ${member.fromReason}` : null}
          {past && member.untilAt ? (
            <>
              {' · '}
              {t('group.until')} <DateText moment={member.untilAt} />, {member.untilBy}
              {member.untilReason ? `: ${member.untilReason}` : null}
            </>
          ) : null}
        </span>
      </span>
      {head ? <span className={classes.head}>{t('group.head')}</span> : null}
      {mayChange ? (
        <>
          <ActionIcon onClick={() => void turn()} loading={change.pending} aria-label={headWords} title={headWords}>
            {head ? <IconCrownOff size={16} stroke={1.6} /> : <IconCrown size={16} stroke={1.6} />}
          </ActionIcon>
          <ActionIcon
            onClick={() => setRemoving(true)}
            aria-label={t('group.removeOf', { name })}
            title={t('group.removeOf', { name })}
          >
            <IconUserMinus size={16} stroke={1.6} />
          </ActionIcon>
        </>
      ) : null}
      <ConfirmWithReason
        opened={removing}
        title={t('group.removeOf', { name })}
        text={t('group.removeText')}
        verb={t('group.remove')}
        reason="optional"
        onConfirm={(reason) => remove.run({ id: groupId, userId, reason })}
        onClose={() => setRemoving(false)}
      />
    </li>
  );
}
