/** A worker in a process of its own that carries out what is due; the test kills it. */
import { carryOutDue } from "~/features/payments/carry-out.server";

console.log("ready");
if (process.env.DIES === "before") process.kill(process.pid, "SIGKILL");
await carryOutDue(process.env.MARKETPLACE ?? "");
console.log("done");
