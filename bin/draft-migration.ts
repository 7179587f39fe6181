/** Prints the SQL that leads from the committed schema folder to the one on disk, to begin a migration with. */
import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "~/platform/embedded-postgres.server";
import { schemaDifference } from "~/platform/migrations.server";

const git = (...words: string[]) => execFileSync("git", words, { encoding: "utf8" });
const committed = git("ls-tree", "--name-only", "HEAD", "prisma/schema/")
  .split("\n")
  .filter((path) => path.endsWith(".prisma"))
  .map((path) => ({ path, content: git("show", `HEAD:${path}`) }));

const server = await startEmbeddedPostgres({
  folder: mkdtempSync(join(tmpdir(), "slipway-draft-")),
});
try {
  console.log(await schemaDifference(server.url, committed));
} finally {
  await server.stop();
}
