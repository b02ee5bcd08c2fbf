// Measures for a certifier: each line is checked on the running system when the page opens.
import { Button } from '@mantine/core';
import { exportMeasures, listMeasures } from '#contract/personal-data.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { ExportButton } from '../../../core/list/ExportButton.tsx';
import { DateText } from '../../../core/show/DateText.tsx';
import { StatusDot } from '../../../core/show/StatusDot.tsx';
import { useLocalText } from '../../../core/text/texts.ts';
import classes from '../Privacy.module.css';
import { PrivacyPage, PrivacySection } from '../PrivacyPage.tsx';
import { usePrivacyWords } from '../words.ts';
import { ProgramButton } from './ProgramButton.tsx';

export default function MeasuresPage() {
  const { t, state } = usePrivacyWords();
  const say = useLocalText();
  const measures = useOperation(listMeasures, {}, { staleTime: 0 });
  const { data } = measures;
  const groups = [...new Set(data?.items.map((item) => item.group) ?? [])];
  const open = data?.items.filter((item) => item.state === 'attention').length ?? 0;
  return (
    <PrivacyPage
      title={t('measures.title')}
      loading={!data}
      error={measures.error}
      retry={() => void measures.refetch()}
      acts={
        <>
          <Button size="xs" variant="default" loading={measures.isFetching} onClick={() => void measures.refetch()}>
            {t('measures.again')}
          </Button>
          <ProgramButton />
          <Button size="xs" variant="default" component="a" href={`${exportMeasures.path}?format=pdf`}>
            PDF
          </Button>
          <ExportButton given={{ list: listMeasures.name }} />
        </>
      }
    >
      {data ? (
        <p className={classes.note}>
          {open === 0 ? t('measures.allMet') : t('measures.open', { count: open })} {t('measures.checkedAt')}{' '}
          <DateText moment={data.checkedAt} />
        </p>
      ) : null}
      {groups.map((group) => (
        <PrivacySection key={group} title={t(`measureGroup.${group}`)}>
          <ul className={classes.list}>
            {data?.items
              .filter((item) => item.group === group)
              .map((item) => (
                <li key={item.id} className={classes.item}>
                  <span className={classes.dim}>{item.id}</span>
                  <div className={classes.about}>
                    <p>{say(item.title)}</p>
                    <p className={classes.dim}>{say(item.detail)}</p>
                  </div>
                  <StatusDot {...state(item.state)} />
                </li>
              ))}
          </ul>
        </PrivacySection>
      ))}
    </PrivacyPage>
  );
}
