/** Who did it, in words: people by their names, what acts by itself by what it is called. */
import { writerWords } from "~/features/history/automatic-words";
import { prisma } from "~/platform/database.server";
import type { Words } from "~/values/words";

const uuid = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** By the ids that `actorId` gave. An id that belongs to nobody any more stays as it is. */
export async function namesOf(
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, Words>> {
  const known = [...new Set(ids)].filter((id) => id !== null);
  const people = await prisma().person.findMany({
    where: { id: { in: known.filter((id) => uuid.test(id)) } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map(({ id, name }) => [id, { en: name, zh: name }]));
  return new Map(known.map((id) => [id, names.get(id) ?? writerWords(id)]));
}
