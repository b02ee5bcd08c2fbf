// One's own page: a frame of blocks, a file each. A new block is added to the list below, in the order of reading.
import type { ComponentType } from 'react';
import { useMe } from '../../../core/api/session.ts';
import { DevicesBlock } from '../../entry/profile/DevicesBlock.tsx';
import { PasskeysBlock } from '../../entry/profile/PasskeysBlock.tsx';
import { SecondFactorsBlock } from '../../entry/profile/SecondFactorsBlock.tsx';
import { AboutBlock } from './AboutBlock.tsx';
import { ClockBlock } from './ClockBlock.tsx';
import { ConsentsBlock } from './ConsentsBlock.tsx';
import { DirectoriesBlock } from './DirectoriesBlock.tsx';
import { ExternalBlock } from './ExternalBlock.tsx';
import { MessengerBlock } from './MessengerBlock.tsx';
import { NoticesBlock } from './NoticesBlock.tsx';
import { PasswordBlock } from './PasswordBlock.tsx';
import { PhotoBlock } from './PhotoBlock.tsx';
import classes from './ProfilePage.module.css';
import { RightsBlock } from './RightsBlock.tsx';
import { SessionsBlock } from './SessionsBlock.tsx';
import { SubstitutionBlock } from './SubstitutionBlock.tsx';
import { TokensBlock } from './TokensBlock.tsx';

const blocks: { key: string; Block: ComponentType }[] = [
  { key: 'about', Block: AboutBlock },
  { key: 'photo', Block: PhotoBlock },
  { key: 'clock', Block: ClockBlock },
  { key: 'substitution', Block: SubstitutionBlock },
  { key: 'notices', Block: NoticesBlock },
  { key: 'messenger', Block: MessengerBlock },
  { key: 'password', Block: PasswordBlock },
  { key: 'directories', Block: DirectoriesBlock },
  { key: 'second-factors', Block: SecondFactorsBlock },
  { key: 'passkeys', Block: PasskeysBlock },
  { key: 'sessions', Block: SessionsBlock },
  { key: 'external', Block: ExternalBlock },
  { key: 'devices', Block: DevicesBlock },
  { key: 'tokens', Block: TokensBlock },
  { key: 'consents', Block: ConsentsBlock },
  { key: 'rights', Block: RightsBlock },
];

export default function ProfilePage() {
  const { user } = useMe();
  return (
    <div className={classes.page}>
      <h1 className={classes.title}>{user.name}</h1>
      {blocks.map(({ key, Block }) => (
        <Block key={key} />
      ))}
    </div>
  );
}
