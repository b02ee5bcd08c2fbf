// The form of a work schedule: its week as people write it, with a strip that shows the day.
import { Button, Group, TextInput } from '@mantine/core';
import { createSchedule, listSchedules, type ScheduleCard, updateSchedule } from '#contract/deadlines.ts';
import { durationText } from '../../../core/deadlines/duration.ts';
import { CheckField } from '../../../core/form/CheckField.tsx';
import { Form } from '../../../core/form/Form.tsx';
import { FormBar } from '../../../core/form/FormBar.tsx';
import { useField } from '../../../core/form/form-context.ts';
import { Section } from '../../../core/form/Section.tsx';
import { SelectField } from '../../../core/form/SelectField.tsx';
import { TextField } from '../../../core/form/TextField.tsx';
import { type Form as FormOf, useForm, useFormState } from '../../../core/form/use-form.ts';
import { ZoneField } from '../../../core/form/ZoneField.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import rows from '../SettingRows.module.css';
import classes from './Deadlines.module.css';
import { TouchedField } from './Touched.tsx';
import { tellSaved } from './tell-saved.ts';
import { dayText, parseDay, weekMinutes } from './week-text.ts';

const days = [1, 2, 3, 4, 5, 6, 7] as const;
type Day = `day${(typeof days)[number]}`;
type Values = Record<Day, string> & {
  name: string;
  zone: string | null;
  followsCalendar: boolean;
  workedDayAs: string;
  enabled: boolean;
  open: 'keep' | 'recount';
};

const weekOf = (values: Values) => days.map((day) => parseDay(values[`day${day}`]));

const contentOf = (values: Values, zone: string) => ({
  zone: values.zone || zone,
  week: weekOf(values).map((day) => day ?? []),
  followsCalendar: values.followsCalendar,
  workedDayAs: Number(values.workedDayAs),
});

export function ScheduleForm({
  schedule,
  zone,
  done,
}: {
  schedule: ScheduleCard | null;
  zone: string;
  done: () => void;
}) {
  const t = useText('deadlines');
  const locale = useLocale();
  const office = (day: number) => (day <= 5 ? '9:00–13:00, 14:00–18:00' : '');
  const form = useForm<Values, typeof updateSchedule>({
    action: (schedule ? updateSchedule : createSchedule) as never,
    initial: {
      ...(Object.fromEntries(
        days.map((day) => [`day${day}`, schedule ? dayText(schedule.week[day - 1] ?? []) : office(day)]),
      ) as Record<Day, string>),
      name: schedule?.name ?? '',
      zone: schedule?.zone ?? zone,
      followsCalendar: schedule?.followsCalendar ?? true,
      workedDayAs: String(schedule?.workedDayAs ?? 1),
      enabled: schedule?.enabled ?? true,
      open: 'keep',
    },
    ...(schedule ? { version: schedule.version } : {}),
    toInput: (values) =>
      (schedule
        ? { id: schedule.id, name: values.name, enabled: values.enabled, open: values.open, ...contentOf(values, zone) }
        : { name: values.name, ...contentOf(values, zone) }) as never,
    check: (values) =>
      Object.fromEntries(weekOf(values).flatMap((day, place) => (day ? [] : [[`day${place + 1}`, t('weekWrong')]]))),
    aliases: { week: 'day1' },
    changes: [listSchedules],
    onDone: (saved, { values }) => {
      tellSaved(values.name, schedule ? saved.task : null);
      done();
    },
  });
  const values = useFormState(form, (state) => state.values);
  const week = weekOf(values);
  const content = contentOf(values, zone);
  const fresh =
    schedule &&
    week.every(Boolean) &&
    JSON.stringify([schedule.zone, schedule.week, schedule.followsCalendar, schedule.workedDayAs]) !==
      JSON.stringify([content.zone, content.week, content.followsCalendar, content.workedDayAs]);
  return (
    <Form form={form} label={schedule ? t('changingSchedule', { name: schedule.name }) : t('newSchedule')}>
      <TextField name="name" label={t('field.name')} maxLength={100} autoFocus />
      <Section title={t('week')} hint={t('weekHint')}>
        <div className={classes.days}>
          {days.map((day) => (
            <DayRow key={day} day={day} hours={week[day - 1] ?? null} />
          ))}
        </div>
        <Group gap={8}>
          <FillButtons form={form} />
          <span className={rows.dim}>{t('weekSum', { time: durationText(weekMinutes(week), locale) })}</span>
        </Group>
      </Section>
      <ZoneField name="zone" label={t('field.zone')} />
      <CheckField name="followsCalendar" label={t('field.followsCalendar')} hint={t('field.followsHint')} />
      {values.followsCalendar ? (
        <SelectField
          name="workedDayAs"
          label={t('field.workedDayAs')}
          options={days
            .filter((day) => (week[day - 1]?.length ?? 0) > 0 || String(day) === values.workedDayAs)
            .map((day) => ({ value: String(day), label: t(`day.${day}`) }))}
        />
      ) : null}
      {schedule ? <CheckField name="enabled" label={t('field.enabledSchedule')} /> : null}
      {fresh ? <TouchedField change={{ scheduleId: schedule.id, content }} /> : null}
      <FormBar save={t('save')} cancel={done} />
    </Form>
  );
}

function DayRow({ day, hours }: { day: (typeof days)[number]; hours: [number, number][] | null }) {
  const t = useText('deadlines');
  const label = t(`day.${day}`);
  const field = useField<string>(`day${day}`, label);
  return (
    <div className={classes.day}>
      <label htmlFor={field.id}>{label}</label>
      <TextInput
        id={field.id}
        value={field.value}
        onChange={(event) => field.set(event.currentTarget.value)}
        placeholder={t('dayOff')}
        error={field.error}
        autoComplete="off"
      />
      <div className={classes.strip} aria-hidden="true">
        {(hours ?? []).map(([from, until]) => (
          <span key={from} style={{ left: `${from / 14.4}%`, width: `${(until - from) / 14.4}%` }} />
        ))}
      </div>
    </div>
  );
}

function FillButtons({ form }: { form: FormOf<Values> }) {
  const t = useText('deadlines');
  const fill = (text: string, until: number) =>
    form.store.setAll(Object.fromEntries(days.filter((day) => day <= until).map((day) => [`day${day}`, text])));
  return (
    <>
      <Button size="xs" variant="default" onClick={() => fill(form.store.state.values.day1, 5)}>
        {t('copyDown')}
      </Button>
      <Button size="xs" variant="default" onClick={() => fill('0:00–24:00', 7)}>
        {t('roundClock')}
      </Button>
    </>
  );
}
