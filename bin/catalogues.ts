/**
 * Compares the words on the screens with the translations: every message that the code shows has a
 * Chinese text, and no translation is kept that nothing shows. Extracts into a scratch folder.
 */
import { execFileSync } from "node:child_process";
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { formatter } from "@lingui/format-po";

/** Every folder that has a catalogue. */
const chapters = ["app/locales", ...globSync("app/locales/*/").toSorted()].filter((folder) =>
  existsSync(join(folder, "zh.po")),
);
const scratch = mkdtempSync(join(tmpdir(), "slipway-words-"));

function messagesIn(file: string): Map<string, string> {
  const read = formatter({ explicitIdAsDefault: true }).parse(readFileSync(file, "utf8"), {
    locale: "zh",
    sourceLocale: "en",
    filename: file,
  });
  const known = Object.entries(
    read as Record<string, { translation?: string; obsolete?: boolean }>,
  );
  return new Map(
    known.flatMap(([id, { translation, obsolete }]) =>
      obsolete === true ? [] : [[id, translation ?? ""]],
    ),
  );
}

function extract(): void {
  const config = join(scratch, "lingui.config.ts");
  const project = JSON.stringify(join(process.cwd(), "lingui.config.ts"));
  writeFileSync(
    config,
    `import own from ${project};
     const moved = (path) => path.replace("<rootDir>", ${JSON.stringify(scratch)});
     export default { ...own, rootDir: ${JSON.stringify(process.cwd())},
       catalogs: own.catalogs.map((each) => ({ ...each, path: moved(each.path) })) };`,
  );
  execFileSync("lingui", ["extract", "--config", config, "--workers", "1"], {
    stdio: ["ignore", "ignore", "pipe"],
    shell: process.platform === "win32",
  });
}

try {
  extract();
  const troubles = chapters.flatMap((chapter) => {
    const shown = messagesIn(join(scratch, chapter, "zh.po"));
    const translated = messagesIn(join(chapter, "zh.po"));
    return [
      ...[...shown.keys()]
        .filter((id) => (translated.get(id) ?? "").trim() === "")
        .map((id) => `${chapter}/zh.po lacks: ${id}`),
      ...[...translated.keys()]
        .filter((id) => !shown.has(id))
        .map((id) => `${chapter}/zh.po keeps what nothing shows: ${id}`),
    ];
  });
  for (const trouble of troubles) console.log(trouble);
  process.exitCode = troubles.length === 0 ? 0 : 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
