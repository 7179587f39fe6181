/** The HTTP server in a process of its own, without pages; a test watches how much memory it takes. */
import type { ServerBuild } from "@remix-run/node";
import { openDoors } from "~/api/http.server";

export const doorProcess = "tests/features/payments/door-process.ts";

if (process.argv[1]?.endsWith(doorProcess)) {
  const { port } = await openDoors({ future: {}, routes: {} } as ServerBuild, "build/client", 0);
  console.log(`open at ${port}`);
}
