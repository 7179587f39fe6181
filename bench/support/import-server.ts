/** The API alone in a process of its own; prints its port. */
import { serve } from "@hono/node-server";
import { apiOf } from "~/api/api.server";
import { importCalls } from "~/api/imports.server";

serve({ fetch: apiOf(importCalls).fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) =>
  console.log(`port ${port}`),
);
