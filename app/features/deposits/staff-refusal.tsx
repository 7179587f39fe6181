/** Why staff were refused, as ids of sentences. */
const sentences: Readonly<Record<string, string>> = {
  "wrong-state": /*i18n*/ "Somebody else moved this on first. This is how it stands now.",
  "reply-period": /*i18n*/ "The shop may still answer",
  "second-person": /*i18n*/ "A second person has to do this",
  cooling: /*i18n*/ "The waiting period is not over",
  blocked: /*i18n*/ "Something stands in the way: see above",
  "beyond-excess": /*i18n*/ "Less is held above the requirement than was asked for",
  "unknown-refund": /*i18n*/ "This does not exist here",
  "unknown-leg": /*i18n*/ "This does not exist here",
  "unknown-deduction": /*i18n*/ "This does not exist here",
  "unknown-exception": /*i18n*/ "This does not exist here",
  "already-explained": /*i18n*/ "Somebody has explained it already",
};

export const refusalSentence = (because: string): string =>
  sentences[because] ?? /*i18n*/ "This cannot be done now";
