/** `npm run dev`: builds and starts again whenever a source changes. */
import { type ChildProcess, spawn } from "node:child_process";
import { watch } from "node:fs";

let child: ChildProcess | undefined;
let timer: NodeJS.Timeout | undefined;

function restart(): void {
  const begin = () => {
    child = spawn("tsx", ["bin/start.ts"], {
      stdio: "inherit",
      shell: process.platform === "win32",
    });
  };
  if (child === undefined || child.exitCode !== null) begin();
  else {
    child.once("exit", begin);
    child.kill("SIGTERM");
  }
}

for (const folder of ["app", "prisma/schema"])
  watch(folder, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(restart, 300);
  });
process.on("SIGINT", () => {
  child?.once("exit", () => process.exit(0));
  child?.kill("SIGTERM");
});
restart();
