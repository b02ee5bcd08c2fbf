// The address that people know from before leads to the list of people.
import { Navigate } from '@tanstack/react-router';

export default function OldUsersAddress() {
  return <Navigate to="/admin/users" replace />;
}
