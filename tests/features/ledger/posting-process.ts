/** A client in a process of its own that posts and says each key that was acknowledged, until it is killed. */
import { post } from "~/features/ledger/post.server";
import { reserve } from "~/features/ledger/reserve.server";
import { settle } from "~/features/ledger/settle.server";
import { automatic } from "~/features/people/actor";
import { sqlInTenant } from "~/platform/database.server";
import { newId } from "~/values/public-id";
import { bank, depositOf, hold, move } from "./books";

export const postingProcess = "tests/features/ledger/posting-process.ts";

async function client(marketplaceId: string): Promise<void> {
  const actor = automatic(marketplaceId, "demo");
  for (let nth = 0; ; nth += 1) {
    const [from, to] = [bank, depositOf(`s${nth % 5}`)];
    const said = await sqlInTenant(marketplaceId, async (sql) => {
      const wishes = [move(from, to, 7), move(to, from, 2), move(from, to, 1)];
      const posted = await post(sql, actor, wishes);
      return posted.ok ? posted.transfers.map(({ key }) => key) : [];
    });
    const held = hold(from, to, 5);
    const settled = await sqlInTenant(marketplaceId, async (sql) => {
      await reserve(sql, actor, [held]);
      const key = newId();
      const part = { reservation: held.key, key, kind: "deposit-paid", amountMinor: 3 };
      const done = await settle(sql, actor, [{ ...part, occurredAt: held.occurredAt }]);
      return done.ok ? [held.key, key] : [];
    });
    for (const key of [...said, ...settled]) process.stdout.write(`${key}\n`);
  }
}

if (process.argv[1]?.endsWith(postingProcess)) {
  const marketplaceId = process.env.MARKETPLACE ?? "";
  await Promise.all(Array.from({ length: 4 }, () => client(marketplaceId)));
}
