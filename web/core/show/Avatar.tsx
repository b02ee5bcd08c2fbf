// A person's photo, or the first letters of the name where there is none. Decorative: the name stands beside it.
import classes from './Avatar.module.css';

export interface AvatarProps {
  personId: string;
  photoId: string | null;
  name: string;
  size: number;
}

export function Avatar({ personId, photoId, name, size }: AvatarProps) {
  const [family = '', given = ''] = name.split(/\s+/);
  const letters = `${family.charAt(0)}${given.charAt(0)}`.toUpperCase();
  return (
    <span
      className={classes.avatar}
      style={{ width: size, height: size, fontSize: Math.round(size * 0.4) }}
      aria-hidden="true"
    >
      {photoId ? <img src={`/api/people/${personId}/photo?v=${photoId}`} alt="" loading="lazy" /> : letters}
    </span>
  );
}
