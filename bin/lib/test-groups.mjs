// Which files of tests run in one process, one after another: those that have a server and a database of their own and
// change nothing that the process has once. All of them are opened before the first test of the group, so that those which
// hold a transaction open are apart, as are those which change settings of the process, measure its memory or start others.
import { posix, sep } from 'node:path';

const most = 8;
const together = ['contract', 'server', 'test/api', 'test/sign-in', 'web'];
const apart = ['backup', 'db', 'files', 'jobs', 'journal'].map((name) => `server/core/${name}`).concat('server/demo');
const alone = ['memory.test.ts', 'storm.test.ts', 'interrupted.test.ts'];

const under = (path, folders) => folders.some((folder) => path.startsWith(`${folder}/`));
const getsOn = (path) => under(path, together) && !under(path, apart) && !alone.includes(posix.basename(path));

/** In the order given; a group is full at eight files. */
export function groupsOf(files) {
  const groups = [];
  let open = [];
  for (const file of files) {
    if (!getsOn(file.split(sep).join('/'))) {
      groups.push([file]);
      continue;
    }
    if (open.length === 0) groups.push(open);
    open.push(file);
    if (open.length === most) open = [];
  }
  return groups;
}
