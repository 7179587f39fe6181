/** How a receiver checks a signature, in three languages; nothing to install. */

const shell = `secret='whsec_…'
id='msg_test' now=$(date +%s) body='{"type":"webhook.test","timestamp":"2026-11-23T02:00:00.000Z","data":{}}'
key=$(printf %s "\${secret#whsec_}" | base64 -d | od -An -v -tx1 | tr -d ' \\n')
signature=$(printf %s "$id.$now.$body" | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$key" -binary | base64)

curl -i http://localhost:4000/hooks \\
  -H 'content-type: application/json' \\
  -H "webhook-id: $id" -H "webhook-timestamp: $now" -H "webhook-signature: v1,$signature" \\
  -d "$body"`;

const node = `import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";
import { env } from "node:process";

const kept = new Map();
const key = Buffer.from(env.WEBHOOK_SECRET.slice("whsec_".length), "base64");

function isOurs(headers, body) {
  const { "webhook-id": id, "webhook-timestamp": at, "webhook-signature": given = "" } = headers;
  if (Math.abs(Number(new Date) / 1000 - Number(at)) > 300) return false;
  const right = createHmac("sha256", key).update(\`\${id}.\${at}.\${body}\`).digest();
  return given.split(" ").some((one) => {
    const [version, text = ""] = one.split(",");
    const sent = Buffer.from(text, "base64");
    return version === "v1" && sent.length === right.length && timingSafeEqual(sent, right);
  });
}

createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString();
  if (!isOurs(request.headers, body)) return response.writeHead(400).end();
  // Keep it under its webhook-id and answer at once; work on it afterwards.
  kept.set(request.headers["webhook-id"], JSON.parse(body));
  response.writeHead(204).end();
}).listen(env.PORT ?? 4000);`;

const python = `import base64, hashlib, hmac, json, os, time
from http.server import BaseHTTPRequestHandler, HTTPServer

key = base64.b64decode(os.environ["WEBHOOK_SECRET"].removeprefix("whsec_"))

def is_ours(headers, body):
    id, at = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "0")
    if abs(time.time() - int(at)) > 300:
        return False
    right = base64.b64encode(hmac.digest(key, f"{id}.{at}.".encode() + body, hashlib.sha256)).decode()
    given = headers.get("webhook-signature", "").split(" ")
    return any(hmac.compare_digest(one, "v1," + right) for one in given)

class Hooks(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        ours = is_ours(self.headers, body)
        if ours:
            message = json.loads(body)
            # Keep it under its webhook-id and answer at once; work on it afterwards.
            print(self.headers["webhook-id"], message["type"], message["data"])
        self.send_response(204 if ours else 400)
        self.end_headers()

HTTPServer(("", int(os.environ.get("PORT", "4000"))), Hooks).serve_forever()`;

export const signatureExamples = [
  { key: "node", title: "Node", code: node },
  { key: "python", title: "Python", code: python },
  { key: "curl", title: "curl", code: shell },
] as const;
