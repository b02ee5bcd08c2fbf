// A text drawn from its blocks; whoever draws it gives it `markdownText` as its class.
import { Link } from '@tanstack/react-router';
import type { Block, Inline } from './blocks.ts';
import classes from './Markdown.module.css';

/** The look of a text: `<article className={markdownText}>`. */
export const markdownText = classes.text ?? '';

export function MarkdownText({ blocks }: { blocks: readonly Block[] }) {
  return blocks.map((block, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a text has no other order than its own
    <Piece key={place} block={block} />
  ));
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
            // biome-ignore lint/suspicious/noArrayIndexKey: a text has no other order than its own
            <li key={place}>
              <Words text={item.text} />
              {item.items.length > 0 ? (
                <ul>
                  {item.items.map((inner, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a text has no other order than its own
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
                  // biome-ignore lint/suspicious/noArrayIndexKey: a text has no other order than its own
                  <th key={place} scope="col">
                    <Words text={cell} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a text has no other order than its own
                <tr key={place}>
                  {row.map((cell, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a text has no other order than its own
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
    if (/^https?:/.test(one.to))
      return (
        <a key={key} href={one.to} target="_blank" rel="noopener noreferrer">
          <Words text={one.text} />
        </a>
      );
    const [to = '', hash] = one.to.split('#');
    return (
      <Link key={key} to={to} {...(hash ? { hash } : {})}>
        <Words text={one.text} />
      </Link>
    );
  });
}
