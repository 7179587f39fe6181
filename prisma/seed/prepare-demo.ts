/** The demo: two marketplaces with the cast, their people and their days. Done once per database. */
import { automatic } from "~/features/people/actor";
import { addMembership } from "~/features/people/add-membership.server";
import { createPerson, personByEmail } from "~/features/people/create-person.server";
import { config } from "~/platform/config.server";
import { withOwner } from "~/platform/installation.server";
import { newId } from "~/values/public-id";
import {
  type CastPerson,
  demoPassword,
  harbour,
  harbourPeople,
  thames,
  thamesPeople,
} from "./cast";

type DemoMarketplace = typeof harbour | typeof thames;

/** The id of the marketplace; null where it stands already. */
async function createMarketplace(marketplace: DemoMarketplace): Promise<string | null> {
  const { slug, name, currency, zone } = marketplace;
  const { rows } = await withOwner(config().DATABASE_URL ?? "", (client) =>
    client.query<{ id: string }>(
      `INSERT INTO marketplace (id, slug, name, currency, zone, is_demo)
       VALUES ($1, $2, $3, $4, $5, true) ON CONFLICT (slug) DO NOTHING RETURNING id`,
      [newId(), slug, name, currency, zone],
    ),
  );
  return rows[0]?.id ?? null;
}

async function invite(marketplaceId: string, person: CastPerson): Promise<void> {
  const created = await createPerson({ ...person, password: demoPassword, emailVerified: true });
  const personId = created.ok ? created.personId : await personByEmail(person.email);
  if (personId === null) throw new Error(`${person.email} could not be created`);
  await addMembership(automatic(marketplaceId, "demo"), {
    personId,
    role: person.role,
    ...(person.entityUid === undefined ? {} : { entityUid: person.entityUid }),
  });
}

async function prepare(marketplace: DemoMarketplace, people: readonly CastPerson[]): Promise<void> {
  const marketplaceId = await createMarketplace(marketplace);
  if (marketplaceId === null) return;
  await Promise.all(people.map((person) => invite(marketplaceId, person)));
}

const line = (marketplace: DemoMarketplace, person: CastPerson) =>
  `  ${marketplace.slug.padEnd(8)} ${person.role.padEnd(16)} ${person.email}`;

/** Prepares what is missing; the sign-ins to print. */
export async function prepareDemo(): Promise<readonly string[]> {
  await prepare(harbour, Object.values(harbourPeople));
  await prepare(thames, Object.values(thamesPeople));
  return [
    `Demo sign-ins, password ${demoPassword}:`,
    ...Object.values(harbourPeople).map((person) => line(harbour, person)),
    ...Object.values(thamesPeople).map((person) => line(thames, person)),
  ];
}
