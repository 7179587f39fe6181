/** Two marketplaces with the same things in each, and somebody of every role before their doors. */
import { aMarketplace, type TestMarketplace } from "#tests/support/marketplace";
import { requestsOf, type SignedIn, signedIn, signedInAs } from "#tests/support/sign-in";
import { automatic, merchantRoles, type Role, staffRoles } from "~/features/people/actor";
import { createKey } from "~/features/people/create-key.server";
import { readTeam } from "~/features/people/read-team.server";
import { publicId } from "~/values/public-id";
import type { Visitor } from "./expectation";

export type Params = Readonly<Record<string, string>>;
export type World = {
  readonly marketplace: TestMarketplace;
  readonly people: Readonly<Record<Role, SignedIn>>;
  /** From a session of its own each time: some doors end sessions. */
  readonly request: (visitor: Visitor) => Promise<ReturnType<typeof requestsOf>>;
  /** Addresses of the things that routes name. */
  readonly things: Readonly<Record<string, Params>>;
};

export async function aWorld(): Promise<World> {
  const marketplace = await aMarketplace();
  const people = {} as Record<Role, SignedIn>;
  for (const role of [...merchantRoles, ...staffRoles])
    people[role] = await signedIn(role, { marketplace });
  return {
    marketplace,
    people,
    request: async (visitor) =>
      requestsOf(visitor === "nobody" ? null : await signedInAs(people[visitor].personId)),
    things: await thingsOf(marketplace, people),
  };
}

async function thingsOf(
  marketplace: TestMarketplace,
  people: Readonly<Record<Role, SignedIn>>,
): Promise<Record<string, Params>> {
  const { keyId } = await createKey(automatic(marketplace.id, "administration"), {
    name: "a key",
    scopes: ["stores:read"],
    expiresAt: null,
  });
  const { actor } = people.admin;
  if (actor.kind !== "person") throw new Error("an admin is a person");
  const membershipOf = async (side: "staff" | "merchant", role: Role) => {
    const { members } = await readTeam(actor, { side });
    return publicId("membership", members.find((one) => one.role === role)?.membershipId ?? "");
  };
  return {
    key: { keyId: publicId("key", keyId) },
    colleague: { membershipId: await membershipOf("staff", "reviewer") },
    "shop member": { membershipId: await membershipOf("merchant", "merchant-member") },
  };
}
