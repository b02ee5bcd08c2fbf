// A small picture of a stored file beside its name; the icon of its kind where there is none.
import { useState } from 'react';
import { thumbnailAddress } from '../api/upload.ts';
import { FileIcon } from './FileIcon.tsx';
import classes from './FileThumb.module.css';

const drawn = /^(application\/pdf|image\/(png|jpeg|gif|webp))/;

export function FileThumb({ fileId, name, mediaType }: { fileId: string; name: string; mediaType: string }) {
  const [failed, setFailed] = useState(false);
  if (failed || !drawn.test(mediaType)) {
    return (
      <span className={classes.place}>
        <FileIcon name={name} mediaType={mediaType} />
      </span>
    );
  }
  return (
    <span className={classes.place}>
      <img
        src={thumbnailAddress(fileId)}
        alt=""
        loading="lazy"
        decoding="async"
        className={classes.picture}
        onError={() => setFailed(true)}
      />
    </span>
  );
}
