// One's own photo: cut square and made small here, cleaned again on the server; shown to colleagues in the directory.
import { Button, FileButton } from '@mantine/core';
import { useState } from 'react';
import { removeOwnPhoto } from '#contract/directory.ts';
import { me } from '#contract/identity.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { isActing } from '../../../core/api/behalf.ts';
import { queryClient } from '../../../core/api/query-client.ts';
import { useMe } from '../../../core/api/session.ts';
import { uploadOwnPhotoFile } from '../../../core/api/upload-photo.ts';
import { useAction } from '../../../core/api/use-operation.ts';
import { Avatar } from '../../../core/show/Avatar.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { ProfileBlock } from './ProfileBlock.tsx';
import classes from './ProfilePage.module.css';

export function PhotoBlock() {
  const t = useText('people');
  const locale = useLocale();
  const { user } = useMe();
  const [sending, setSending] = useState(false);
  const remove = useAction(removeOwnPhoto, { changes: [me] });
  if (isActing) return null;
  const problem = (error: unknown) =>
    toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : t('photo.unreadable') });
  const send = async (file: File | null) => {
    if (!file) return;
    setSending(true);
    try {
      await uploadOwnPhotoFile(file);
      await queryClient.invalidateQueries({ queryKey: [me.name] });
    } catch (error) {
      problem(error);
    } finally {
      setSending(false);
    }
  };
  return (
    <ProfileBlock id="photo" title={t('photo.title')} hint={t('photo.hint')}>
      <div className={classes.item}>
        <Avatar personId={user.id} photoId={user.photoId} name={user.name} size={72} />
        <FileButton accept="image/jpeg,image/png,image/webp" onChange={(file) => void send(file)}>
          {(button) => (
            <Button {...button} variant="default" size="xs" loading={sending}>
              {t(user.photoId ? 'photo.change' : 'photo.choose')}
            </Button>
          )}
        </FileButton>
        {user.photoId ? (
          <Button
            variant="subtle"
            size="xs"
            loading={remove.pending}
            onClick={() => void remove.run({}).catch(problem)}
          >
            {t('photo.remove')}
          </Button>
        ) : null}
      </div>
    </ProfileBlock>
  );
}
