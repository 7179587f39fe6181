import { describe, expect, test } from "vitest";
import { readPreferences, savedPreference } from "~/platform/preferences.server";
import { action } from "~/routes/preferences";

const reading = (cookie: string) =>
  readPreferences(new Request("http://localhost/", { headers: { Cookie: cookie } }));
const pair = (setCookie: string): string => setCookie.split(";")[0] ?? "";

test("what is saved is read; what nobody could have saved is not", async () => {
  expect(await reading(pair(await savedPreference("theme", "dark")))).toMatchObject({
    theme: "dark",
  });
  expect(await reading(pair(await savedPreference("keys", "off")))).toMatchObject({ keys: false });
  expect(await reading("theme=junk; language=%%; keys=")).toEqual({
    theme: "auto",
    language: null,
    keys: true,
  });
});

async function save(fields: Record<string, string>): Promise<Response> {
  const request = new Request("http://localhost/preferences", {
    method: "POST",
    body: new URLSearchParams(fields),
  });
  const answer = await action({ request, params: {}, context: {} as never });
  return answer as Response;
}

describe("saving", () => {
  test("goes back to the page it came from", async () => {
    const answer = await save({ language: "zh", back: "/programs?goal=live" });
    expect(answer.status).toBe(302);
    expect(answer.headers.get("Location")).toBe("/programs?goal=live");
    expect(answer.headers.getSetCookie()).toHaveLength(1);
  });

  test.each([
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "/.//evil.example",
    "https://evil.example/",
    "javascript:alert(1)",
    "",
  ])("never leads away: %j", async (back) => {
    const answer = await save({ theme: "dark", back });
    const target = new URL(answer.headers.get("Location") ?? "", "http://localhost/preferences");
    expect(target.origin).toBe("http://localhost");
  });

  test("takes only what can be chosen", async () => {
    const answer = await save({ theme: "neon", language: "tlh", back: "/" });
    expect(answer.headers.getSetCookie()).toEqual([]);
  });
});
