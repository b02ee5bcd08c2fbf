// What the registry's card says of numbers apart from the counter.
import type { Handler } from '#core/operation.ts';
import { checkNumberQuery } from './check-number.ts';
import { listReservationsQuery } from './list-reservations.ts';
import { printCertificateStream } from './print-certificate.ts';
import { readCertificateQuery } from './read-certificate.ts';
import { releaseNumbersAction } from './release-numbers.ts';
import { reserveNumbersAction } from './reserve-numbers.ts';

export const numberHandlers: readonly Handler[] = [
  reserveNumbersAction,
  listReservationsQuery,
  releaseNumbersAction,
  checkNumberQuery,
  readCertificateQuery,
  printCertificateStream,
];
