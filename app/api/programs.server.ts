/** What the marketplace offers. */
import { type OfferInForce, offersInForce } from "~/features/applications/offers.server";
import { kindCodes } from "~/features/metrics/dictionary";
import { programStates } from "~/features/programs/program";
import { now } from "~/platform/clock.server";
import { publicId } from "~/values/public-id";
import { type Call, defineCall } from "./call.server";
import { notFound } from "./problem";
import { words, z } from "./schemas";

const program = z
  .strictObject({
    id: z.string(),
    slug: z.string(),
    kind: z.enum(kindCodes),
    name: words,
    summary: words,
    headline: words,
    state: z.enum(programStates),
    version: z.strictObject({
      id: z.string(),
      number: z.number().int(),
      publishedAt: z.iso.datetime(),
      contentHash: z.string(),
    }),
    opensOn: z.iso.date().nullable(),
    closesOn: z.iso.date().nullable(),
    placesLeft: z.number().int().nullable(),
    budgetLeftBasisPoints: z.number().int().nullable(),
  })
  .openapi("Program");
const details = program
  .extend({ rules: z.record(z.string(), z.unknown()), settings: z.record(z.string(), z.unknown()) })
  .openapi("ProgramDetails");

function wire(offer: OfferInForce): z.infer<typeof program> {
  const { programId, budgetLeft, version, ...rest } = offer;
  const { versionId, number, publishedAt, contentHash } = version;
  return {
    id: publicId("program", programId),
    ...rest,
    version: {
      id: publicId("version", versionId),
      number,
      publishedAt: publishedAt.toISOString(),
      contentHash,
    },
    budgetLeftBasisPoints: budgetLeft,
  };
}

const all = defineCall({
  method: "get",
  path: "/programs",
  summary: "Every program with its version in force, places and budget left",
  verb: "program:read",
  answer: z.strictObject({ data: z.array(program), nextCursor: z.null() }),
  run: async ({ actor }) => ({
    data: (await offersInForce(actor, now())).map(wire),
    nextCursor: null,
  }),
});

const one = defineCall({
  method: "get",
  path: "/programs/{slug}",
  summary: "One program with its rules and settings",
  verb: "program:read",
  params: z.strictObject({ slug: z.string().max(63) }),
  answer: details,
  run: async ({ actor, params }) => {
    const [offer] = await offersInForce(actor, now(), params.slug);
    if (offer === undefined) throw notFound("program");
    return { ...wire(offer), rules: offer.version.rules, settings: offer.version.settings };
  },
});

export const programCalls: readonly Call[] = [all, one];
