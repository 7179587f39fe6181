/** The stages of a managed product (domain.md, MANAGED_SALES). */
export const agreementStages = [
  "QUOTED",
  "SAMPLE_CHECK",
  "LISTED",
  "SELLING",
  "PAUSED",
  "ENDED",
] as const;
export type AgreementStage = (typeof agreementStages)[number];
