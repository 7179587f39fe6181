/** Why a merchant's wish about her deposit was refused, as ids of the catalogue. */
const sentences: Readonly<Record<string, string>> = {
  "nothing-due": /*i18n*/ "Nothing is due now.",
  "already-paid": /*i18n*/ "This has been paid already.",
  "in-progress":
    /*i18n*/ "A payment is under way. Wait until it has ended before you start another.",
  "no-payments": /*i18n*/ "Payments are not set up here yet.",
  "not-collectable": /*i18n*/ "This amount cannot be paid online. Please write to us.",
  "no-card": /*i18n*/ "No card is saved any more. Pay on the payment page.",
  "declined-too-often":
    /*i18n*/ "The saved card was declined too often. Pay on the payment page with another card.",
  "beyond-excess": /*i18n*/ "This is more than can go back now. Enter a smaller amount.",
  blocked: /*i18n*/ "Nothing can go back while a case is open.",
  "already-asked": /*i18n*/ "You have already asked for money back. Wait for the answer.",
  "already-leaving": /*i18n*/ "Your shop is closing already.",
  "not-leaving": /*i18n*/ "Your shop is not closing.",
  "day-is-past": /*i18n*/ "Enter today or a later day.",
  "too-late": /*i18n*/ "The last day to answer has passed.",
  "wrong-state": /*i18n*/ "This was answered or decided meanwhile.",
};

export const refusalSentence = (because: string): string =>
  sentences[because] ?? /*i18n*/ "This is not possible now. Open the page again.";
