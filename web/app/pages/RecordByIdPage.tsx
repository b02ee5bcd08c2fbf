// The lasting address of a record, /r/<kind>/<id>: letters carry it, and it leads to wherever the record is shown today.
import { Navigate, useParams } from '@tanstack/react-router';
import { recordAddress } from '../../core/record-addresses.ts';
import { NotFoundPage } from './NotFoundPage.tsx';

export default function RecordByIdPage() {
  const { kind, id } = useParams({ strict: false });
  const address = kind && id ? recordAddress(kind, id) : null;
  return address ? <Navigate to={address} replace /> : <NotFoundPage />;
}
