/** The house rules that no compiler knows. Each test names the rule; each failure names the file. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { expect, test } from "vitest";
import { code, codeOf, filesUnder, isDoor, isRule, offenders, statements, textOf } from "./source";

test("sizes are signs to look at, so they are shown and not judged", () => {
  const usual = (file: string) => (isDoor(file) ? 80 : 200);
  const long = code.flatMap((file) => {
    const lines = textOf(file).split("\n").length;
    return lines > usual(file) ? [`${lines} ${file}`] : [];
  });
  if (long.length > 0) console.log(`longer than usual:\n  ${long.join("\n  ")}`);
  expect(code.length).toBeGreaterThan(100);
});

test("no file is named after nothing", () => {
  const hollow = /^(utils?|helpers?|common|misc|shared|service|services|manager|data|index|types)$/;
  const parts = (file: string) =>
    file
      .split("/")
      .slice(1)
      .map((part) => part.split(".")[0] ?? "");
  expect(code.filter((file) => parts(file).some((part) => hollow.test(part)))).toEqual([]);
});

test("file names are kebab-case", () => {
  const named = code.filter((file) => !file.startsWith("app/routes/"));
  const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.(server|client|d))?\.tsx?$/;
  const entrances = /^(entry\.(client|server)|root)\.tsx$/;
  expect(
    named.filter((file) => !kebab.test(basename(file)) && !entrances.test(basename(file))),
  ).toEqual([]);
});

test("rules do not look at the clock, the dice, the environment or the network", () => {
  const impure =
    /\b(Date\.now|new Date\(\)|performance\.now|Math\.random|crypto\.|process\.|fetch\(|console\.)/;
  expect(offenders(code.filter(isRule), (text) => impure.test(text))).toEqual([]);
});

test("time enters through platform/clock alone", () => {
  const real = [
    "app/platform/clock.server.ts",
    // A storage service refuses a signature whose time is not the real one.
    "app/platform/storage.server.ts",
    // better-auth keeps real time in its own tables; these compare with them.
    "app/features/people/recover.server.ts",
    "app/features/people/show-second-factor.server.ts",
  ];
  const wires = code.filter((file) => /\.server\.tsx?$/.test(file) && !real.includes(file));
  expect(offenders(wires, (text) => /\bDate\.now\(|new Date\(\)/.test(text))).toEqual([]);
});

test("the environment is read in one place", () => {
  const readers = offenders(code, (text) => /process\.env\b/.test(text));
  expect(readers).toEqual([
    "app/platform/config.server.ts",
    // Hands the environment on to PostgreSQL.
    "app/platform/embedded-postgres.server.ts",
  ]);
});

test("the marketplace of a transaction is set in one function", () => {
  const setting = offenders(code, (text) => /slipway\.marketplace/.test(text));
  expect(setting).toEqual(["app/platform/tenant.server.ts"]);
  expect(offenders(code, (text) => /set_config\(|SET ROLE|RESET ROLE/i.test(text))).toEqual([]);
});

test("formatting is the reader's: no Intl and no toLocale outside locales and values", () => {
  const outside = code.filter((file) => !/^app\/(locales|values)\//.test(file));
  const raw = /\bIntl\.|\.toLocale(String|DateString|TimeString|UpperCase|LowerCase)\(/;
  const known = ["app/features/eligibility/wording/amounts.ts"];
  expect(
    offenders(outside, (text) => raw.test(text)).filter((file) => !known.includes(file)),
  ).toEqual([]);
});

test("no program is made from text", () => {
  const compilers = offenders(code, (text) => /\beval\(|new Function\(|\bFunction\(/.test(text));
  expect(compilers.filter((file) => !/^app\/features\/eligibility\//.test(file))).toEqual([]);
});

test("states are unions, not enums", () => {
  expect(offenders(code, (text) => /^\s*(export )?(const )?enum \w/m.test(text))).toEqual([]);
});

test("HTML is made by React: no raw HTML from a value", () => {
  const raw = offenders(code, (text) => /dangerouslySetInnerHTML|\.innerHTML\s*=/.test(text));
  const known = raw.filter((file) => /^app\/(root|ui\/|entry)/.test(file));
  expect(raw).toEqual(known);
});

const roomOf = new Map<string, string>();
const tableOf = new Map<string, string>();
for (const file of filesUnder("prisma/schema")) {
  const room = basename(file, ".prisma");
  const models = readFileSync(file, "utf8").matchAll(/^model (\w+) \{([\s\S]*?)^\}/gm);
  for (const [, model = "", body = ""] of models) {
    const table = /@@map\("(\w+)"\)/.exec(body)?.[1] ?? model;
    roomOf.set(table, room);
    tableOf.set(`${model[0]?.toLowerCase()}${model.slice(1)}`, table);
  }
}
const homeOf = (table: string) => {
  const room = roomOf.get(table);
  return room === "platform" ? "app/platform/" : `app/features/${room}/`;
};

/** Written by somebody else, with the reason. */
const guests: Readonly<Record<string, readonly string[]>> = {
  // The API's own door keeps what it has answered.
  "app/api/idempotency.server.ts": ["idempotent_answer"],
  // The post is a wire that every room may use; the table is its book.
  "app/platform/mail.server.ts": ["mail"],
};

