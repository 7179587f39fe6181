/** The noun: an offer, where it is in its life, and what may follow. */
export const programStates = [
  "DRAFT",
  "IN_REVIEW",
  "ANNOUNCED",
  "ACTIVE",
  "PAUSED",
  "ENDED",
  "ARCHIVED",
] as const;
export type ProgramState = (typeof programStates)[number];

const nextStates: Readonly<Record<ProgramState, readonly ProgramState[]>> = {
  // A program nobody is in yet has nobody to announce it to: it may open at once.
  DRAFT: ["IN_REVIEW", "ACTIVE"],
  IN_REVIEW: ["ANNOUNCED", "DRAFT"],
  ANNOUNCED: ["ACTIVE"],
  ACTIVE: ["PAUSED", "ENDED"],
  PAUSED: ["ACTIVE", "ENDED"],
  ENDED: ["ARCHIVED"],
  ARCHIVED: [],
};

export const canBecome = (from: ProgramState, to: ProgramState): boolean =>
  nextStates[from].includes(to);

/** Merchants see it and can apply. */
export const isOffered = (state: ProgramState): boolean => state === "ACTIVE";
/** A new version can take force: nothing is changed any more once a program has ended. */
export const takesVersions = (state: ProgramState): boolean =>
  state !== "ENDED" && state !== "ARCHIVED" && state !== "IN_REVIEW";
