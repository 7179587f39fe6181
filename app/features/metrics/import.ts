/** One import: a file or request of records of one dataset, and how far it came. */
import type { DatasetName } from "./datasets";
import type { LineTrouble } from "./reading/batches";

export const importStates = ["WAITING", "RUNNING", "DONE", "REFUSED", "FAILED"] as const;
/** REFUSED: it was to be all or nothing, and a line was bad. FAILED: it could not be read to its end. */
export type ImportState = (typeof importStates)[number];
/** INTERRUPTED is never stored: the process behind a request or command is gone. */
export type ShownImportState = ImportState | "INTERRUPTED";
export type ImportDoor = "api" | "page" | "command";

export type ImportCounts = {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
};
export type { LineTrouble };

export type ImportView = ImportCounts & {
  readonly importId: string;
  readonly dataset: DatasetName;
  readonly state: ShownImportState;
  readonly door: ImportDoor;
  readonly atomic: boolean;
  readonly fileName: string | null;
  readonly bytes: number | null;
  readonly linesDone: number;
  /** One sentence on why it failed. */
  readonly failure: string | null;
  readonly startedBy: string;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
};

const silenceMs = 5 * 60_000;

/** An import through a request or command has nobody to go on with it; a page's upload is a job's. */
export function shownState(
  state: ImportState,
  { door, progressAt }: { readonly door: ImportDoor; readonly progressAt: Date },
  now: Date,
): ShownImportState {
  const silent = now.getTime() - progressAt.getTime() > silenceMs;
  return state === "RUNNING" && door !== "page" && silent ? "INTERRUPTED" : state;
}

/** How many refused lines the answer itself shows. */
export const shownTroubles = 100;
