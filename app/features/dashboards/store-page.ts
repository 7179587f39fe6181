/** The read model of a store's page. */
import type { QueueRow } from "~/features/applications/application-case";
import type { CatalogueEntry } from "~/features/applications/catalogue";
import type { GrantStatus } from "~/features/enrollments/enrollment";
import type { Facts } from "~/features/metrics/fact";
import type { Day } from "~/values/day";
import type { WireMoney } from "~/values/money";
import type { Words } from "~/values/words";
import type { EnrollmentLine } from "./enrollment-list";
import type { Part } from "./overview";

export type StoreRef = {
  readonly uid: string;
  readonly name: string;
  readonly openedAt: Date;
  readonly closed: boolean;
};
export type EntityRef = {
  readonly uid: string;
  readonly name: string;
  readonly stores: readonly StoreRef[];
  /** Open violations of those stores. */
  readonly violations: number;
};
export type GrantLine = {
  readonly id: string;
  readonly name: Words;
  readonly status: GrantStatus;
  readonly worth: WireMoney | null;
  readonly program: Words;
  readonly enrollmentId: string;
  readonly from: Day;
  readonly to: Day | null;
};
export type ViolationLine = {
  readonly uid: string;
  readonly kind: string;
  readonly points: number;
  readonly serious: boolean;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
};
/** One line of what happened, newest first; of an enrollment in its own sentence. */
export type StoreStep = {
  readonly id: string;
  readonly at: Date;
  readonly by: string;
  readonly of:
    | { readonly kind: "application"; readonly id: string; readonly verb: string }
    | { readonly kind: "enrollment"; readonly id: string; readonly sentence: Words };
  readonly program: Words;
};

export type StoreRecord = StoreRef & {
  readonly category: string;
  readonly region: string | null;
  readonly storeType: string | null;
  readonly agri: boolean;
  readonly firstLiveProductAt: Date | null;
  readonly onSale: number;
  readonly entity: {
    readonly uid: string;
    readonly legalName: string;
    readonly kind: string;
    readonly sizeClass: string | null;
    readonly region: string | null;
    /** The last four characters at most. */
    readonly idNoEnd: string | null;
    readonly kycVerifiedAt: Date | null;
  } | null;
  readonly siblings: readonly StoreRef[];
  readonly related: readonly EntityRef[];
  readonly violations: readonly ViolationLine[];
  readonly grants: readonly GrantLine[];
  readonly steps: readonly StoreStep[];
};

export type StorePage = {
  readonly of: StoreRecord;
  readonly facts: Part<Facts>;
  /** What every program's rules say of the store now. */
  readonly eligibility: Part<readonly CatalogueEntry[]>;
  readonly applications: readonly QueueRow[];
  readonly enrollments: readonly EnrollmentLine[];
  readonly countedAt: Date;
};
