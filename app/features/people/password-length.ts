/** In characters. Apart from the schemas, so that a page can say it without loading them. */
export const passwordLength = { min: 10, max: 128 } as const;
