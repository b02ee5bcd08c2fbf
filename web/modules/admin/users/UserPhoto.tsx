// The photo on a person's card: put there by whoever has the right; cut square and made small in the browser.
import { Button, FileButton } from '@mantine/core';
import { useState } from 'react';
import { listPersons, readPerson, setUserPhoto } from '#contract/directory.ts';
import { listUsers, readUser } from '#contract/identity.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { queryClient } from '../../../core/api/query-client.ts';
import { useCan } from '../../../core/api/session.ts';
import { uploadPhotoOf } from '../../../core/api/upload-photo.ts';
import { Avatar } from '../../../core/show/Avatar.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import classes from './Users.module.css';
import type { User } from './user-values.ts';

const shows = [listPersons, readPerson, listUsers, readUser];

export function UserPhoto({ user }: { user: User }) {
  const t = useText('people');
  const locale = useLocale();
  const [sending, setSending] = useState(false);
  const may = useCan(setUserPhoto);
  if (!may && !user.photoId) return null;
  const send = async (file: File | null) => {
    if (!file) return;
    setSending(true);
    try {
      await uploadPhotoOf(user.id, file);
      await Promise.all(shows.map(({ name }) => queryClient.invalidateQueries({ queryKey: [name] })));
    } catch (error) {
      toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : t('photo.unreadable') });
    } finally {
      setSending(false);
    }
  };
  return (
    <div className={classes.photo}>
      <Avatar personId={user.id} photoId={user.photoId} name={user.name} size={56} />
      {may ? (
        <FileButton accept="image/jpeg,image/png,image/webp" onChange={(file) => void send(file)}>
          {(button) => (
            <Button {...button} variant="default" size="xs" loading={sending}>
              {t(user.photoId ? 'photo.change' : 'photo.add')}
            </Button>
          )}
        </FileButton>
      ) : null}
    </div>
  );
}
