// 500 labelled pairs: 250 papers that came twice and 250 letters that only look like another one. The same in each run.
import { lookAlikeSenders, numbers, otherSubjects, senders, slips, subjects } from './words.ts';

export interface CaseLetter {
  sender: string;
  /** Cards of contacts, for pairs that differ in name and agree in ИНН. */
  contact?: { name: string; inn: string; kpp: string };
  number: string;
  date: string | null;
  subject: string;
  /** What the scan holds. */
  file?: string;
}
export interface DuplicateCase {
  about: string;
  same: boolean;
  registered: CaseLetter;
  registeredOn: string;
  again: CaseLetter;
}

const at = <T>(list: readonly T[], place: number): T => list[place % list.length] as T;
/** Another way of writing than the first one. */
const otherWay = (ways: readonly string[], round: number): string => ways[1 + (round % (ways.length - 1))] as string;
const dayOf = (count: number): string => new Date(Date.UTC(2023, 0, 9) + count * 86_400_000).toISOString().slice(0, 10);
const shifted = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
const inYear = (day: string, years: number): string => `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
/** Numbers of taxpayers with right check digits, from a running count. */
function innOf(count: number): string {
  const base = String(770_000_000 + count * 37).slice(0, 9);
  const weights = [2, 4, 10, 3, 5, 9, 4, 6, 8];
  const sum = weights.reduce((total, weight, place) => total + weight * Number(base[place]), 0);
  return `${base}${(sum % 11) % 10}`;
}

type Make = (
  round: number,
  day: string,
  n: number,
) => { registered: CaseLetter; again: CaseLetter; registeredOn?: string };
interface Family {
  about: string;
  same: boolean;
  count: number;
  make: Make;
}

/** A letter and its second coming, every field written in another way. */
function rewritten(round: number, day: string, n: number): { registered: CaseLetter; again: CaseLetter } {
  const names = at(senders, round);
  const ways = at(numbers, round)(n);
  const [subject, otherSubject] = at(subjects, round);
  return {
    registered: { sender: names[0] as string, number: ways[0] as string, date: day, subject },
    again: { sender: otherWay(names, round), number: otherWay(ways, round), date: day, subject: otherSubject },
  };
}

const families: readonly Family[] = [
  { about: 'sender and number written otherwise', same: true, count: 80, make: rewritten },
  {
    about: 'the date is not filled in',
    same: true,
    count: 30,
    make: (round, day, n) => {
      const pair = rewritten(round, day, n);
      return { ...pair, again: { ...pair.again, date: null } };
    },
  },
  {
    about: 'the year of the date is mistyped',
    same: true,
    count: 20,
    make: (round, day, n) => {
      const pair = rewritten(round, day, n);
      return { ...pair, again: { ...pair.again, date: inYear(day, round % 2 ? 1 : -1) } };
    },
  },
  {
    about: 'the date is a day or two off',
    same: true,
    count: 15,
    make: (round, day, n) => {
      const pair = rewritten(round, day, n);
      return { ...pair, again: { ...pair.again, date: shifted(day, (round % 2) + 1) } };
    },
  },
  {
    about: 'no number on the paper',
    same: true,
    count: 35,
    make: (round, day, n) => {
      const pair = rewritten(round, day, n);
      return {
        registered: { ...pair.registered, number: at(['б/н', '', 'без номера'], round) },
        again: { ...pair.again, number: at(['', 'б/н'], round) },
      };
    },
  },
  {
    about: 'the same scan came by e-mail, nothing but the sender is typed',
    same: true,
    count: 30,
    make: (round, day, n) => {
      const pair = rewritten(round, day, n);
      const file = `scan ${n}`;
      return {
        registered: { ...pair.registered, file },
        again: { sender: pair.again.sender, number: '', date: null, subject: '', file },
      };
    },
  },
  {
    about: 'another name, the same ИНН',
    same: true,
    count: 15,
    make: (round, day, n) => {
      const pair = rewritten(round, day, n);
      const inn = innOf(round);
      const head = `ООО «Гранит ${round + 100}»`;
      const branch = `Сибирский филиал фирмы № ${round + 500}`;
      return {
        registered: { ...pair.registered, sender: head, contact: { name: head, inn, kpp: '701701001' } },
        again: { ...pair.again, sender: branch, contact: { name: branch, inn, kpp: '540243001' } },
      };
    },
  },
  {
    about: 'a slip in the number',
    same: true,
    count: 15,
    make: (round, day, n) => {
      const pair = rewritten(round, day, n);
      const [number, slipped] = at(slips, round)(n);
      return { registered: { ...pair.registered, number }, again: { ...pair.again, number: slipped } };
    },
  },
  {
    about: 'registered in another year',
    same: true,
    count: 10,
    make: (round, day, n) => ({ ...rewritten(round, day, n), registeredOn: shifted(day, 400) }),
  },

  {
    about: 'the next letter of a series: same sender, day and subject',
    same: false,
    count: 60,
    make: (round, day, n) => {
      const { registered } = rewritten(round, day, n);
      return { registered, again: { ...registered, number: at(numbers, round)(n + 1)[0] as string } };
    },
  },
  {
    about: 'another sender with such a name, the same number on the same day',
    same: false,
    count: 50,
    make: (round, day, n) => {
      const [sender, other] = at(lookAlikeSenders, round);
      const number = at(numbers, round)(n)[0] as string;
      const [subject, otherSubject] = at(otherSubjects, round);
      return {
        registered: { sender, number, date: day, subject },
        again: { sender: other, number, date: day, subject: otherSubject },
      };
    },
  },
  {
    about: "the sender's number of another year",
    same: false,
    count: 50,
    make: (round, day, n) => {
      const { registered } = rewritten(round, day, n);
      const [subject, otherSubject] = at(otherSubjects, round);
      const date = round % 3 === 0 ? inYear(day, 1) : shifted(day, 300 + (round % 200));
      return { registered: { ...registered, subject }, again: { ...registered, date, subject: otherSubject } };
    },
  },
  {
    about: 'two matters of one person on one day, without numbers',
    same: false,
    count: 30,
    make: (round, day) => {
      const names = at(senders, round);
      const [subject, otherSubject] = at(otherSubjects, round);
      return {
        registered: { sender: names[0] as string, number: '', date: day, subject },
        again: { sender: otherWay(names, round), number: '', date: day, subject: otherSubject },
      };
    },
  },
  {
    about: 'a common appendix, another number and day',
    same: false,
    count: 20,
    make: (round, day, n) => {
      const { registered } = rewritten(round, day, n);
      const [subject, otherSubject] = at(otherSubjects, round);
      const file = `requisites ${n}`;
      const number = at(numbers, round)(n + 3)[0] as string;
      return {
        registered: { ...registered, subject, file },
        again: { ...registered, number, date: shifted(day, 40), subject: otherSubject, file },
      };
    },
  },
  {
    about: 'a monthly report without a number',
    same: false,
    count: 30,
    make: (round, day) => {
      const names = at(senders, round);
      const registered = { sender: names[0] as string, number: '', date: day, subject: 'Отчёт о потреблении за месяц' };
      return { registered, again: { ...registered, date: shifted(day, 30 + (round % 3)) } };
    },
  },
  {
    about: 'numbers of the same signs, parted otherwise, of other days',
    same: false,
    count: 10,
    make: (round, day, n) => {
      const names = at(senders, round);
      const [subject, otherSubject] = at(otherSubjects, round);
      return {
        registered: { sender: names[0] as string, number: `${n}/32`, date: day, subject },
        again: { sender: names[0] as string, number: `${n}3/2`, date: shifted(day, 90), subject: otherSubject },
      };
    },
  },
];

/** Every pair has days and numbers of its own, so that no pair is another one's double. */
export function duplicateCases(): DuplicateCase[] {
  let count = 0;
  return families.flatMap(({ about, same, count: many, make }) =>
    Array.from({ length: many }, (_, round): DuplicateCase => {
      count += 1;
      // Two years apart from each other's shifts by 13 days at least.
      const day = dayOf(((count * 13) % 1_000) + Math.floor((count * 13) / 1_000));
      const made = make(round, day, 1_000 + count * 7);
      return { about, same, registeredOn: shifted(day, 2), ...made };
    }),
  );
}
