/** An entry as the audit page shows it. */
import { prefixes, publicId, type Thing } from "~/values/public-id";
import { changesBetween, type FieldChange, type Json } from "./field-change";
import { masked, maskedText } from "./personal";

export type EntryRow = {
  readonly id: string;
  readonly at: Date;
  /** `at` to the microsecond, for the place in the list. */
  readonly exactAt: string;
  readonly actorKind: "person" | "key" | "automatic";
  readonly actorId: string | null;
  readonly actorName: string;
  readonly verb: string;
  readonly thingKind: string;
  readonly thingId: string;
  readonly before: Json;
  readonly after: Json;
  readonly requestId: string | null;
};

export type EntryLine = {
  /** `aud_…` */
  readonly id: string;
  readonly at: Date;
  readonly actor: {
    readonly kind: EntryRow["actorKind"];
    readonly name: string;
    readonly id: string | null;
  };
  readonly verb: string;
  readonly thing: { readonly kind: string; readonly id: string; readonly to: string | null };
  readonly requestId: string | null;
  readonly changes: readonly FieldChange[];
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const isPublicKind = (kind: string): kind is Thing => kind in prefixes;

/** The id people know a thing by. */
export const shownId = (kind: string, id: string): string =>
  isPublicKind(kind) && uuid.test(id) ? publicId(kind, id) : id;

const pages: Readonly<Record<string, (id: string) => string>> = {
  application: (id) => `/ops/reviews/${id}`,
  enrollment: (id) => `/ops/enrollments/${id}`,
  store: (id) => `/ops/merchants/${encodeURIComponent(id)}`,
  key: (id) => `/settings/api-keys/${id}`,
  import: (id) => `/ops/imports/${id}`,
};

export function entryLine(row: EntryRow, { unmasked }: { readonly unmasked: boolean }): EntryLine {
  const changes = changesBetween(row.before, row.after);
  const thingId = shownId(row.thingKind, row.thingId);
  return {
    id: publicId("audit", row.id),
    at: row.at,
    actor: {
      kind: row.actorKind,
      name: row.actorName,
      id: row.actorId === null ? null : shownId(row.actorKind, row.actorId),
    },
    verb: row.verb,
    thing: {
      kind: row.thingKind,
      id: unmasked ? thingId : maskedText(thingId),
      to: pages[row.thingKind]?.(thingId) ?? null,
    },
    requestId: row.requestId,
    changes: unmasked ? changes : changes.map(masked),
  };
}
