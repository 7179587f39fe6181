/** The two refusals of every form that asks for the password again. */
export const passwordRefusal = {
  "wrong-password": { status: 400, sentence: /*i18n*/ "This is not your password" },
  "too-many-attempts": {
    status: 429,
    sentence: /*i18n*/ "Too many attempts. Try again in {minutes} minutes.",
  },
} as const;
