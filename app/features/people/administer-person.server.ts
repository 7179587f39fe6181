/** What only administration does to somebody's account, from the command line of the installation. */
import { record } from "~/features/history/record.server";
import { inTenant, prisma } from "~/platform/database.server";
import { automatic } from "./actor";
import { partsOf } from "./identity/memberships.server";
import { sendNotice } from "./identity/send.server";

type Verb = "person-disabled" | "person-enabled" | "second-factor-removed";

async function recordEverywhere(personId: string, verb: Verb): Promise<void> {
  for (const { marketplaceId } of await partsOf(personId))
    await inTenant(marketplaceId, (tx) =>
      record(tx, automatic(marketplaceId, "administration"), {
        verb,
        thing: { kind: "person", id: personId },
      }),
    );
}

/** Ends every session; no new one begins until she is enabled again. */
export async function disablePerson(personId: string, at: Date): Promise<void> {
  await prisma().$transaction([
    prisma().person.update({ where: { id: personId }, data: { disabledAt: at } }),
    prisma().session.deleteMany({ where: { userId: personId } }),
  ]);
  await recordEverywhere(personId, "person-disabled");
}

export async function enablePerson(personId: string): Promise<void> {
  await prisma().person.update({ where: { id: personId }, data: { disabledAt: null } });
  await recordEverywhere(personId, "person-enabled");
}

/** For somebody who has lost her phone and her backup codes. Every session ends. */
export async function forgetSecondFactor(personId: string): Promise<void> {
  await prisma().$transaction([
    prisma().twoFactor.deleteMany({ where: { userId: personId } }),
    prisma().person.update({ where: { id: personId }, data: { twoFactorEnabled: false } }),
    prisma().session.deleteMany({ where: { userId: personId } }),
  ]);
  await recordEverywhere(personId, "second-factor-removed");
  await sendNotice(personId, "second-factor-removed");
}
