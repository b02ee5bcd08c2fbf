// A choice of one from two to four short words, shown side by side; native radios, so arrows and Tab work as everywhere.
// <Segments label="Оформление" value={scheme} onChange={setScheme} options={[{ value: 'light', label: 'Светлое' }]} />
import { useId } from 'react';
import classes from './Segments.module.css';

export interface SegmentsProps<T extends string> {
  /** What is chosen, for screen readers. */
  label: string;
  value: T;
  options: { value: T; label: string }[];
  onChange: (value: T) => void;
  fullWidth?: boolean;
}

export function Segments<T extends string>({ label, value, options, onChange, fullWidth = false }: SegmentsProps<T>) {
  const name = useId();
  return (
    <div className={classes.segments} role="radiogroup" aria-label={label} data-full={fullWidth}>
      {options.map((option) => (
        <label key={option.value} className={classes.segment} data-chosen={option.value === value}>
          <input
            type="radio"
            name={name}
            className="visually-hidden"
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </div>
  );
}
