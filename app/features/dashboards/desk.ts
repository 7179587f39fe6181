import type { StaffPage } from "~/ui/shell/staff-pages";

/** What stands around every staff page. */
export type Desk = {
  readonly marketplace: string;
  readonly person: string;
  /** Works in more than one marketplace. */
  readonly changes: boolean;
  readonly pages: readonly StaffPage[];
  readonly counts: Partial<Record<StaffPage, number>>;
};
