// Sections as cards: the name, how many articles, what stands in it.
import { Link } from '@tanstack/react-router';
import type { Output } from '#contract/core.ts';
import type { listSections } from '#contract/knowledge.ts';
import classes from '../Knowledge.module.css';

export function SectionCards({ sections }: { sections: Output<typeof listSections>['items'] }) {
  if (sections.length === 0) return null;
  return (
    <ul className={classes.sections}>
      {sections.map((one) => (
        <li key={one.id}>
          <Link to="/knowledge" hash={one.id} className={classes.section}>
            <span className={classes.sectionName}>
              {one.name}
              <span className={classes.count}>{one.articles}</span>
            </span>
            {one.hint ? <span className={classes.dim}>{one.hint}</span> : null}
          </Link>
        </li>
      ))}
    </ul>
  );
}
