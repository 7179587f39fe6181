/** `npm run sandbox -- market`: the simulated platform against a Slipway anywhere, with a key of its marketplace. */
import { z } from "zod";
import { addDays, dayOf, isDay, isZone } from "~/values/day";
import type { StandIn } from "../../bin/sandbox";
import { readWords } from "../../bin/support/words";
import { simulate } from "./simulate";
import { summaryLines } from "./summary";

const wish = z.strictObject({
  url: z.url({ error: "the URL of a Slipway" }),
  key: z.string().min(1),
  days: z.string().default("28").transform(Number).pipe(z.int().min(1).max(120)),
  stores: z.string().default("60").transform(Number).pipe(z.int().min(1).max(20_000)),
  seed: z.string().default("1").transform(Number).pipe(z.int().min(0)),
  zone: z.string().default("Asia/Shanghai").refine(isZone, { error: "an IANA time zone" }),
  currency: z.string().default("CNY"),
  from: z.string().refine(isDay, { error: "a day such as 2026-11-22" }).optional(),
});

const standIn: StandIn = {
  usage:
    "market --url http://localhost:3000 --key slw_… [--days 28] [--stores 60] [--seed 1] [--zone Asia/Shanghai] [--currency CNY] [--from YYYY-MM-DD]",
  async start(words) {
    const { url, key, from, ...given } = readWords(words, wish);
    const today = dayOf(new Date(), given.zone);
    const wishes = { ...given, from: from ?? addDays(today, 1 - given.days) };
    const { summary } = await simulate({ url, key }, wishes, { today });
    for (const line of summaryLines(summary, given.days)) console.log(line);
    return { close: async () => undefined };
  },
};
export default standIn;
