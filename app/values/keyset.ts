/** Paging by the last row seen: the place in a list is a sort key and an id, never an offset. */
export type Place = readonly [key: string | number, id: string];

/** Rows of a staff list on one page; a count above `exactUpTo` is shown as "10,000+". */
export const staffPageSize = 50;
export const exactUpTo = 10_000;

export const placeText = (place: Place): string =>
  btoa(encodeURIComponent(JSON.stringify(place))).replaceAll("=", "");

/** Null where the text is no place; the list then begins at its beginning. */
export function placeOf(text: string | undefined): Place | null {
  if (!text) return null;
  try {
    const found: unknown = JSON.parse(decodeURIComponent(atob(text)));
    if (!Array.isArray(found) || found.length !== 2) return null;
    const [key, id]: unknown[] = found;
    const known = (typeof key === "string" || Number.isSafeInteger(key)) && typeof id === "string";
    return known ? [key as string | number, id] : null;
  } catch {
    return null;
  }
}

export type ListPage<Row> = {
  readonly rows: readonly Row[];
  readonly total: number;
  readonly before: string | null;
  readonly after: string | null;
};

type Walk<Row> = {
  /** One row more than fits, in the order walked: backwards where `backwards` is set. */
  readonly found: readonly Row[];
  readonly total: number;
  readonly limit: number;
  readonly backwards: boolean;
  /** The walk began behind some row, not at the list's end. */
  readonly began: boolean;
  readonly place: (row: Row) => Place;
};

/** What was found as a page with the places before and after it. */
export function listPage<Row>(walk: Walk<Row>): ListPage<Row> {
  const { found, limit, backwards, began } = walk;
  const more = found.length > limit;
  const kept = found.slice(0, limit);
  const rows = backwards ? kept.toReversed() : kept;
  const at = (row: Row | undefined) => (row === undefined ? null : placeText(walk.place(row)));
  const hasBefore = backwards ? more : began;
  const hasAfter = backwards ? began : more;
  return {
    rows,
    total: walk.total,
    before: hasBefore ? at(rows[0]) : null,
    after: hasAfter ? at(rows.at(-1)) : null,
  };
}
