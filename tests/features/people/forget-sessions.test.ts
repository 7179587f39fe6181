import { expect, test } from "vitest";
import { signedIn, signedInAs } from "#tests/support/sign-in";
import { forgetSessions } from "~/features/people/forget-sessions.server";
import { prisma, sql } from "~/platform/database.server";
import { newId } from "~/values/public-id";

test("what no longer opens anything is forgotten, what does is kept", async () => {
  const her = await signedIn("reviewer");
  await signedInAs(her.personId);
  await signedInAs(her.personId);
  const [idle, over] = await prisma().session.findMany({ where: { userId: her.personId } });
  await sql()`UPDATE session SET updated_at = now() - interval '25 hours' WHERE id = ${idle?.id ?? ""}`;
  await sql()`UPDATE session SET expires_at = now() - interval '1 second' WHERE id = ${over?.id ?? ""}`;
  for (const [identifier, hours] of [
    ["old", -2],
    ["open", 1],
  ] as const)
    await prisma().verification.create({
      data: {
        id: newId(),
        identifier,
        value: "x",
        expiresAt: new Date(Date.now() + hours * 60 * 60 * 1000),
      },
    });
  await forgetSessions();
  expect(await prisma().session.count()).toBe(1);
  expect(await prisma().verification.findMany({ select: { identifier: true } })).toEqual([
    { identifier: "open" },
  ]);
});
