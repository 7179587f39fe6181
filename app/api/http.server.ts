/**
 * The one HTTP server: health and metrics, the API and static files on Hono, every page by Remix.
 * It is part of the server build, so that pages, API and worker share one copy of everything.
 */
import { randomBytes } from "node:crypto";
import type { Server } from "node:http";
import { type HttpBindings, serve } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import { Hono } from "hono";
import { clientAddress } from "~/platform/client-address.server";
import { config } from "~/platform/config.server";
import { refuseCrossSite } from "~/platform/cross-site.server";
import { readiness } from "~/platform/health.server";
import { log, requestScope } from "~/platform/log.server";
import { metricsAnswer, observeRequest } from "~/platform/metrics.server";
import { securityHeaders } from "~/platform/security-headers.server";
import { newId } from "~/values/public-id";
import { apiOf } from "./api.server";
import { calls } from "./calls.server";
import { openApiDocument } from "./open-api.server";
import { stripeWebhook } from "./stripe-webhook.server";

type Environment = {
  Bindings: HttpBindings;
  Variables: { requestId: string; nonce: string };
};

let ready = true;
/** After this, `/readyz` says no, so that no new traffic is sent here. */
export const notReadyAnymore = (): void => {
  ready = false;
};

function appOf(build: ServerBuild, clientFolder: string): Hono<Environment> {
  const app = new Hono<Environment>();
  const https = config().publicUrl.startsWith("https:");

  app.use(async (context, next) => {
    const requestId = newId();
    const nonce = randomBytes(16).toString("base64");
    context.set("requestId", requestId);
    context.set("nonce", nonce);
    const began = performance.now();
    await requestScope.run({ requestId }, next);
    for (const [name, value] of Object.entries(securityHeaders(nonce, { https })))
      if (!context.res.headers.has(name)) context.res.headers.set(name, value);
    context.res.headers.set("x-request-id", requestId);
    const took = performance.now() - began;
    observeRequest(context.req.method, context.req.path, context.res.status, took);
    log().info(
      {
        requestId,
        method: context.req.method,
        path: context.req.path,
        status: context.res.status,
        ms: Math.round(took),
      },
      "request",
    );
  });

  app.get("/healthz", (context) => context.text("ok"));
  app.get("/readyz", async (context) => {
    const state = await readiness();
    return context.json(state, ready && state.ready ? 200 : 503);
  });
  app.get("/metrics", (context) =>
    metricsAnswer(context.req.raw, clientAddress(context.env.incoming, context.req.raw.headers)),
  );
  const document = openApiDocument(calls, config().publicUrl);
  app.get("/openapi.json", (context) => context.json(document));
  app.route("/api/v1", apiOf(calls));
  app.post("/webhooks/stripe", (context) => stripeWebhook(context.req.raw));

  const files = (seconds: number, immutable: boolean) =>
    serveStatic<Environment>({
      root: clientFolder,
      onFound: (_path, context) =>
        context.header(
          "cache-control",
          `public, max-age=${seconds}${immutable ? ", immutable" : ""}`,
        ),
    });
  app.use("/assets/*", files(31_536_000, true));
  app.use("/:file{[^/]+\\.[a-z0-9]+}", files(3_600, false));

  const remix = createRequestHandler(build, "production");
  app.all("*", async (context) => {
    const request = context.req.raw;
    const crossSite = refuseCrossSite(request);
    if (crossSite !== null) return crossSite;
    return remix(request, {
      nonce: context.get("nonce"),
      requestId: context.get("requestId"),
      clientAddress: clientAddress(context.env.incoming, request.headers),
    });
  });
  return app;
}

export type OpenDoors = { readonly port: number; readonly close: () => Promise<void> };

export function openDoors(
  build: ServerBuild,
  clientFolder: string,
  port: number,
): Promise<OpenDoors> {
  return new Promise((opened, failed) => {
    const server = serve(
      {
        fetch: appOf(build, clientFolder).fetch,
        port,
        hostname: config().HOST,
        overrideGlobalObjects: false,
      },
      ({ port: bound }) => opened({ port: bound, close: () => closeServer(server as Server) }),
    );
    const http = server as Server;
    http.headersTimeout = 15_000;
    http.requestTimeout = 30 * 60_000;
    http.keepAliveTimeout = 5_000;
    http.once("error", failed);
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((closed) => {
    server.close(() => closed());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 10_000).unref();
  });
}
