// One line of the roster: who, for which queue, on which days, from when to when.
import { addDutyLine, changeDutyLine, listRoster, readCurrentShifts, readRosterWeek } from '#contract/shifts.ts';
import { weekdayOf } from '../../../core/dates/day.ts';
import { CheckField } from '../../../core/form/CheckField.tsx';
import { DateField } from '../../../core/form/DateField.tsx';
import { Form } from '../../../core/form/Form.tsx';
import { FormBar } from '../../../core/form/FormBar.tsx';
import type { LookupValue } from '../../../core/form/Lookup.tsx';
import { PersonField } from '../../../core/form/PersonField.tsx';
import { Row, Section } from '../../../core/form/Section.tsx';
import { TextField } from '../../../core/form/TextField.tsx';
import { useForm } from '../../../core/form/use-form.ts';
import { useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { minuteOf, timeText } from './duty-words.ts';
import type { DutyLine } from './RosterPage.tsx';

const days = [1, 2, 3, 4, 5, 6, 7] as const;
type DayFlag = `day.${(typeof days)[number]}`;
type Values = Record<DayFlag, boolean> & {
  person: LookupValue | null;
  group: LookupValue | null;
  from: string;
  until: string;
  startsOn: string | null;
  endsOn: string | null;
  workingDaysOnly: boolean;
};
const chosen = (one: { id: string; name: string } | null | undefined): LookupValue | null =>
  one ? { id: one.id, label: one.name } : null;

/** What a new line begins with: the person and the day of the cell that was opened. */
export interface DutyStart {
  person?: { id: string; name: string };
  day?: string;
}

const valuesOf = (line: DutyLine | null, { person, day: only }: DutyStart): Values => ({
  ...(Object.fromEntries(
    days.map((day) => [`day.${day}`, (line?.weekdays ?? (only ? [weekdayOf(only)] : [1, 2, 3, 4, 5])).includes(day)]),
  ) as Record<DayFlag, boolean>),
  person: chosen(line?.person ?? person),
  group: chosen(line?.group),
  from: timeText(line?.fromMinute ?? 540),
  until: timeText(line?.untilMinute ?? 1080),
  startsOn: line?.startsOn ?? only ?? null,
  // From a cell of the week: that day alone, until another last day is given.
  endsOn: line ? line.endsOn : (only ?? null),
  workingDaysOnly: line?.workingDaysOnly ?? false,
});

interface DutyLineFormProps {
  line: DutyLine | null;
  start: DutyStart;
  done: () => void;
}
export function DutyLineForm({ line, start, done }: DutyLineFormProps) {
  const t = useText('shifts');
  const form = useForm<Values, typeof addDutyLine>({
    action: (line ? changeDutyLine : addDutyLine) as never,
    initial: valuesOf(line, start),
    toInput: (values) =>
      ({
        ...(line ? { id: line.id, version: line.version } : {}),
        userId: values.person?.id ?? '',
        groupId: values.group?.id ?? null,
        weekdays: days.filter((day) => values[`day.${day}`]),
        // What is no time is told at its field by the server's own check.
        fromMinute: minuteOf(values.from) ?? -1,
        untilMinute: minuteOf(values.until) ?? -1,
        ...(values.startsOn ? { startsOn: values.startsOn } : {}),
        endsOn: values.endsOn || null,
        workingDaysOnly: values.workingDaysOnly,
      }) as never,
    aliases: { userId: 'person', groupId: 'group', fromMinute: 'from', untilMinute: 'until', weekdays: 'day.1' },
    changes: [listRoster, readRosterWeek, readCurrentShifts],
    onDone: (saved) => {
      toast({ tone: 'done', text: t('roster.saved', { name: saved.person.name }) });
      done();
    },
  });
  return (
    <Form form={form} label={t(line ? 'roster.changing' : 'roster.new')}>
      <PersonField name="person" label={t('roster.person')} kind="user" autoFocus />
      <PersonField name="group" label={t('roster.group')} hint={t('roster.groupHint')} kind="group" optional />
      <Section title={t('roster.days')}>
        <Row>
          {days.map((day) => (
            <CheckField key={day} name={`day.${day}`} label={t(`day.${day}`)} />
          ))}
        </Row>
      </Section>
      <Row>
        <TextField name="from" label={t('roster.from')} width="short" maxLength={5} />
        <TextField name="until" label={t('roster.till')} hint={t('roster.tillHint')} width="short" maxLength={5} />
      </Row>
      <Row>
        <DateField name="startsOn" label={t('roster.firstDay')} hint={t('roster.firstDayHint')} optional />
        <DateField name="endsOn" label={t('roster.lastDay')} optional />
      </Row>
      <CheckField name="workingDaysOnly" label={t('roster.workingOnly')} hint={t('roster.workingHint')} />
      <FormBar save={t('roster.save')} cancel={done} />
    </Form>
  );
}
