// Fills a measurement's database by itself: `node bench/fill.ts <folder> <letters>`; prints how long it took.
import { openDatabase } from './database.ts';

const [folder, letters] = process.argv.slice(2);
if (!folder || !letters) throw new Error('node bench/fill.ts <folder> <letters>');
const database = await openDatabase(folder, Number(letters), (line) => console.log(line));
console.log(database.fillSeconds === undefined ? 'was filled' : `filled in ${database.fillSeconds.toFixed(1)} s`);
await database.stop();
