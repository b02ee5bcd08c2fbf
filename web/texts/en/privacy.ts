// Words of the personal-data officer's pages and of the block “My consents”.
import consents from './privacy/consents.ts';
import end from './privacy/end.ts';
import people from './privacy/people.ts';
import watch from './privacy/watch.ts';

export default {
  title: 'Personal data',
  state: {
    open: 'Open',
    answered: 'Answered',
    refused: 'Refused',
    proposed: 'Proposed',
    approved: 'Approved',
    done: 'Done',
    declined: 'Declined',
    standing: 'In force',
    renewal: 'To be renewed',
    withdrawn: 'Withdrawn',
    expired: 'Expired',
    renewed: 'Renewed',
    met: 'Met',
    attention: 'Needs attention',
    waiting: 'Waiting',
    working: 'Being made',
    ready: 'Ready',
    failed: 'Failed',
  },
  ...consents,
  ...end,
  ...people,
  ...watch,
};
