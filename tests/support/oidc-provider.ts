/** A small OpenID provider over real HTTP, honest unless it is told to lie. */
import { createHash, createSign, generateKeyPairSync, randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Claims = Record<string, unknown>;
export type Lies = {
  readonly claims?: Claims;
  readonly alg?: "RS256" | "none";
  /** Signs with a key that is not published. */
  readonly foreignKey?: boolean;
};

type Grant = { readonly nonce: string; readonly challenge: string; readonly redirectUri: string };
const json = (response: ServerResponse, body: unknown, status = 200) => {
  response.writeHead(status, { "Content-Type": "application/json" });
  response.end(JSON.stringify(body));
};
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const keyPair = () => generateKeyPairSync("rsa", { modulusLength: 2048 });

export class OidcProvider {
  readonly clientId = "slipway";
  readonly clientSecret = "a secret between the two of us";
  /** Who signs in next, and what is told about her. */
  person: Claims = {};
  lies: Lies = {};
  issuer = "";
  readonly #grants = new Map<string, Grant>();
  readonly #keys = keyPair();
  readonly #foreignKeys = keyPair();
  readonly #server: Server = createServer(
    (request, response) => void this.#answer(request, response),
  );

  async start(): Promise<this> {
    await new Promise<void>((listening) => this.#server.listen(0, "127.0.0.1", listening));
    this.issuer = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return this;
  }

  stop(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((closed) => this.#server.close(() => closed()));
  }

  /** What the person's browser does at the provider: signs in, and is sent back with a code. */
  async authorize(url: string): Promise<URL> {
    const response = await fetch(url, { redirect: "manual" });
    return new URL(response.headers.get("Location") ?? "");
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", this.issuer);
    if (url.pathname === "/.well-known/openid-configuration") return this.#discovery(response);
    if (url.pathname === "/keys") {
      const key = this.#keys.publicKey.export({ format: "jwk" });
      return json(response, { keys: [{ ...key, kid: "one", alg: "RS256", use: "sig" }] });
    }
    if (url.pathname === "/authorize") return this.#authorize(url, response);
    if (url.pathname === "/token") return this.#token(request, response);
    return json(response, { error: "not_found" }, 404);
  }

  #discovery(response: ServerResponse): void {
    json(response, {
      issuer: this.issuer,
      authorization_endpoint: `${this.issuer}/authorize`,
      token_endpoint: `${this.issuer}/token`,
      jwks_uri: `${this.issuer}/keys`,
      response_types_supported: ["code"],
      subject_types_supported: ["public"],
      id_token_signing_alg_values_supported: ["RS256"],
    });
  }

  #authorize(url: URL, response: ServerResponse): void {
    const code = randomBytes(16).toString("hex");
    const asked = (name: string) => url.searchParams.get(name) ?? "";
    const redirectUri = asked("redirect_uri");
    this.#grants.set(code, {
      nonce: asked("nonce"),
      challenge: asked("code_challenge"),
      redirectUri,
    });
    const back = new URL(redirectUri);
    back.searchParams.set("code", code);
    back.searchParams.set("state", asked("state"));
    response.writeHead(302, { Location: back.toString() });
    response.end();
  }

  async #token(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const form = new URLSearchParams(Buffer.concat(chunks).toString());
    const grant = this.#grants.get(form.get("code") ?? "");
    this.#grants.delete(form.get("code") ?? "");
    const proof = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    if (!grant || grant.challenge !== proof || grant.redirectUri !== form.get("redirect_uri"))
      return json(response, { error: "invalid_grant" }, 400);
    return json(response, {
      access_token: randomBytes(16).toString("hex"),
      token_type: "Bearer",
      expires_in: 300,
      id_token: this.#idToken(grant.nonce),
    });
  }

  #idToken(nonce: string): string {
    const seconds = Math.floor(Date.now() / 1000);
    const { alg = "RS256", claims, foreignKey } = this.lies;
    const head = encoded({ alg, typ: "JWT", ...(alg === "none" ? {} : { kid: "one" }) });
    const body = encoded({
      iss: this.issuer,
      aud: this.clientId,
      iat: seconds,
      exp: seconds + 300,
      nonce,
      email_verified: true,
      ...this.person,
      ...claims,
    });
    if (alg === "none") return `${head}.${body}.`;
    const { privateKey } = foreignKey ? this.#foreignKeys : this.#keys;
    const signature = createSign("RSA-SHA256").update(`${head}.${body}`).sign(privateKey);
    return `${head}.${body}.${signature.toString("base64url")}`;
  }
}
