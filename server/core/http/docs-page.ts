// The API page for people: every operation with its right, input and answer; plain HTML, no script, no other server.
import type { Operation } from '#contract/core.ts';
import type { Catalog } from '../catalog.ts';
import { openApiSchema } from './schema.ts';

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const style = `body{font:15px/1.5 system-ui,sans-serif;margin:0 auto;max-width:960px;padding:24px;color:#1c2733;background:#fff}
h1{font-size:24px}h2{font-size:18px;margin-top:32px}details{border:1px solid #d5dce3;border-radius:4px;margin:6px 0;padding:6px 12px}
summary{cursor:pointer}code,pre{font:13px/1.45 ui-monospace,monospace}pre{background:#f4f6f8;padding:8px;overflow:auto}b.m{display:inline-block;width:64px}
@media(prefers-color-scheme:dark){body{background:#14181d;color:#d8dee5}details{border-color:#36404a}pre{background:#1d232a}}`;

function entry(operation: Operation): string {
  const input = JSON.stringify(openApiSchema(operation.input, 'input'), null, 2);
  const output = operation.stream
    ? operation.stream
    : JSON.stringify(openApiSchema(operation.output, 'output'), null, 2);
  const right = operation.access === 'right' ? operation.name : operation.access;
  return `<details><summary><b class="m">${operation.method}</b> <code>${escaped(operation.path)}</code> · ${escaped(operation.title.ru)}</summary>
<p>${escaped(operation.title.en)} · <code>${escaped(right)}</code>${operation.versioned ? ' · <code>If-Match</code>' : ''}</p>${quietly(operation)}
<p>Вход · Input</p><pre>${escaped(input)}</pre><p>Ответ · Answer (${operation.status})</p><pre>${escaped(output)}</pre></details>`;
}

const quietly = ({ quiet: own, machinery }: Operation, quiet = own ?? machinery): string =>
  quiet ? `<p>Без события в журнале: ${escaped(quiet.ru)} · Leaves no event: ${escaped(quiet.en)}</p>` : '';

export function docsPage(catalog: Catalog): string {
  const modules = new Map<string, Operation[]>();
  for (const operation of catalog.operations) {
    const name = operation.name.split('.')[0] as string;
    modules.set(name, [...(modules.get(name) ?? []), operation]);
  }
  const sections = [...modules].map(
    ([name, operations]) => `<h2>${escaped(name)}</h2>${operations.map(entry).join('')}`,
  );
  return `<!doctype html><html lang="ru"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Ведомо · API</title><style>${style}</style>
<h1>Ведомо · API</h1><p>OpenAPI 3.1: <a href="/api/openapi.json">/api/openapi.json</a>. Ошибки — RFC 9457 с постоянным <code>code</code>. Вход: cookie <code>sid</code> или <code>Authorization: Bearer</code>, и для этой страницы тоже. Показатели Prometheus — <code>/metrics</code>: с самой машины без входа, иначе по праву <code>core.system.read</code>.</p>${sections.join('')}</html>`;
}
