/** Staff work the queue with the keyboard alone: approve, take back, ask, decline; and it shows everywhere. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { harbourPeople } from "#prisma/seed/cast";
import { closeBrowser } from "#tests/support/browser";
import { settled, watch } from "#tests/support/page-rules";
import { type RunningApp, startApp } from "#tests/support/running-app";
import { type AtDesk, atDesk, queueIds, watchForMouse } from "./staff-desk";

let app: RunningApp;
let zhou: AtDesk;
let auditor: AtDesk;
/** The queue as it stood in the beginning. */
let ids: readonly (string | null)[];

beforeAll(async () => {
  app = await startApp();
  zhou = await atDesk(app, harbourPeople.zhou.email);
  auditor = await atDesk(app, harbourPeople.he.email);
}, 240_000);
afterAll(async () => {
  await zhou?.context.close();
  await auditor?.context.close();
  await closeBrowser();
  await app?.stop();
});

const press = async (...keys: readonly string[]) => {
  for (const key of keys) await zhou.page.keyboard.press(key);
};
/** What a screen reader was told last. */
const said = () => zhou.page.locator('[role="status"][aria-live="polite"]').textContent();
const focus = () =>
  zhou.page.evaluate(() => {
    const { dataset, name, type, form } = document.activeElement as HTMLInputElement;
    const way = form?.closest("details")?.dataset.way;
    return dataset.row ?? [way, name || type].filter(Boolean).join(" ");
  });
/** The case of that row stands beside the list, ready for keys. */
const opened = async (id: string | null | undefined) => {
  await zhou.page.waitForURL((url) => url.searchParams.get("sel") === id);
  await settled(zhou.page);
  await zhou.page.locator(`section a[href^="/ops/reviews/${id}"]`).waitFor();
};
const tabTo = async (target: string) => {
  for (let steps = 0; steps < 60 && (await focus()) !== target; steps += 1) await press("Tab");
  expect(await focus()).toBe(target);
};
/** Rows of a list that the auditor sees, by a link in them. */
const rowsWith = async (path: string, text: string) => {
  await auditor.open(path);
  return auditor.page.locator("main tbody tr", { hasText: text }).count();
};

test("approved by one key; taken back by another; approved for good", async () => {
  const { page, open, context } = zhou;
  const noMouse = await watchForMouse(context);
  const watched = watch(page);
  await open("/ops/reviews?program=return-subsidy");
  ids = await queueIds(page);
  expect(ids.length).toBeGreaterThan(3);
  const shop = (await page.locator("a[data-row]").first().textContent()) ?? "";
  const enrolled = await rowsWith("/ops/enrollments?program=return-subsidy", shop);

  await press("j");
  expect(await focus()).toBe(ids[0]);
  await press("Enter");
  await opened(ids[0]);
  await press("1");
  await opened(ids[1]);
  expect(await queueIds(page)).toEqual(ids.slice(1));
  expect(await said()).toContain(shop);
  expect(await said()).toContain(String(ids.length - 1));
  expect(await focus()).toBe(ids[1]);

  await press("z");
  await opened(ids[0]);
  expect(await queueIds(page)).toEqual(ids);

  await press("1");
  await opened(ids[1]);
  expect(await queueIds(page)).toEqual(ids.slice(1));
  const nowEnrolled = () => rowsWith("/ops/enrollments?program=return-subsidy", shop);
  await expect.poll(nowEnrolled, { timeout: 60_000, interval: 2_000 }).toBe(enrolled + 1);
  await noMouse(page);
  expect(watched.problems()).toEqual([]);
}, 180_000);

test("asked for changes, in a message that no shortcut disturbs", async () => {
  const { page, open } = zhou;
  await open(`/ops/reviews?program=return-subsidy&sel=${ids[1]}`);
  await opened(ids[1]);
  await press("2");
  expect(await focus()).toBe("changes tasks");
  await press("Space");
  const message = page.locator('details[data-way="changes"] textarea:visible');
  expect(await message.count()).toBe(1);
  await tabTo(`changes ${await message.getAttribute("name")}`);
  await press("End");
  await page.keyboard.type("1 jkz3 ?");
  expect(await message.inputValue()).toContain("1 jkz3 ?");
  expect(await queueIds(page)).toEqual(ids.slice(1));
  await tabTo("changes submit");
  await settled(page);
  await press("Enter");
  await opened(ids[2]);
  expect(await queueIds(page)).toEqual(ids.slice(2));
  await open(`/ops/reviews/${ids[1]}`);
  expect(await page.locator("main").textContent()).toContain("1 jkz3 ?");
}, 120_000);

test("declined with a reason; without one it says so and keeps what was typed", async () => {
  const { page, open } = zhou;
  await open(`/ops/reviews?program=return-subsidy&sel=${ids[2]}`);
  await opened(ids[2]);
  await press("3");
  await tabTo("decline note");
  await page.keyboard.type("Thank you for your patience.");
  await tabTo("decline submit");
  await press("Enter");
  await page.locator('details[data-way="decline"] [role="alert"]').waitFor();
  await settled(page);
  expect(await page.inputValue('details[data-way="decline"] textarea[name="note"]')).toBe(
    "Thank you for your patience.",
  );
  await press("Tab", "Enter");
  await expect.poll(focus).toBe("decline reasonCodes");
  await press("Space");
  const preview = await page.locator('details[data-way="decline"] section').textContent();
  expect(preview).toContain("Thank you for your patience.");
  expect(preview).toContain("Not approved this time:");
  expect(preview).toContain("这次没有通过：");
  await tabTo("decline submit");
  await settled(page);
  await press("Enter");
  await opened(ids[3]);
  expect(await queueIds(page)).toEqual(ids.slice(3));
}, 120_000);

test("history shows every step, with who took it", async () => {
  const id = ids[0] ?? "";
  await auditor.open(`/ops/audit?q=${encodeURIComponent(`object:${id}`)}`);
  const entries = await auditor.page.locator("main").textContent();
  expect(entries).toContain(harbourPeople.zhou.name);
  expect(entries).toContain("通过了申请");
  expect(entries).toContain("撤销了决定");
  await auditor.open(`/ops/reviews/${id}`);
  const steps = await auditor.page.locator("main ol").last().textContent();
  expect(steps).toContain("撤销了处理");
  expect(await auditor.page.locator('button[aria-keyshortcuts="1"]').count()).toBe(0);
}, 60_000);
