/** Charts are drawn twice, for desks and for phones: a shrunk one could not be read. */
export type Size = { readonly width: number; readonly height: number; readonly text: number };
export const wide: Size = { width: 1040, height: 320, text: 13 };
export const narrow: Size = { width: 326, height: 260, text: 12 };
