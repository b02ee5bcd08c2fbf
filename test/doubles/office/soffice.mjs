#!/usr/bin/env node
// Stands for LibreOffice: makes a PDF of one page that says what it was given, refuses what says so, or never ends.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const words = process.argv.slice(2);
if (words.includes('--version')) {
  console.log('LibreOffice 7.4.7.2 40(Build:2)');
  process.exit(0);
}
const source = words.at(-1) ?? '';
const folder = words[words.indexOf('--outdir') + 1] ?? '';
const isPrivate = words.some((word) => word.startsWith(`-env:UserInstallation=file://${folder}`));
const profile = readFileSync(join(folder, 'profile/user/registrymodifications.xcu'), 'utf8');
const isShut = /BlockUntrustedRefererLinks.*true/.test(profile) && /DisableMacrosExecution.*true/.test(profile);
const leaks = Object.keys(process.env).some((name) => /VEDOMO|DATABASE|S3_|SMTP/.test(name));
const bytes = readFileSync(source);
if (!isPrivate || !isShut || leaks || bytes.includes('refuse-me')) process.exit(1);
writeFileSync(join(folder, 'document.pdf'), `%PDF-1.4\n% made of ${bytes.length} bytes\n`);
