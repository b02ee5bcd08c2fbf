// One line of the roster as it stands in the database: whose duty, on which days of the week, between which minutes of a day.

export interface RosterLine {
  id: string;
  userId: string;
  groupId: string | null;
  weekdays: number[];
  fromMinute: number;
  untilMinute: number;
  startsOn: string;
  endsOn: string | null;
  workingDaysOnly: boolean;
}
