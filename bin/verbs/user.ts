import { randomBytes } from "node:crypto";
import { text } from "node:stream/consumers";
import { z } from "zod";
import { automatic, isMerchantRole, merchantRoles, staffRoles } from "~/features/people/actor";
import { addMembership } from "~/features/people/add-membership.server";
import {
  disablePerson,
  enablePerson,
  forgetSecondFactor,
} from "~/features/people/administer-person.server";
import { marketplaceBySlug } from "~/features/people/create-marketplace.server";
import { createPerson, personByEmail } from "~/features/people/create-person.server";
import { emailSchema } from "~/features/people/email";
import { passwordTrouble } from "~/features/people/password";
import { passwordLength } from "~/features/people/password-length";
import { nameSchema } from "~/features/people/sign-in-form";
import { now } from "~/platform/clock.server";
import { locales } from "~/values/words";
import { actionOf, readWords, WrongCall } from "../support/words";

const usage =
  "user create --email <address> --name <name> --marketplace <slug> --role <role> [--entity <uid>] [--language zh|en] [--password-stdin] | user disable|enable|forget-second-factor --email <address>";

const roles = [...staffRoles, ...merchantRoles] as const;
const wish = z.strictObject({
  email: emailSchema,
  name: nameSchema,
  marketplace: z.string(),
  role: z.enum(roles, `one of ${roles.join(", ")}`),
  entity: z.string().min(1).max(128).optional(),
  language: z.enum(locales).optional(),
  "password-stdin": z.boolean().optional(),
});
type Wish = z.output<typeof wish>;

async function create(words: readonly string[]): Promise<number> {
  const given = readWords(words, wish);
  const { role, entity, marketplace } = given;
  if (isMerchantRole(role) !== (entity !== undefined))
    throw new WrongCall("--entity is for merchant roles, and they need it");
  const marketplaceId = await marketplaceBySlug(marketplace);
  if (marketplaceId === null) {
    console.error(`There is no marketplace with the slug ${marketplace}.`);
    return 1;
  }
  const personId = (await personByEmail(given.email)) ?? (await newPerson(given));
  const added = await addMembership(automatic(marketplaceId, "administration"), {
    personId,
    role,
    ...(entity === undefined ? {} : { entityUid: entity }),
  });
  if (added.ok) return 0;
  console.error(
    added.because === "already-a-member"
      ? `${given.email} has this role already.`
      : `${given.email} acts for another company in this marketplace.`,
  );
  return 1;
}

/** Whoever runs this vouches for the address. The password is read from the input, or made and shown once. */
async function newPerson(given: Wish): Promise<string> {
  const { email, name, language } = given;
  const typed = given["password-stdin"] ? (await text(process.stdin)).trim() : null;
  const password = typed ?? randomBytes(15).toString("base64url");
  if (password.length < passwordLength.min || password.length > passwordLength.max)
    throw new WrongCall(`a password has ${passwordLength.min} to ${passwordLength.max} characters`);
  const trouble = passwordTrouble(password, { email, name });
  if (trouble !== null) throw new WrongCall(`this password is too easy to guess (${trouble})`);
  const made = await createPerson({
    email,
    name,
    password,
    emailVerified: true,
    ...(language === undefined ? {} : { locale: language }),
  });
  if (!made.ok) throw new Error(made.because);
  if (typed === null) {
    console.error(`${email} signs in with this password; it is not shown again:`);
    console.log(password);
  }
  return made.personId;
}

/** An action on somebody who is there, named by her address. */
const onPerson =
  (work: (personId: string) => Promise<void>) =>
  async (words: readonly string[]): Promise<number> => {
    const { email } = readWords(words, z.strictObject({ email: emailSchema }));
    const personId = await personByEmail(email);
    if (personId === null) {
      console.error(`Nobody signs in with ${email}.`);
      return 1;
    }
    await work(personId);
    return 0;
  };

export default {
  name: "user",
  usage,
  run: (words: string[]) =>
    actionOf(usage, words, {
      create,
      disable: onPerson((personId) => disablePerson(personId, now())),
      enable: onPerson(enablePerson),
      "forget-second-factor": onPerson(forgetSecondFactor),
    }),
};
