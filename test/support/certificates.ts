// A throw-away certificate authority for tests of TLS: made by openssl, trusted by nobody who was not given its PEM.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface IssuedCertificate {
  certFile: string;
  keyFile: string;
}

export class TestAuthority {
  readonly #folder: string;
  readonly caFile: string;
  readonly #keyFile: string;

  constructor(folder: string, name = 'Test Authority') {
    this.#folder = folder;
    this.caFile = join(folder, 'ca.pem');
    this.#keyFile = join(folder, 'ca.key');
    this.#openssl('req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '30',
      '-subj', `/CN=${name}`, '-keyout', this.#keyFile, '-out', this.caFile); // biome-ignore format: a command line
  }

  get pem(): string {
    return readFileSync(this.caFile, 'utf8');
  }

  /** A server's certificate for these names and addresses; `days` may be negative for one that has expired. */
  issue(file: string, names: readonly string[], days = 10): IssuedCertificate {
    const path = (end: string) => join(this.#folder, `${file}.${end}`);
    writeFileSync(
      path('ext'),
      `subjectAltName=${names.join(',')}\nbasicConstraints=CA:FALSE\nkeyUsage=digitalSignature\n`,
    );
    this.#openssl('req', '-new', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-subj', `/CN=${file}`,
      '-keyout', path('key'), '-out', path('csr')); // biome-ignore format: a command line
    const from = new Date(Date.now() + Math.min(0, days - 5) * 86_400_000);
    const to = new Date(Date.now() + days * 86_400_000);
    const text = (moment: Date) => `${moment.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`;
    const config = path('ca.cnf');
    writeFileSync(path('index'), '');
    writeFileSync(
      config,
      `[ca]\ndefault_ca=d\n[d]\ndatabase=${path('index')}\nnew_certs_dir=${this.#folder}\nrand_serial=yes\ndefault_md=sha256\npolicy=p\nunique_subject=no\n[p]\ncommonName=supplied\n`,
    );
    this.#openssl('ca', '-batch', '-notext', '-config', config, '-cert', this.caFile, '-keyfile', this.#keyFile, '-in', path('csr'),
      '-out', path('pem'), '-extfile', path('ext'), '-startdate', text(from), '-enddate', text(to)); // biome-ignore format: a command line
    return { certFile: path('pem'), keyFile: path('key') };
  }

  #openssl(...words: string[]): void {
    execFileSync('openssl', words, { stdio: ['ignore', 'ignore', 'pipe'] });
  }
}