test("only the room that owns a table writes it", () => {
  const byPrisma = /\.(\w+)\s*\.(?:create|update|upsert|delete)(?:Many)?(?:AndReturn)?\(/g;
  const bySql = /\b(?:INSERT\s+INTO|UPDATE|DELETE\s+FROM|MERGE\s+INTO)\s+"?([a-z_]+)"?/g;
  const strangers = code.flatMap((file) => {
    const models = [...codeOf(file).matchAll(byPrisma)].map(([, model = ""]) => tableOf.get(model));
    const tables = statements(file).flatMap((text) =>
      [...text.matchAll(bySql)].map(([, table]) => table),
    );
    return [...models, ...tables]
      .filter((table) => table !== undefined && roomOf.has(table))
      .filter((table) => !file.startsWith(homeOf(table ?? "")))
      .filter((table) => !guests[file]?.includes(table ?? ""))
      .map((table) => `${file} writes ${table}`);
  });
  expect(strangers).toEqual([]);
});

test("a table's schema file is named after its room", () => {
  const rooms = readdirSync("app/features");
  const files = filesUnder("prisma/schema").map((file) => basename(file, ".prisma"));
  const known = new Set([...rooms, "platform", "main"]);
  expect(files.filter((name) => !known.has(name))).toEqual([]);
});

test("a statement that joins or locks says in which marketplace", () => {
  const local = /\b(person|session|account|marketplace|attempt|mail|queueSchema|stripe_event)\b/;
  const wide = code.flatMap((file) =>
    statements(file)
      .filter((text) => /\bJOIN\s+[a-z_"]|\bFOR\s+(NO KEY )?(UPDATE|SHARE)\b/.test(text))
      .filter((text) => !/marketplace_id|USING \(/.test(text) && !local.test(text))
      .map((text) => `${file}: ${text.trim().slice(0, 80)}`),
  );
  expect(wide).toEqual([]);
});

test("an upsert sets values, not functions that change: they are not the same on every machine", () => {
  const volatile = /DO UPDATE[\s\S]*?(?<!\{)\b(now|clock_timestamp|random|gen_random_uuid)\(\)/;
  expect(code.filter((file) => statements(file).some((text) => volatile.test(text)))).toEqual([]);
});

test("nothing waits for a notification or for a lock that crosses marketplaces", () => {
  const crossing = /\bpg_notify\(|\bLISTEN\s|\bNOTIFY\s|pg_advisory_lock\(|\bLOCK TABLE\b/;
  expect(code.filter((file) => statements(file).some((text) => crossing.test(text)))).toEqual([]);
});

test("every program kind on disk is offered", () => {
  const list = textOf("app/features/programs/kinds.ts");
  const kinds = readdirSync("app/features/programs", { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .filter((name) => existsSync(`app/features/programs/${name}/settings.ts`));
  expect(kinds.length).toBe(8);
  expect(kinds.filter((name) => !list.includes(`/${name}/`))).toEqual([]);
});

test("the map in the README names every folder of app/, and no other", () => {
  const map = readFileSync("README.md", "utf8").matchAll(/^(?:├|└)── (\w+)\/ /gm);
  const real = readdirSync("app", { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect([...map].map(([, name]) => name).sort()).toEqual(real.map((entry) => entry.name).sort());
});

test("no test lies under app/routes: Remix would publish it", () => {
  expect(code.filter((file) => /\.test\.tsx?$/.test(file))).toEqual([]);
});

test("every job on disk is in the schedule", () => {
  const files = code.filter((file) => file.startsWith("app/jobs/") && file.endsWith(".ts"));
  const defined = files.filter((file) => /\bexport const job = defineJob\(/.test(codeOf(file)));
  const list = textOf("app/jobs/schedule.ts");
  expect(defined.length).toBeGreaterThan(0);
  expect(defined.filter((file) => !list.includes(`"./${basename(file, ".ts")}"`))).toEqual([]);
});

test("what the history is told is told in words of both languages", () => {
  const deeds = code
    .filter((file) => !file.startsWith("app/features/dashboards/"))
    .flatMap((file) => {
      const recorded = codeOf(file).matchAll(
        /record(?:Own|OwnById|In)?\([\s\S]{0,160}?"([a-z]+(?:-[a-z]+)+)"/g,
      );
      return [...recorded].map(([, verb = ""]) => `${verb} (${file})`);
    });
  const known = textOf("app/features/history/deed-words.ts");
  expect(deeds.filter((deed) => !known.includes(`"${deed.split(" ")[0]}":`))).toEqual([]);
});

test("every test stands where the files it is about stand", () => {
  const mirrored = ["api", "features", "jobs", "locales", "platform", "ui", "values"];
  const tests = mirrored
    .flatMap((folder) => filesUnder(`tests/${folder}`))
    .filter((file) => /\.test\.tsx?$/.test(file));
  const stems = new Set(code.map((file) => file.replace(/(\.server)?\.tsx?$/, "")));
  const isAboutNamesake = (file: string) => {
    const words = file
      .replace(/^tests\//, "app/")
      .replace(/\.test\.tsx?$/, "")
      .split("-");
    return words.some((_, n) => stems.has(words.slice(0, words.length - n).join("-")));
  };
  const isAboutItsFolder = (file: string) =>
    readFileSync(file, "utf8").includes(`"~/${dirname(file).replace(/^tests\//, "")}/`);
  // What is true of every part of the folder at once, and what the database refuses of the folder's rows.
  const isAboutAll = (file: string) =>
    /^tests\/ui\/(kit|budgets)\.test\.ts$/.test(file) || basename(file) === "constraints.test.ts";
  const lost = tests.filter(
    (file) => !isAboutNamesake(file) && !isAboutItsFolder(file) && !isAboutAll(file),
  );
  expect(lost).toEqual([]);
});
