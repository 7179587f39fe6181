/** The read models of `/ops/programs` and of one program. */
import type { KindCode } from "~/features/metrics/dictionary";
import type { ProgramState } from "~/features/programs/program";
import type { VersionLine, VersionPage } from "~/features/programs/version-page";
import type { Words } from "~/values/words";

/** Each count is the number of rows of the list it opens. */
export type ProgramCounts = {
  readonly open: number;
  readonly decided: number;
  readonly running: number;
  readonly ended: number;
};
export type ProgramRow = {
  readonly slug: string;
  readonly kind: KindCode;
  readonly name: Words;
  readonly state: ProgramState;
  /** Null for a draft. */
  readonly version: { readonly number: number; readonly publishedAt: Date } | null;
  readonly counts: ProgramCounts;
};
export type StaffProgram = Omit<ProgramRow, "version"> & {
  /** `prg_…` */
  readonly id: string;
  readonly current: VersionPage | null;
  readonly versions: readonly VersionLine[];
  /** What this reader may make of its state now. */
  readonly moves: readonly ProgramState[];
};
