// A request is registered on the day when it came; the term is counted by the production calendar.
import { useNavigate } from '@tanstack/react-router';
import { createRequest, listRequests, requestChannels, requestKinds, searchSubjects } from '#contract/personal-data.ts';
import { api } from '../../../core/api/call.ts';
import type { StoredFile } from '../../../core/api/upload.ts';
import { today } from '../../../core/dates/use-here.ts';
import { DateField } from '../../../core/form/DateField.tsx';
import { FileDrop } from '../../../core/form/FileDrop.tsx';
import { Form } from '../../../core/form/Form.tsx';
import { FormBar } from '../../../core/form/FormBar.tsx';
import { Lookup, type LookupValue } from '../../../core/form/Lookup.tsx';
import { PersonField } from '../../../core/form/PersonField.tsx';
import { Row } from '../../../core/form/Section.tsx';
import { SelectField } from '../../../core/form/SelectField.tsx';
import { TextArea } from '../../../core/form/TextArea.tsx';
import { TextField } from '../../../core/form/TextField.tsx';
import { useForm } from '../../../core/form/use-form.ts';
import type { LookupSearch } from '../../../core/form/use-lookup.ts';
import { toast } from '../../../core/toast/toast.ts';
import { PrivacyPage } from '../PrivacyPage.tsx';
import { usePrivacyWords } from '../words.ts';

interface Values {
  kind: (typeof requestKinds)[number];
  channel: (typeof requestChannels)[number];
  applicant: string;
  subject: LookupValue | null;
  details: string;
  arrivedOn: string | null;
  responsible: LookupValue | null;
  files: StoredFile[];
}

export const findSubjects: LookupSearch = async (q, signal) => {
  const { items } = await api.call(searchSubjects, { q, limit: 20 }, { signal });
  return items.map((item) => ({ id: item.id, label: item.name, ...(item.detail ? { detail: item.detail } : {}) }));
};

export default function NewRequestPage() {
  const { t, choices } = usePrivacyWords();
  const navigate = useNavigate();
  const form = useForm<Values, typeof createRequest>({
    action: createRequest,
    initial: {
      kind: 'access',
      channel: 'paper',
      applicant: '',
      subject: null,
      details: '',
      arrivedOn: today(),
      responsible: null,
      files: [],
    },
    toInput: ({ subject, responsible, files, arrivedOn, ...values }) => ({
      ...values,
      arrivedOn: arrivedOn ?? '',
      ...(subject?.id ? { subjectId: subject.id } : {}),
      ...(responsible?.id ? { responsibleId: responsible.id } : {}),
      ...(files[0] ? { fileId: files[0].id } : {}),
    }),
    aliases: { subjectId: 'subject', responsibleId: 'responsible', fileId: 'files' },
    changes: [listRequests],
    onDone: (made) => {
      toast({ tone: 'done', text: t('requests.registered', { number: made.number }) });
      void navigate({ to: `/privacy/requests/${made.id}` });
    },
  });
  return (
    <PrivacyPage title={t('requests.new')}>
      <Form form={form} label={t('requests.new')}>
        <Row>
          <SelectField name="kind" label={t('requests.kind')} options={choices('request', requestKinds)} />
          <SelectField name="channel" label={t('requests.channel')} options={choices('channel', requestChannels)} />
        </Row>
        <TextField
          name="applicant"
          label={t('requests.applicant')}
          hint={t('requests.applicantHint')}
          maxLength={300}
          autoFocus
        />
        <Lookup
          name="subject"
          label={t('requests.subject')}
          hint={t('requests.subjectHint')}
          searchKey="privacy-subjects"
          search={findSubjects}
          optional
        />
        <TextArea name="details" label={t('requests.details')} maxLength={5000} optional />
        <DateField name="arrivedOn" label={t('requests.arrivedOn')} hint={t('requests.dueHint')} />
        <PersonField
          name="responsible"
          kind="user"
          label={t('requests.responsible')}
          hint={t('requests.responsibleHint')}
          optional
        />
        <FileDrop name="files" label={t('requests.scan')} max={1} optional />
        <FormBar save={t('requests.register')} cancel={() => void navigate({ to: '/privacy/requests' })} />
      </Form>
    </PrivacyPage>
  );
}
