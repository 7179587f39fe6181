/** How much of a program's limits is taken. */
export type Usage = {
  /** Running enrollments. */
  readonly places: number;
  /** Promised in running enrollments, in minor units and impressions. */
  readonly worthMinor: number;
  readonly impressions: number;
  /** Promised in enrollments begun this month, running or not. */
  readonly worthThisMonthMinor: number;
  readonly impressionsThisMonth: number;
};
