import { prisma, type Tx } from "~/platform/database.server";
import { type Outcome, refuse } from "~/values/outcome";
import { newId } from "~/values/public-id";
import type { Locale } from "~/values/words";
import { normalEmail } from "./email";
import { hashPassword } from "./identity/password-hash.server";

export type NewPerson = {
  readonly name: string;
  readonly email: string;
  /** Absent for somebody who will only sign in through the company's identity provider. */
  readonly password?: string;
  readonly locale?: Locale;
  /** True only where something proved that the mailbox is hers. */
  readonly emailVerified: boolean;
};

type Created = Outcome<{ readonly personId: string }, "email-taken">;

/** Makes somebody who can sign in. What she may do comes from memberships. */
export async function createPerson(person: NewPerson): Promise<Created> {
  const hash = person.password === undefined ? null : await hashPassword(person.password);
  return prisma().$transaction((tx) => createPersonIn(tx, person, hash));
}

export async function createPersonIn(
  tx: Tx,
  { name, email, emailVerified, locale }: Omit<NewPerson, "password">,
  passwordHash: string | null,
): Promise<Created> {
  const id = newId();
  const row = { id, name, email: normalEmail(email), emailVerified, locale: locale ?? null };
  const { count } = await tx.person.createMany({ data: [row], skipDuplicates: true });
  if (count === 0) return refuse("email-taken");
  if (passwordHash !== null)
    await tx.account.create({
      data: {
        id: newId(),
        accountId: id,
        providerId: "credential",
        userId: id,
        password: passwordHash,
      },
    });
  return { ok: true, personId: id };
}

/** The id behind an e-mail address, or null. */
export async function personByEmail(email: string): Promise<string | null> {
  const person = await prisma().person.findUnique({
    where: { email: normalEmail(email) },
    select: { id: true },
  });
  return person?.id ?? null;
}
