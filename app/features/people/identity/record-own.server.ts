import { type Deed, record } from "~/features/history/record.server";
import { inTenant } from "~/platform/database.server";
import type { Identity } from "./identify.server";
import { partsOf } from "./memberships.server";

type Change = Pick<Deed, "before" | "after">;

/** Notes what somebody did to her own account in the history of every marketplace she takes part in. */
export function recordOwn(identity: Identity, verb: string, change: Change = {}): Promise<void> {
  const { personId, person } = identity.session;
  return recordOwnById({ id: personId, name: person.name }, verb, change);
}

export async function recordOwnById(
  person: { readonly id: string; readonly name: string },
  verb: string,
  change: Change = {},
): Promise<void> {
  for (const { marketplaceId } of await partsOf(person.id))
    await inTenant(marketplaceId, (tx) =>
      record(
        tx,
        { kind: "person", marketplaceId, name: person.name, personId: person.id },
        { verb, thing: { kind: "person", id: person.id }, ...change },
      ),
    );
}
