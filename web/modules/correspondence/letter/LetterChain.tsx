// The whole correspondence that the letter belongs to, oldest first, with the kind of each link.
import { Link } from '@tanstack/react-router';
import { readChain } from '#contract/correspondence.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { recordAddress } from '../../../core/record-addresses.ts';
import { DateText } from '../../../core/show/DateText.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { StatusDot } from '../../../core/show/StatusDot.tsx';
import { useText } from '../../../core/text/texts.ts';
import { useLetterWords } from '../words.ts';
import classes from './Letter.module.css';

export function LetterChain({ id }: { id: string }) {
  const t = useText('correspondence');
  const words = useLetterWords();
  const chain = useOperation(readChain, { id }, { kinds: ['incoming_letter', 'outgoing_letter', 'internal_letter'] });
  if (chain.error) return <ErrorState error={chain.error} retry={() => void chain.refetch()} />;
  if (!chain.data || chain.data.letters.length < 2) return null;
  const numberOf = new Map(chain.data.letters.map((letter) => [letter.id, letter.number]));
  return (
    <section className={classes.block} aria-labelledby={`chain-${id}`}>
      <h2 className={classes.heading} id={`chain-${id}`}>
        {t('chain.title', { count: chain.data.letters.length })}
      </h2>
      <ol className={classes.chain}>
        {chain.data.letters.map((letter) => {
          const links = chain.data.links.filter((link) => link.fromId === letter.id);
          return (
            <li
              key={letter.id}
              className={classes.link}
              data-this={letter.id === id}
              data-outgoing={letter.kind === 'outgoing_letter'}
            >
              <span className={classes.linkHead}>
                <Link
                  to={recordAddress(letter.kind, letter.id) ?? '/'}
                  className={classes.linkNumber}
                  aria-current={letter.id === id ? 'true' : undefined}
                >
                  {letter.number}
                </Link>
                <DateText day={letter.registeredOn} />
                <StatusDot group={letter.stateGroup} label={words.state(letter.state)} />
              </span>
              <span className={classes.linkText}>
                {letter.counterpart} · {letter.title}
              </span>
              {links.map((link) => (
                <span key={link.id} className={classes.linkKind}>
                  {t(`link.${link.kind}`, { number: numberOf.get(link.toId) })}
                </span>
              ))}
            </li>
          );
        })}
      </ol>
      {chain.data.truncated ? <p className={classes.linkKind}>{t('chain.truncated')}</p> : null}
    </section>
  );
}
