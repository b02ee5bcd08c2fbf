// Letters and tickets, on one real IMAP server and one real mail server: how letters come in, how they become tickets, what those
// who mean harm or loop without end cannot do. Starting the servers costs more than any case: they are started once.
import { after, describe } from 'node:test';
import { dovecotMissing } from '#test/support/dovecot.ts';
import { conversationCases } from './test-conversation.ts';
import { dangerCases } from './test-danger.ts';
import { intakeCases } from './test-intake.ts';
import { openMailDesk } from './test-mail.ts';

describe('tickets by e-mail', { skip: dovecotMissing }, async () => {
  if (dovecotMissing) return;
  const mail = await openMailDesk();
  after(() => mail.close());
  conversationCases(mail);
  dangerCases(mail);
  intakeCases(mail);
});
