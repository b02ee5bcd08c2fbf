// The card of what core offers on every record and around it: comments, files, drafts, views, notices, search, journal.
import * as contract from '#contract/record.ts';
import { readAccess } from '#contract/record-access.ts';
import { type Module, operationsOf } from '../catalog.ts';
import { addCommentAction } from './actions/add-comment.ts';
import { attachFilesAction } from './actions/attach-files.ts';
import { changeCalendarAction } from './actions/change-calendar.ts';
import { detachFileAction } from './actions/detach-file.ts';
import { discardDraftAction } from './actions/discard-draft.ts';
import { linkRecordsAction } from './actions/link-records.ts';
import { quarantineAttachmentAction } from './actions/quarantine-attachment.ts';
import { readNoticesAction } from './actions/read-notices.ts';
import { removeViewAction } from './actions/remove-view.ts';
import { saveDraftAction } from './actions/save-draft.ts';
import { saveViewAction } from './actions/save-view.ts';
import { shareViewAction } from './actions/share-view.ts';
import { unlinkRecordsAction } from './actions/unlink-records.ts';
import { watchRecordAction } from './actions/watch-record.ts';
import { recordsPersonalData } from './personal-data.ts';
import { listCommentsQuery } from './queries/list-comments.ts';
import { listEventsQuery } from './queries/list-events.ts';
import { listNoticesQuery } from './queries/list-notices.ts';
import { listOutboxQuery } from './queries/list-outbox.ts';
import { listViewsQuery } from './queries/list-views.ts';
import { offerMentionsQuery } from './queries/offer-mentions.ts';
import { quickSearchQuery } from './queries/quick-search.ts';
import { readAccessQuery } from './queries/read-access.ts';
import { readCalendarQuery } from './queries/read-calendar.ts';
import { readDraftQuery } from './queries/read-draft.ts';
import { readTimelineQuery } from './queries/read-timeline.ts';
import { verifyEventsQuery } from './queries/verify-events.ts';
import { roles } from './roles.ts';
import { downloadAttachmentsStream } from './streams/download-attachments.ts';
import { downloadFileStream } from './streams/download-file.ts';
import { exportEventsStream } from './streams/export-events.ts';
import { fileThumbnailStream } from './streams/file-thumbnail.ts';
import { openLiveStream } from './streams/open-live.ts';
import { previewFileStream } from './streams/preview-file.ts';
import { uploadFileStream } from './streams/upload-file.ts';
import { subscriptions } from './subscriptions.ts';

export const records: Module = {
  name: 'records',
  contract: operationsOf({ ...contract, readAccess }),
  handlers: [
    listCommentsQuery,
    offerMentionsQuery,
    addCommentAction,
    attachFilesAction,
    detachFileAction,
    quarantineAttachmentAction,
    linkRecordsAction,
    unlinkRecordsAction,
    readTimelineQuery,
    watchRecordAction,
    readAccessQuery,
    readDraftQuery,
    saveDraftAction,
    discardDraftAction,
    listViewsQuery,
    saveViewAction,
    shareViewAction,
    removeViewAction,
    listNoticesQuery,
    readNoticesAction,
    quickSearchQuery,
    openLiveStream,
    uploadFileStream,
    downloadFileStream,
    fileThumbnailStream,
    previewFileStream,
    downloadAttachmentsStream,
    listEventsQuery,
    exportEventsStream,
    verifyEventsQuery,
    listOutboxQuery,
    readCalendarQuery,
    changeCalendarAction,
  ],
  errors: contract.recordErrors,
  personalData: recordsPersonalData,
  roles,
  subscriptions,
};
