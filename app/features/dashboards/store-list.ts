/** Which stores staff look at, and the row of their list. */

export const storeSorts = ["name", "-name", "opened", "-opened"] as const;
export const eligibilityOutcomes = ["eligible", "review", "not_eligible"] as const;

export type StoreLine = {
  readonly uid: string;
  readonly name: string;
  readonly entity: string | null;
  readonly category: string;
  readonly region: string | null;
  readonly openedAt: Date;
  readonly closed: boolean;
  readonly onSale: number;
  readonly verified: boolean;
  readonly openApplications: number;
  readonly enrolled: number;
};
