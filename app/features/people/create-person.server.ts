import { prisma } from "~/platform/database.server";
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

/** Makes somebody who can sign in. What she may do comes from memberships. */
export async function createPerson(
  person: NewPerson,
): Promise<Outcome<{ readonly personId: string }, "email-taken">> {
  const email = normalEmail(person.email);
  const personId = newId();
  const password = person.password === undefined ? null : await hashPassword(person.password);
  return prisma().$transaction(async (tx) => {
    const { count } = await tx.person.createMany({
      data: [
        {
          id: personId,
          name: person.name,
          email,
          emailVerified: person.emailVerified,
          locale: person.locale ?? null,
        },
      ],
      skipDuplicates: true,
    });
    if (count === 0) return refuse("email-taken");
    if (password !== null)
      await tx.account.create({
        data: {
          id: newId(),
          accountId: personId,
          providerId: "credential",
          userId: personId,
          password,
        },
      });
    return { ok: true, personId };
  });
}

/** The id behind an e-mail address, or null. */
export async function personByEmail(email: string): Promise<string | null> {
  const person = await prisma().person.findUnique({
    where: { email: normalEmail(email) },
    select: { id: true },
  });
  return person?.id ?? null;
}
