// A chapter drawn from its blocks.
import { Link } from '@tanstack/react-router';
import type { Block, Chapter, Inline } from './chapter.ts';
import classes from './Help.module.css';

export function ChapterText({ chapter }: { chapter: Chapter }) {
  return (
    <article className={classes.text} lang="ru" aria-labelledby="chapter">
      <h1 id="chapter">{chapter.title}</h1>
      {chapter.blocks.map((block, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a chapter does not change while it is read
        <Piece key={place} block={block} />
      ))}
    </article>
  );
}

function Piece({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading': {
      const Heading = block.level === 2 ? 'h2' : 'h3';
      return (
        <Heading id={block.id} tabIndex={-1}>
          <Words text={block.text} />
        </Heading>
      );
    }
    case 'paragraph':
      return (
        <p>
          <Words text={block.text} />
        </p>
      );
    case 'picture':
      return (
        <figure>
          <a href={block.src} target="_blank" rel="noreferrer">
            <img src={block.src} width={block.width} height={block.height} alt={block.text} loading="lazy" />
          </a>
          <figcaption aria-hidden="true">{block.text}</figcaption>
        </figure>
      );
    case 'code':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long command is scrolled by the keyboard
        <pre tabIndex={0}>
          <code>{block.text}</code>
        </pre>
      );
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul';
      return (
        <List>
          {block.items.map((item, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a chapter does not change while it is read
            <li key={place}>
              <Words text={item.text} />
              {item.items.length > 0 ? (
                <ul>
                  {item.items.map((inner, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a chapter does not change while it is read
                    <li key={at}>
                      <Words text={inner} />
                    </li>
                  ))}
                </ul>
              ) : null}
            </li>
          ))}
        </List>
      );
    }
    case 'table':
      return (
        <div className={classes.table}>
          <table>
            <thead>
              <tr>
                {block.head.map((cell, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a chapter does not change while it is read
                  <th key={place} scope="col">
                    <Words text={cell} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a chapter does not change while it is read
                <tr key={place}>
                  {row.map((cell, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a chapter does not change while it is read
                    <td key={at}>
                      <Words text={cell} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
  }
}

function Words({ text }: { text: Inline[] }) {
  return text.map((one, place) => {
    if (typeof one === 'string') return one;
    const key = `${place}`;
    if (one.kind !== 'link') {
      const Mark = { code: 'code', strong: 'strong', em: 'em' }[one.kind] as 'code' | 'strong' | 'em';
      return <Mark key={key}>{one.text}</Mark>;
    }
    const [to = '', hash] = one.to.split('#');
    return (
      <Link key={key} to={to} {...(hash ? { hash } : {})}>
        <Words text={one.text} />
      </Link>
    );
  });
}
